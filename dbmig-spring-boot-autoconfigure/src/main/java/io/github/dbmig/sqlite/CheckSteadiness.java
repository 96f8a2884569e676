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
import org.jspecify.annotations.Nullable;

/**
 * Refuses a CHECK that SQLite takes and then can't evaluate: one that asks what time it
 * is makes every INSERT fail.
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
	 * Refuse it where it depends on the time.
	 * @param table the table that it is for
	 * @param check the check
	 * @throws StepException if rows could never be checked
	 */
	void refuse(TableDdl table, Check check) {
		boolean suspicious = SqlLexer.tokens(check.expression())
			.stream()
			.anyMatch((token) -> TIME_FUNCTIONS.contains(SqlNames.fold(token.unquoted())));
		String words = suspicious ? tryOut(table, check) : null;
		if (words != null && words.contains("non-deterministic")) {
			throw new StepException(
					"SQLite would take the CHECK (" + check.expression() + ") and then refuse every row of "
							+ SqlNames.quote(table.name().value()) + ": " + words + ".",
					"Compare with a column that holds the time, or check it in the application.", null, null);
		}
	}

	private @Nullable String tryOut(TableDdl table, Check check) {
		String columns = table.columns()
			.stream()
			.map((column) -> SqlNames.quote(column.name().value()))
			.collect(Collectors.joining(", "));
		String name = SqlNames.quote(table.name().value());
		try (ScratchDatabase scratch = ScratchDatabase.open(this.customizer)) {
			String refused = scratch
				.attempt("CREATE TABLE " + name + " (" + columns + ", CHECK (" + check.expression() + "\n))");
			return (refused == null) ? scratch.attempt("INSERT INTO " + name + " DEFAULT VALUES") : null;
		}
		catch (SQLException ex) {
			throw Sql.failed(ex, null);
		}
	}

}
