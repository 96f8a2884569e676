package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.dbmig.sql.SqlNames;

/**
 * Everything that a rebuild must leave as it is: the stored texts, every row with its
 * rowid, the sequences, the statistics, and what SQLite tells of keys and indexes.
 */
final class Snapshot {

	private final TreeMap<String, List<String>> parts = new TreeMap<>();

	private Snapshot(Connection connection) throws SQLException {
		add(connection, "schema", "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name");
		for (String table : column(connection, "SELECT name FROM pragma_table_list WHERE schema = 'main' "
				+ "AND type = 'table' AND name <> 'sqlite_schema' ORDER BY name")) {
			String quoted = SqlNames.quote(table);
			add(connection, "rows of " + table, "SELECT * FROM " + quoted);
			for (String rowid : List.of("rowid", "oid", "_rowid_")) {
				add(connection, rowid + "s of " + table, "SELECT " + rowid + " FROM " + quoted);
			}
			add(connection, "keys of " + table, "PRAGMA foreign_key_list(" + quoted + ")");
			for (String index : column(connection,
					"SELECT name FROM pragma_index_list(" + SqlNames.literal(table) + ") ORDER BY name")) {
				add(connection, "index " + index, "PRAGMA index_xinfo(" + SqlNames.quote(index) + ")");
			}
		}
	}

	static Map<String, List<String>> of(Connection connection) throws SQLException {
		return new Snapshot(connection).parts;
	}

	private void add(Connection connection, String name, String sql) throws SQLException {
		List<String> lines = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				Object[] row = new Object[rows.getMetaData().getColumnCount()];
				for (int i = 0; i < row.length; i++) {
					Object value = rows.getObject(i + 1);
					row[i] = (value instanceof byte[] bytes) ? "x" + HexFormat.of().formatHex(bytes)
							: (value != null) ? value.getClass().getSimpleName() + " " + value : null;
				}
				lines.add(Arrays.toString(row));
			}
		}
		catch (SQLException ex) {
			// A table without rowids, or one that SQLite itself can't read
			lines.add("not to be had");
		}
		if (!sql.startsWith("PRAGMA")) {
			// Without ORDER BY the order is the planner's, who may use another index now
			Collections.sort(lines);
		}
		this.parts.put(name, lines);
	}

	static List<String> column(Connection connection, String sql) throws SQLException {
		List<String> values = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				values.add(rows.getString(1));
			}
		}
		return values;
	}

}
