package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Rows about a table in one of SQLite's own, which go when that table is dropped.
 *
 * @param table SQLite's table
 * @param rows the rows, all columns of them
 * @see <a href="https://www.sqlite.org/fileformat2.html#the_sqlite_stat1_table">The
 * sqlite_stat1 table</a>
 */
record SavedRows(String table, List<List<@Nullable Object>> rows) {

	static SavedRows of(Connection connection, String table, String column, String about) throws SQLException {
		List<List<@Nullable Object>> saved = new ArrayList<>();
		if (!exists(connection, table)) {
			return new SavedRows(table, saved);
		}
		try (PreparedStatement statement = connection.prepareStatement(
				"SELECT * FROM " + SqlNames.quote(table) + " WHERE lower(" + column + ") = lower(?) ORDER BY rowid")) {
			statement.setString(1, about);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					List<@Nullable Object> row = new ArrayList<>();
					for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
						row.add(rows.getObject(i));
					}
					saved.add(row);
				}
			}
		}
		return new SavedRows(table, saved);
	}

	private static boolean exists(Connection connection, String table) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT 1 FROM sqlite_schema WHERE name = '" + table + "'")) {
			return rows.next();
		}
	}

	void restore(Connection connection) throws SQLException {
		for (List<@Nullable Object> row : this.rows) {
			String marks = String.join(", ", Collections.nCopies(row.size(), "?"));
			try (PreparedStatement statement = connection
				.prepareStatement("INSERT INTO " + SqlNames.quote(this.table) + " VALUES (" + marks + ")")) {
				for (int i = 0; i < row.size(); i++) {
					statement.setObject(i + 1, row.get(i));
				}
				statement.executeUpdate();
			}
		}
	}

}
