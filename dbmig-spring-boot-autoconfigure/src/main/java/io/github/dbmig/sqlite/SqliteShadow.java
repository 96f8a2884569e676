package io.github.dbmig.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.compare.SqlEquivalence;
import io.github.dbmig.dialect.ColumnValues;
import io.github.dbmig.dialect.DatabaseException;
import io.github.dbmig.dialect.ProgressListener;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.Data;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Insert;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.sql.SqlLexer;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite database in memory in which operations are replayed, changes of tables by the
 * same plans and proofs as in a run. Functions and collations that only the application
 * has are stood in for.
 */
final class SqliteShadow implements Shadow {

	/** What only writes or reads rows, of which a shadow has none. */
	private static final Set<String> ROWS = Set.of("INSERT", "REPLACE", "UPDATE", "DELETE", "SELECT", "WITH", "VALUES",
			"ANALYZE", "REINDEX");

	private final ScratchDatabase scratch;

	private final Sql sql;

	private final DependantPolicy dependants;

	private final TablePlanning planning;

	private final SqliteStatements statements = new SqliteStatements();

	private final ValueComparison equivalence = new ValueComparison();

	private SqliteShadow(ScratchDatabase scratch, MigrationConnectionCustomizer customizer) {
		this.scratch = scratch;
		this.sql = new Sql(scratch.connection());
		this.dependants = new DependantPolicy(this.sql, customizer);
		this.planning = new TablePlanning(this.sql, this.dependants);
	}

	static SqliteShadow open(List<MigrationConnectionCustomizer> customizers) {
		MigrationConnectionCustomizer customizer = (connection) -> {
			for (MigrationConnectionCustomizer each : customizers) {
				each.customize(connection);
			}
		};
		try {
			ScratchDatabase scratch = ScratchDatabase.open(customizer);
			scratch.execute("BEGIN");
			return new SqliteShadow(scratch, customizer);
		}
		catch (SQLException ex) {
			throw new DatabaseException(
					"A SQLite database in memory could not be opened: " + SqliteErrors.words(ex) + ".",
					"If a MigrationConnectionCustomizer needs a file or an encrypted database, let it leave others alone.",
					ex);
		}
	}

	@Override
	public void replay(List<Operation> operations) {
		int done = 0;
		while (done < operations.size()) {
			int together = TableGroups.first(operations.subList(done, operations.size()));
			try {
				replayTogether(operations.subList(done, done + together));
			}
			catch (StepException ex) {
				throw ex.atOperation(done + ex.operation());
			}
			done += together;
		}
	}

	/** Repeated from the start of the group whenever something can be stood in for. */
	private void replayTogether(List<Operation> group) {
		String before = null;
		while (true) {
			this.sql.run("SAVEPOINT dbmig_group");
			try {
				execute(group);
				this.sql.run("RELEASE dbmig_group");
				return;
			}
			catch (StepException ex) {
				this.sql.run("ROLLBACK TO dbmig_group");
				this.sql.run("RELEASE dbmig_group");
				String words = unknown(ex);
				if (words == null || words.equals(before)) {
					throw ex;
				}
				before = words;
			}
		}
	}

	private @Nullable String unknown(StepException failure) {
		try {
			if (failure.getCause() instanceof SQLException cause) {
				String words = SqliteErrors.words(cause);
				return this.scratch.standIn(words) ? words : null;
			}
			return null;
		}
		catch (SQLException ex) {
			throw Sql.failed(ex, null);
		}
	}

	private void execute(List<Operation> group) {
		if (TableGroups.table(group.get(0)).isPresent()) {
			RebuildOptions options = new RebuildOptions(false, ProgressListener.none(), false);
			this.planning.each(group, (plan) -> make(plan, options));
			return;
		}
		for (Operation operation : group) {
			if (!writesRows(operation)) {
				for (SqlStatement statement : operation.accept(this.statements)) {
					this.sql.update(statement.sql(), statement.parameters().toArray());
				}
			}
		}
	}

	private static boolean writesRows(Operation operation) {
		if (operation instanceof Execute execute) {
			return SqlLexer.tokens(execute.sql())
				.stream()
				.filter((token) -> !token.isTrivia())
				.findFirst()
				.filter((token) -> ROWS.contains(token.text().toUpperCase(Locale.ROOT)))
				.isPresent();
		}
		return operation instanceof Insert || operation instanceof Data;
	}

	private void make(TablePlan plan, RebuildOptions options) {
		for (Dependant key : plan.keyDrops()) {
			this.planning.each(List.of(this.dependants.without(key)), (each) -> make(each, options));
		}
		new TableAlteration(this.sql, plan, options).run();
	}

	@Override
	public Schema schema() {
		try {
			return SchemaReader.read(this.scratch.connection());
		}
		catch (SQLException ex) {
			throw Sql.failed(ex, null);
		}
	}

	@Override
	public SqlEquivalence equivalence() {
		return this.equivalence;
	}

	@Override
	public ColumnValues values() {
		return new SqliteColumnValues();
	}

	@Override
	public void close() {
		try {
			this.equivalence.close();
			this.scratch.close();
		}
		catch (SQLException ex) {
			throw Sql.failed(ex, null);
		}
	}

}
