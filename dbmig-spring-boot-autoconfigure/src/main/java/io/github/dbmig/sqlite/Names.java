package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.dialect.DatabaseException;
import io.github.dbmig.operation.Data;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.sql.SqlNames;

/**
 * Where SQLite would find something else than the database's own by a bare name.
 *
 * @see <a href="https://www.sqlite.org/lang_naming.html">Database Object Name
 * Resolution</a>
 */
final class Names {

	private Names() {
	}

	/**
	 * SQLite looks a bare name up among temporary objects first, then in the database,
	 * then in attached ones: a run must not take the one for the other.
	 * @param connection a connection
	 * @param title the words by which messages name the database
	 * @throws SQLException if the names can't be read
	 */
	static void refuseOthers(Connection connection, String title) throws SQLException {
		List<String> attached = attached(connection);
		if (!attached.isEmpty()) {
			throw new DatabaseException(
					title + " is used with attached databases (" + String.join(", ", attached)
							+ "): a table that it doesn't have would be looked up, changed or dropped there.",
					"Migrate through a data source that attaches nothing, marked with @DbmigDataSource.", null);
		}
		List<String> hidden = hidden(connection);
		if (!hidden.isEmpty()) {
			throw new DatabaseException(
					title + " is used with temporary objects that hide others of the same name: "
							+ String.join(", ", hidden) + ".",
					"Migrate through a data source whose connections have none, marked with @DbmigDataSource.", null);
		}
	}

	/**
	 * Return the databases that are attached.
	 * @param connection a connection
	 * @return their names
	 * @throws SQLException if they can't be read
	 */
	static List<String> attached(Connection connection) throws SQLException {
		return texts(connection, "SELECT name FROM pragma_database_list WHERE name NOT IN ('main', 'temp')");
	}

	/**
	 * Return whether an operation may make the first temporary object. SQL has no way to
	 * do that without the word, which also begins TEMPORARY.
	 * @param operation the operation
	 * @return {@code false} if it certainly makes none
	 */
	static boolean mayBeTemporary(Operation operation) {
		return operation instanceof Data
				|| (operation instanceof Execute execute && SqlNames.fold(execute.sql()).contains("temp"));
	}

	/**
	 * Return the temporary objects that hide one of the database's own.
	 * @param connection a connection
	 * @return their names
	 * @throws SQLException if they can't be read
	 */
	static List<String> hidden(Connection connection) throws SQLException {
		return texts(connection, "SELECT t.name FROM sqlite_temp_schema t WHERE t.type <> 'trigger' AND EXISTS "
				+ "(SELECT 1 FROM main.sqlite_schema m WHERE lower(m.name) = lower(t.name)) ORDER BY t.name");
	}

	private static List<String> texts(Connection connection, String sql) throws SQLException {
		List<String> texts = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				texts.add(rows.getString(1));
			}
		}
		return texts;
	}

}
