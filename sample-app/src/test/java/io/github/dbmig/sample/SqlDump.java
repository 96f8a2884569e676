package io.github.dbmig.sample;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is in a database, as SQL that makes it again.
 */
final class SqlDump {

	private static final int ROWS_PER_STATEMENT = 500;

	private SqlDump() {
	}

	static String of(String file) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
			return of(connection);
		}
	}

	static String of(Connection connection) throws SQLException {
		StringBuilder dump = new StringBuilder();
		for (String table : list(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")) {
			dump.append(list(connection, "SELECT sql FROM sqlite_schema WHERE name = '" + table + "'").get(0))
				.append(";\n");
			rows(connection, table, dump);
		}
		list(connection, "SELECT sql FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL ORDER BY rowid")
			.forEach((sql) -> dump.append(sql).append(";\n"));
		return dump.toString();
	}

	private static void rows(Connection connection, String table, StringBuilder dump) throws SQLException {
		String columns = String.join(" || ',' || ", list(connection,
				"SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('" + table + "') ORDER BY cid"));
		List<String> rows = list(connection, "SELECT " + columns + " FROM \"" + table + "\" ORDER BY rowid");
		for (int i = 0; i < rows.size(); i += ROWS_PER_STATEMENT) {
			List<String> some = rows.subList(i, Math.min(i + ROWS_PER_STATEMENT, rows.size()));
			dump.append("INSERT INTO ").append(table).append(" VALUES\n(");
			dump.append(String.join("),\n(", some)).append(");\n");
		}
	}

	static List<String> list(Connection connection, String query) throws SQLException {
		List<String> list = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
			while (rows.next()) {
				list.add(rows.getString(1));
			}
		}
		return list;
	}

}
