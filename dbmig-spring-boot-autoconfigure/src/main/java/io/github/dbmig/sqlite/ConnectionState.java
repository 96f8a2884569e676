package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a connection a run changes or a revision could change, to be put back before
 * the application gets the connection again.
 *
 * @param autoCommit whether the connection was in autocommit mode
 * @param pragmas the values of the pragmas that hold for a connection
 * @param temporaryObjects how many temporary objects the connection had
 */
record ConnectionState(boolean autoCommit, Map<String, Long> pragmas, long temporaryObjects) {

	private static final List<String> PRAGMAS = List.of("foreign_keys", "legacy_alter_table", "recursive_triggers",
			"ignore_check_constraints", "query_only", "writable_schema", "cell_size_check", "reverse_unordered_selects",
			"busy_timeout");

	/**
	 * Note the state of a connection and leave it in autocommit mode, outside which
	 * pragmas would be ignored.
	 * @param connection the connection as it came from the data source
	 * @param busyTimeout the timeout that it came with, in milliseconds
	 * @return its state
	 * @throws SQLException if it can't be read
	 */
	static ConnectionState save(Connection connection, long busyTimeout) throws SQLException {
		boolean autoCommit = connection.getAutoCommit();
		if (!autoCommit) {
			connection.rollback();
			connection.setAutoCommit(true);
		}
		Map<String, Long> pragmas = new LinkedHashMap<>();
		for (String pragma : PRAGMAS) {
			pragmas.put(pragma, Pragma.number(connection, pragma));
		}
		pragmas.put("busy_timeout", busyTimeout);
		return new ConnectionState(autoCommit, pragmas, temporaryObjects(connection));
	}

	/**
	 * Put the state back.
	 * @param connection the connection, outside a transaction
	 * @throws SQLException if it can't be put back as it was
	 */
	void restore(Connection connection) throws SQLException {
		for (Map.Entry<String, Long> pragma : this.pragmas.entrySet()) {
			if (Pragma.number(connection, pragma.getKey()) != pragma.getValue()) {
				Pragma.set(connection, pragma.getKey(), pragma.getValue());
				if (Pragma.number(connection, pragma.getKey()) != pragma.getValue()) {
					throw new SQLException("PRAGMA " + pragma.getKey() + " can't be put back to " + pragma.getValue());
				}
			}
		}
		if (temporaryObjects(connection) != this.temporaryObjects) {
			throw new SQLException("The run left temporary tables, views or triggers behind");
		}
		connection.clearWarnings();
		if (connection.getAutoCommit() != this.autoCommit) {
			connection.setAutoCommit(this.autoCommit);
		}
	}

	private static long temporaryObjects(Connection connection) throws SQLException {
		try (var statement = connection.createStatement();
				var rows = statement.executeQuery("SELECT count(*) FROM sqlite_temp_schema")) {
			rows.next();
			return rows.getLong(1);
		}
	}

}
