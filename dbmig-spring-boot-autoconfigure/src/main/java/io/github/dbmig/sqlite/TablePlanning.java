package io.github.dbmig.sqlite;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.TableChange;

/**
 * Plans operations on one table that are run together. Whatever can't be done is thrown
 * with the place of its operation among them.
 */
final class TablePlanning {

	private final Sql sql;

	private final DependantPolicy dependants;

	TablePlanning(Sql sql, DependantPolicy dependants) {
		this.sql = sql;
		this.dependants = dependants;
	}

	/**
	 * Plan everything at once.
	 * @param group changes of one table
	 * @return the plan, or nothing if a part can only be planned when what comes before
	 * it was made
	 * @throws StepException if something can't be done
	 */
	Optional<TablePlan> ahead(List<Operation> group) {
		TablePlanner planner = planner(group);
		for (int i = 0; i < group.size(); i++) {
			for (TableChange change : changes(group.get(i), planner)) {
				if (!planner.takes(change)) {
					return Optional.empty();
				}
				add(planner, change, i);
			}
		}
		return Optional.of(planner.plan());
	}

	/**
	 * Plan, and have each plan made before the next is planned.
	 * @param group changes of one table
	 * @param maker makes what is planned
	 * @throws StepException if something can't be done
	 */
	void each(List<Operation> group, Consumer<TablePlan> maker) {
		TablePlanner planner = planner(group);
		for (int i = 0; i < group.size(); i++) {
			for (TableChange change : changes(group.get(i), planner)) {
				if (!planner.takes(change) && !planner.isEmpty()) {
					maker.accept(planner.plan());
					planner = planner(group);
				}
				add(planner, change, i);
			}
		}
		maker.accept(planner.plan());
	}

	private TablePlanner planner(List<Operation> group) {
		return new TablePlanner(this.sql, TableGroups.table(group.get(0)).orElseThrow(), this.dependants);
	}

	private static void add(TablePlanner planner, TableChange change, int index) {
		try {
			planner.add(change, index);
		}
		catch (StepException ex) {
			throw ex.atOperation(index);
		}
	}

	private static List<TableChange> changes(Operation operation, TablePlanner planner) {
		if (operation instanceof AlterTable alter) {
			return alter.changes();
		}
		planner.rebuild("it was asked for");
		return List.of();
	}

}
