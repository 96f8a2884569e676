package io.github.dbmig.sqlite;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.Check;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.TableDdl;

/**
 * Refuses a CHECK that SQLite refuses, before rows are asked about it, and one that it
 * takes and then can't evaluate: what asks for the time makes every INSERT fail.
 *
 * @see <a href="https://www.sqlite.org/deterministic.html">Deterministic SQL
 * Functions</a>
 */
final class CheckSteadiness {

	private static final Set<String> TIME_FUNCTIONS = Set.of("date", "time", "datetime", "julianday", "unixepoch",
			"strftime", "timediff");

	private final MigrationConnectionCustomizer customizer;

	CheckSteadiness(MigrationConnectionCustomizer customizer) {
		this.customizer = customizer;
	}

	/**
	 * Refuse it where it could never be checked.
	 * @param table the table that it is for
	 * @param check the check
	 * @throws StepException if it is wrong or depends on the time
	 */
	void refuse(TableDdl table, Check check) {
		String name = SqlNames.quote(table.name().value());
		String columns = table.columns()
			.stream()
			.map((column) -> SqlNames.quote(column.name().value()))
			.collect(Collectors.joining(", "));
		String what = "CHECK (" + Dependant.oneLine(check.expression()) + ")";
		try (ScratchDatabase scratch = ScratchDatabase.open(this.customizer)) {
			String words = scratch
				.attempt("CREATE TABLE " + name + " (" + columns + ", CHECK (" + check.expression() + "\n))");
			if (words != null) {
				throw new StepException("SQLite refuses the " + what + " of " + name + ": " + words + ".",
						"Correct the expression.", null, null);
			}
			words = asksForTheTime(check) ? scratch.attempt("INSERT INTO " + name + " DEFAULT VALUES") : null;
			if (words != null && words.contains("non-deterministic")) {
				throw new StepException(
						"SQLite would take the " + what + " and then refuse every row of " + name + ": " + words + ".",
						"Compare with a column that holds the time, or check it in the application.", null, null);
			}
		}
		catch (SQLException ex) {
			throw Sql.failed(ex, null);
		}
	}

	private static boolean asksForTheTime(Check check) {
		return SqlLexer.tokens(check.expression())
			.stream()
			.anyMatch((token) -> TIME_FUNCTIONS.contains(SqlNames.fold(token.unquoted())));
	}

}
