package io.github.dbmig.sqlite;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.operation.CreateView;
import io.github.dbmig.operation.DropColumn;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.RenameColumn;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.sql.SqlNames;

/**
 * Looks at what a run is going to do before it writes anything: changes of tables that
 * nothing before them touches are planned, with their checks against the rows, and what
 * is wrong with them is told while there is nothing to take back.
 */
final class LookAhead {

	private final TablePlanning planning;

	private final IdentityHashMap<Operation, TablePlan> plans = new IdentityHashMap<>();

	private final Set<String> touched = new HashSet<>();

	private boolean blind;

	private boolean keysAtRisk;

	/** Whether views or triggers may be others than now. */
	private boolean otherObjects;

	LookAhead(TablePlanning planning) {
		this.planning = planning;
	}

	/**
	 * Look.
	 * @param revisions the operations of each revision, in order
	 * @throws StepException if something can't be done, with the place of the operation
	 * among all of them
	 */
	void at(List<List<Operation>> revisions) {
		int index = 0;
		for (List<Operation> operations : revisions) {
			for (List<Operation> group : TableGroups.of(operations)) {
				try {
					look(group);
				}
				catch (StepException ex) {
					throw ex.atOperation(index + ex.operation());
				}
				index += group.size();
			}
		}
	}

	/**
	 * Whether rows could end up referring to nothing, so that foreign keys must be
	 * checked.
	 */
	boolean keysAtRisk() {
		return this.keysAtRisk;
	}

	/** The plan that was made for operations which are run together. */
	Optional<TablePlan> plan(List<Operation> group) {
		return Optional.ofNullable(this.plans.remove(group.get(0)));
	}

	private void look(List<Operation> group) {
		Operation operation = group.get(0);
		Optional<String> altered = TableGroups.table(operation);
		if (altered.isPresent()) {
			alter(altered.get(), group);
		}
		else if (operation instanceof CreateTable create) {
			this.touched.add(SqlNames.fold(create.name()));
			this.keysAtRisk = true;
		}
		else if (operation instanceof CreateIndex index) {
			this.touched.add(SqlNames.fold(index.table()));
		}
		else if (operation instanceof CreateView) {
			this.otherObjects = true;
		}
		else {
			// From here on rows, views and triggers may be others than now
			this.blind = true;
			this.keysAtRisk = true;
		}
	}

	private void alter(String table, List<Operation> group) {
		boolean first = this.touched.add(SqlNames.fold(table));
		boolean others = this.touched.size() > 1;
		List<TableChange> changes = group.stream()
			.flatMap((operation) -> (operation instanceof AlterTable alter) ? alter.changes().stream() : Stream.empty())
			.toList();
		boolean known = !this.blind && first && !(others && changes.stream().anyMatch(LookAhead::refers))
				&& !(this.otherObjects && changes.stream().anyMatch(LookAhead::asksOtherObjects));
		this.otherObjects |= changes.stream().anyMatch((change) -> change instanceof DropColumn drop && drop.cascade());
		if (!known) {
			this.keysAtRisk = true;
			return;
		}
		Optional<TablePlan> plan = this.planning.ahead(group);
		this.keysAtRisk |= plan.map(TablePlan::touchesKeys).orElse(true);
		plan.ifPresent((made) -> this.plans.put(group.get(0), made));
	}

	/** Whether views and triggers decide what is planned. */
	private static boolean asksOtherObjects(TableChange change) {
		return change instanceof DropColumn || change instanceof RenameColumn;
	}

	/** Whether rows of other tables decide what is planned. */
	private static boolean refers(TableChange change) {
		if (ChangeExpressions.of(change).stream().anyMatch(ChangeExpressions::selects)) {
			return true;
		}
		if (change instanceof AddColumn add) {
			return add.column().constraints().stream().anyMatch(ForeignKey.class::isInstance);
		}
		return change instanceof AddConstraint add && add.constraint() instanceof ForeignKey;
	}

}
