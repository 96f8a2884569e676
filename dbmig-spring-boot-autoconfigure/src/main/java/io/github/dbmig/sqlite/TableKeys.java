package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmig.sql.SqlNames;

/**
 * The foreign keys of a table one by one, for what {@code PRAGMA foreign_key_check} does
 * not say: it leaves out all keys of a table of which one is wrong, and does not tell
 * rows of tables without rowids apart.
 *
 * @see <a href="https://www.sqlite.org/foreignkeys.html#fk_indexes">Required and
 * Suggested Database Indexes</a>
 */
final class TableKeys {

	private final Connection connection;

	TableKeys(Connection connection) {
		this.connection = connection;
	}

	List<String> tables() throws SQLException {
		return strings("SELECT name FROM sqlite_schema WHERE type = 'table'");
	}

	List<Key> of(String table) throws SQLException {
		Map<Integer, Key> keys = new LinkedHashMap<>();
		Set<Integer> implied = new HashSet<>();
		try (PreparedStatement statement = this.connection
			.prepareStatement("SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?, 'main') "
					+ "ORDER BY id, seq")) {
			statement.setString(1, table);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					String parent = rows.getString(2);
					Key key = keys.computeIfAbsent(rows.getInt(1),
							(id) -> new Key(table, parent, new ArrayList<>(), new ArrayList<>()));
					key.columns().add(rows.getString(3));
					String parentColumn = rows.getString(4);
					if (parentColumn != null) {
						key.parentColumns().add(parentColumn);
					}
					else {
						implied.add(rows.getInt(1));
					}
				}
			}
		}
		for (int id : implied) {
			Key key = keys.get(id);
			if (key != null) {
				key.parentColumns().addAll(primaryKey(key.parent()));
			}
		}
		return List.copyOf(keys.values());
	}

	/**
	 * Return whether SQLite can't find the parent's columns by a primary key or a unique
	 * index. Without a parent there is no mismatch: then all rows are orphans.
	 */
	boolean mismatch(Key key) throws SQLException {
		if (!exists(key.parent())) {
			return false;
		}
		if (key.columns().size() != key.parentColumns().size()) {
			return true;
		}
		Set<String> wanted = folded(key.parentColumns());
		if (wanted.equals(folded(primaryKey(key.parent())))) {
			return false;
		}
		for (String index : strings("SELECT name FROM pragma_index_list(?, 'main') WHERE \"unique\" AND NOT partial",
				key.parent())) {
			// An expression has no name and matches nothing
			if (wanted.equals(folded(strings("SELECT coalesce(name, '') FROM pragma_index_info(?, 'main')", index)))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Find the rows that refer to nothing by a key.
	 * @return their rowids or primary keys, or empty texts for rows that have no name
	 */
	List<String> orphans(Key key) throws SQLException {
		StringBuilder sql = new StringBuilder("SELECT ").append(row(key.table()))
			.append(" FROM main.")
			.append(SqlNames.quote(key.table()))
			.append(" AS c WHERE ");
		sql.append(RowConditions.present(RowConditions.of("c", key.columns())));
		if (exists(key.parent())) {
			if (mismatch(key)) {
				return List.of();
			}
			sql.append(" AND NOT EXISTS (SELECT 1 FROM main.")
				.append(SqlNames.quote(key.parent()))
				.append(" AS p WHERE ")
				.append(RowConditions.refers("p", key.parentColumns(), "c", key.columns()))
				.append(")");
		}
		return strings(sql.toString());
	}

	/**
	 * Return the expression that names a row of a table.
	 */
	private String row(String table) throws SQLException {
		if (strings("SELECT name FROM pragma_table_list WHERE schema = 'main' AND wr AND lower(name) = lower(?)", table)
			.isEmpty()) {
			Set<String> columns = folded(strings("SELECT name FROM pragma_table_xinfo(?, 'main')", table));
			// Columns may be called like this, and then say nothing of the rowid
			for (String name : List.of("rowid", "_rowid_", "oid")) {
				if (!columns.contains(name)) {
					return "'rowid ' || c." + name;
				}
			}
			return "''";
		}
		return "'primary key ' || " + String.join(" || ', ' || ",
				primaryKey(table).stream().map((column) -> "quote(c." + SqlNames.quote(column) + ")").toList());
	}

	private List<String> primaryKey(String table) throws SQLException {
		return strings("SELECT name FROM pragma_table_xinfo(?, 'main') WHERE pk > 0 ORDER BY pk", table);
	}

	private boolean exists(String table) throws SQLException {
		return !strings("SELECT name FROM pragma_table_list WHERE schema = 'main' AND lower(name) = lower(?)", table)
			.isEmpty();
	}

	private static Set<String> folded(List<String> names) {
		return new HashSet<>(names.stream().map(SqlNames::fold).toList());
	}

	private List<String> strings(String sql, String... parameters) throws SQLException {
		List<String> strings = new ArrayList<>();
		if (parameters.length == 0) {
			try (Statement statement = this.connection.createStatement();
					ResultSet rows = statement.executeQuery(sql)) {
				while (rows.next()) {
					strings.add(rows.getString(1));
				}
			}
			return strings;
		}
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					strings.add(rows.getString(1));
				}
			}
		}
		return strings;
	}

	/**
	 * A foreign key.
	 *
	 * @param table the table that refers
	 * @param parent the table that it refers to
	 * @param columns the columns that refer
	 * @param parentColumns the columns that they refer to, in the same order
	 */
	record Key(String table, String parent, List<String> columns, List<String> parentColumns) {

	}

}
