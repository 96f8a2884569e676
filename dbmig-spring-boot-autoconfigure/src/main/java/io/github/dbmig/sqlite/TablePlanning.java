package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.TableChange;
import org.jspecify.annotations.Nullable;

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
		for (Step step : steps(group)) {
			if (step.change() != null && !planner.takes(step.change())) {
				return Optional.empty();
			}
			add(planner, step);
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
		for (Step step : steps(group)) {
			if (step.change() != null && !planner.takes(step.change()) && !planner.isEmpty()) {
				maker.accept(planner.plan());
				planner = planner(group);
			}
			add(planner, step);
		}
		maker.accept(planner.plan());
	}

	private TablePlanner planner(List<Operation> group) {
		return new TablePlanner(this.sql, TableGroups.table(group.get(0)).orElseThrow(), this.dependants);
	}

	private static void add(TablePlanner planner, Step step) {
		try {
			if (step.change() != null) {
				planner.add(step.change(), step.operation());
			}
			else {
				planner.rebuild("it was asked for");
			}
		}
		catch (StepException ex) {
			throw ex.atOperation(step.operation());
		}
	}

	private static List<Step> steps(List<Operation> group) {
		List<Step> steps = new ArrayList<>();
		for (int i = 0; i < group.size(); i++) {
			int index = i;
			if (group.get(i) instanceof AlterTable alter) {
				alter.changes().forEach((change) -> steps.add(new Step(change, index)));
			}
			else {
				steps.add(new Step(null, index));
			}
		}
		return steps;
	}

	/**
	 * One thing to plan.
	 *
	 * @param change the change, null for a rebuild that is asked for
	 * @param operation the place of its operation in the group
	 */
	private record Step(@Nullable TableChange change, int operation) {

	}

}
