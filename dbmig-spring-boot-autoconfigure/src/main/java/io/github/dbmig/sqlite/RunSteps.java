package io.github.dbmig.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.Data;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.RenameTable;
import org.jspecify.annotations.Nullable;

/**
 * Runs the operations of a run: as statements, as code, or by a plan where they change a
 * table.
 */
final class RunSteps {

	private final SqliteRun run;

	private final DataSteps dataSteps;

	private final RebuildOptions options;

	private final Sql sql;

	private final DependantPolicy dependants;

	private final TablePlanning planning;

	private final SqliteStatements operations = new SqliteStatements();

	private @Nullable LookAhead lookAhead;

	private boolean temporary;

	RunSteps(SqliteRun run, DataSteps dataSteps, MigrationConnectionCustomizer customizer, RebuildOptions options) {
		this.run = run;
		this.dataSteps = dataSteps;
		this.options = options;
		this.sql = new Sql(run.connection());
		this.dependants = new DependantPolicy(this.sql, customizer);
		this.planning = new TablePlanning(this.sql, this.dependants);
	}

	/** Note whether there can be temporary objects. */
	void noteTemporary(boolean temporary) {
		this.temporary = temporary;
	}

	/**
	 * Plan what can be planned before anything is written.
	 * @param revisions the operations of each revision
	 * @return whether rows could end up referring to nothing
	 * @throws StepException if something can't be done
	 */
	boolean lookAhead(List<List<Operation>> revisions) {
		LookAhead ahead = new LookAhead(this.planning);
		this.lookAhead = ahead;
		ahead.at(revisions);
		return ahead.keysAtRisk();
	}

	/**
	 * Look which rows stand in the way of changes of a table.
	 * @param changes the changes
	 * @return what is wrong with the rows, one line for each kind
	 * @throws StepException if the changes can't be made whatever the rows are
	 */
	List<String> violations(AlterTable changes) {
		try {
			this.planning.ahead(List.of(changes));
			return List.of();
		}
		catch (RowViolationException ex) {
			return ex.violations();
		}
	}

	/**
	 * Run operations that belong together.
	 * @param group one, or changes of one table
	 * @throws StepException if one fails
	 */
	void execute(List<Operation> group) {
		if (TableGroups.table(group.get(0)).isPresent()) {
			alter(group);
		}
		else {
			group.forEach(this::execute);
		}
	}

	private void alter(List<Operation> group) {
		this.run.statements().forget();
		try {
			LookAhead known = this.lookAhead;
			Optional<TablePlan> plan = (known != null) ? known.plan(group) : Optional.empty();
			if (plan.isPresent() && plan.get().isOf(TableFacts.read(this.sql, plan.get().table()))) {
				make(plan.get());
			}
			else {
				this.planning.each(group, this::make);
			}
		}
		catch (StepException ex) {
			if (ex.getCause() instanceof SQLException cause) {
				this.run.guard().failed(cause);
			}
			throw readOnly(ex);
		}
	}

	private void make(TablePlan plan) {
		if (plan.touchesKeys()) {
			this.run.gate().keysTouched();
		}
		for (Dependant key : plan.keyDrops()) {
			this.planning.each(List.of(this.dependants.without(key)), this::make);
		}
		new TableAlteration(this.sql, plan, this.options).run();
	}

	private void execute(Operation operation) {
		if (operation instanceof Data data) {
			data(data);
		}
		else {
			for (SqlStatement statement : operation.accept(this.operations)) {
				check(statement);
				run(operation, statement);
			}
		}
		this.temporary |= Names.mayBeTemporary(operation);
		if (this.temporary && (operation instanceof Execute || operation instanceof Data)) {
			this.run.checkTransaction();
			this.run.refuseHidden();
		}
		if (operation instanceof RenameTable rename) {
			this.run.gate().renamed(rename);
		}
	}

	private void run(Operation operation, SqlStatement statement) {
		try {
			run(statement);
		}
		catch (StepException ex) {
			if (operation instanceof CreateIndex index && index.unique() && SqliteErrors.constraint(ex.getCause())) {
				throw new UniqueIndexCheck(this.sql).explain(index).orElse(ex);
			}
			throw ex;
		}
	}

	private void data(Data data) {
		try {
			this.dataSteps.run(data);
		}
		catch (StepException ex) {
			throw readOnly(ex);
		}
	}

	private StepException readOnly(StepException ex) {
		for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException refusal && SqliteErrors.readOnly(refusal)) {
				return this.run.failed(refusal, null);
			}
		}
		return ex;
	}

	private void check(SqlStatement statement) {
		try {
			this.run.guard().check(statement.sql());
		}
		catch (SQLException ex) {
			throw new StepException(String.valueOf(ex.getMessage()), "Correct the revision.", statement.sql(), ex);
		}
	}

	/**
	 * Run a statement.
	 * @param statement the statement
	 * @return how many rows it changed
	 * @throws StepException if SQLite refuses
	 */
	int run(SqlStatement statement) {
		try {
			return this.run.statements().run(statement);
		}
		catch (SQLException ex) {
			this.run.guard().failed(ex);
			throw this.run.failed(ex, statement.sql());
		}
	}

}
