package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.operation.CreateTrigger;
import io.github.dbmig.operation.CreateView;
import io.github.dbmig.operation.Insert;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.sql.SqlNames;

/**
 * Finds views and triggers that no longer work. SQLite lets a table or column go that
 * they use, and says so only when they are used; EXPLAIN compiles such a use without
 * doing it.
 *
 * @see <a href="https://www.sqlite.org/lang_explain.html">EXPLAIN</a>
 */
final class SchemaSoundness {

	private final Connection connection;

	SchemaSoundness(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Return whether an operation can take away what views and triggers use.
	 */
	static boolean mayBreak(Operation operation) {
		return !(operation instanceof CreateTable || operation instanceof CreateIndex || operation instanceof Insert
				|| operation instanceof CreateView || operation instanceof CreateTrigger);
	}

	/**
	 * Find what doesn't work.
	 * @return SQLite's words for each
	 * @throws SQLException if that can't be found out
	 */
	Map<Use, String> broken() throws SQLException {
		Map<Use, String> broken = new LinkedHashMap<>();
		try (Statement statement = this.connection.createStatement()) {
			for (String view : views(statement)) {
				explain(statement, new Use("reading", view, true), "SELECT * FROM main." + SqlNames.quote(view),
						broken);
			}
			for (Map.Entry<String, List<String>> table : columns(statement).entrySet()) {
				String name = table.getKey();
				String quoted = "main." + SqlNames.quote(name);
				String same = String.join(", ",
						table.getValue().stream().map((column) -> column + " = " + column).toList());
				explain(statement, new Use("inserting into", name, false), "INSERT INTO " + quoted + " DEFAULT VALUES",
						broken);
				explain(statement, new Use("updating", name, false), "UPDATE " + quoted + " SET " + same, broken);
				explain(statement, new Use("deleting from", name, false), "DELETE FROM " + quoted, broken);
			}
		}
		return broken;
	}

	/**
	 * Refuse what works no longer; what was broken before may stay so.
	 * @param before what was broken before the run
	 * @param renames the names that tables have now, by their folded names before
	 * @throws SQLException if that can't be found out
	 */
	void refuseNew(Map<Use, String> before, Map<String, String> renames) throws SQLException {
		Map<Use, String> known = new LinkedHashMap<>();
		before.forEach((use, words) -> known.put(use.renamed(renames), words));
		List<String> lines = new ArrayList<>();
		broken().forEach((use, words) -> {
			if (!words.equals(known.get(use.renamed(Map.of())))) {
				lines.add(use.describe() + ": " + words);
			}
		});
		if (!lines.isEmpty()) {
			throw new StepException(
					"It would break " + lines.size() + (lines.size() == 1 ? " use" : " uses")
							+ " of views and tables, SQLite says:" + System.lineSeparator() + "  - "
							+ String.join(System.lineSeparator() + "  - ", lines),
					"Drop or rewrite these views and triggers in the revision, before the step that takes from them "
							+ "what they use.",
					null, null);
		}
	}

	private static List<String> views(Statement statement) throws SQLException {
		List<String> views = new ArrayList<>();
		try (ResultSet rows = statement.executeQuery("SELECT name FROM main.sqlite_schema WHERE type = 'view'")) {
			while (rows.next()) {
				views.add(rows.getString(1));
			}
		}
		return views;
	}

	/**
	 * Read the columns that can be written, of ordinary tables.
	 */
	private static Map<String, List<String>> columns(Statement statement) throws SQLException {
		Map<String, List<String>> columns = new LinkedHashMap<>();
		try (ResultSet rows = statement.executeQuery("SELECT t.name, c.name FROM (SELECT name FROM pragma_table_list "
				+ "WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\') AS t "
				+ "CROSS JOIN pragma_table_xinfo(t.name, 'main') AS c WHERE c.hidden = 0")) {
			while (rows.next()) {
				columns.computeIfAbsent(rows.getString(1), (name) -> new ArrayList<>())
					.add(SqlNames.quote(rows.getString(2)));
			}
		}
		return columns;
	}

	private static void explain(Statement statement, Use use, String sql, Map<Use, String> broken) throws SQLException {
		try (ResultSet plan = statement.executeQuery("EXPLAIN " + sql)) {
			plan.next();
		}
		catch (SQLException ex) {
			if (SqliteErrors.busy(ex) || SqliteErrors.readOnly(ex)) {
				throw ex;
			}
			broken.put(use, SqliteErrors.words(ex));
		}
	}

	/**
	 * A use of a table or view.
	 *
	 * @param what what is done
	 * @param name the name of the table or view
	 * @param view whether it is a view
	 */
	record Use(String what, String name, boolean view) {

		Use renamed(Map<String, String> renames) {
			return new Use(this.what, SqlNames.fold(renames.getOrDefault(SqlNames.fold(this.name), this.name)),
					this.view);
		}

		String describe() {
			return this.what + (this.view ? " view " : " table ") + SqlNames.quote(this.name);
		}

	}

}
