package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * Reads and sets pragmas.
 *
 * @see <a href="https://www.sqlite.org/pragma.html">PRAGMA Statements</a>
 */
final class Pragma {

	private Pragma() {
	}

	static @Nullable String text(Connection connection, String pragma) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("PRAGMA " + pragma)) {
			return rows.next() ? rows.getString(1) : null;
		}
	}

	static long number(Connection connection, String pragma) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("PRAGMA " + pragma)) {
			return rows.next() ? rows.getLong(1) : 0;
		}
	}

	static void set(Connection connection, String pragma, long value) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			// Some pragmas answer with their new value, others with nothing
			statement.execute("PRAGMA " + pragma + "=" + value);
		}
	}

}
