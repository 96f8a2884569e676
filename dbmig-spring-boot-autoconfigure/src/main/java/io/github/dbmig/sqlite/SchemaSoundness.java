package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.operation.CreateTrigger;
import io.github.dbmig.operation.CreateView;
import io.github.dbmig.operation.Insert;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.Ddl;

/**
 * Finds views, triggers and full-text indexes that no longer work. SQLite lets a table or
 * column go that they use, and says so only when they are used; EXPLAIN compiles such a
 * use without doing it.
 *
 * @see <a href="https://www.sqlite.org/lang_explain.html">EXPLAIN</a>
 */
final class SchemaSoundness {

	private static final String VIEWS = "SELECT name FROM main.sqlite_schema WHERE type = 'view'";

	private static final String FULL_TEXT = "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND rootpage = 0 "
			+ "AND sql LIKE '%content%'";

	/**
	 * Nothing but a trigger makes writing one table depend on another.
	 */
	private static final String TRIGGERED = "SELECT name FROM main.sqlite_schema WHERE type = '%s' AND lower(name) IN "
			+ "(SELECT lower(tbl_name) FROM main.sqlite_schema WHERE type = 'trigger' "
			+ "UNION ALL SELECT lower(tbl_name) FROM temp.sqlite_schema WHERE type = 'trigger')";

	private static final String TABLES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
			+ "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

	/**
	 * Those that can be written.
	 */
	private static final String COLUMNS = "SELECT name FROM pragma_table_xinfo(%s, 'main') WHERE hidden = 0";

	private final Connection connection;

	private final boolean everyTable;

	SchemaSoundness(Connection connection) {
		this(connection, false);
	}

	/**
	 * Create a search.
	 * @param connection the connection
	 * @param everyTable whether to try writing every table, as it should be where tables
	 * are altered, and not only those with triggers
	 */
	SchemaSoundness(Connection connection, boolean everyTable) {
		this.connection = connection;
		this.everyTable = everyTable;
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
			for (String view : texts(statement, VIEWS)) {
				explain(statement, new Use("reading", view, true), "SELECT * FROM " + quoted(view), broken);
			}
			for (String sql : texts(statement, FULL_TEXT)) {
				Optional<String> reading = ContentTables.reading(sql);
				if (reading.isPresent()) {
					explain(statement, new Use("searching", Ddl.parse(sql).name().value(), false), reading.get(),
							broken);
				}
			}
			for (String table : texts(statement, this.everyTable ? TABLES : TRIGGERED.formatted("table"))) {
				explainWriting(statement, table, false, broken);
			}
			for (String view : texts(statement, TRIGGERED.formatted("view"))) {
				// What can't be read can't be written, and its columns are not known
				if (!broken.containsKey(new Use("reading", view, true))) {
					explainWriting(statement, view, true, broken);
				}
			}
		}
		return broken;
	}

	private static void explainWriting(Statement statement, String name, boolean view, Map<Use, String> broken)
			throws SQLException {
		String quoted = quoted(name);
		String same = String.join(", ",
				texts(statement, COLUMNS.formatted(SqlNames.literal(name))).stream()
					.map(SqlNames::quote)
					.map((column) -> column + " = " + column)
					.toList());
		explain(statement, new Use("inserting into", name, view), "INSERT INTO " + quoted + " DEFAULT VALUES", broken);
		explain(statement, new Use("updating", name, view), "UPDATE " + quoted + " SET " + same, broken);
		explain(statement, new Use("deleting from", name, view), "DELETE FROM " + quoted, broken);
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
					"Drop or rewrite these views, triggers and full-text indexes in the revision, before the step that takes from them "
							+ "what they use.",
					null, null);
		}
	}

	private static String quoted(String name) {
		return "main." + SqlNames.quote(name);
	}

	private static List<String> texts(Statement statement, String sql) throws SQLException {
		List<String> texts = new ArrayList<>();
		try (ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				texts.add(rows.getString(1));
			}
		}
		return texts;
	}

	private static void explain(Statement statement, Use use, String sql, Map<Use, String> broken) throws SQLException {
		try (ResultSet plan = statement.executeQuery("EXPLAIN " + sql)) {
			plan.next();
		}
		catch (SQLException ex) {
			if (SqliteErrors.busy(ex) || SqliteErrors.readOnly(ex)) {
				throw ex;
			}
			String words = SqliteErrors.words(ex);
			// A view without an INSTEAD OF trigger of this kind is not meant to be
			// written
			if (!words.equals("cannot modify " + use.name() + " because it is a view")) {
				broken.put(use, words);
			}
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
