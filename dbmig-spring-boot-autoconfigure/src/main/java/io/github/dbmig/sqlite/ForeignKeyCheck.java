package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows that refer to rows which don't exist, and tells new ones from those that a
 * database had before.
 *
 * @see <a href="https://www.sqlite.org/pragma.html#pragma_foreign_key_check">PRAGMA
 * foreign_key_check</a>
 */
final class ForeignKeyCheck {

	private final Connection connection;

	private final TableKeys keys;

	ForeignKeyCheck(Connection connection) {
		this.connection = connection;
		this.keys = new TableKeys(connection);
	}

	/**
	 * Find all violations.
	 * @return how often each is there
	 * @throws SQLException if the check fails
	 */
	Map<Violation, Integer> violations() throws SQLException {
		Map<Violation, Integer> violations = new LinkedHashMap<>();
		try {
			collect("PRAGMA foreign_key_check", violations);
		}
		catch (SQLException ex) {
			if (!mismatch(ex)) {
				throw ex;
			}
			violations.clear();
			for (String table : this.keys.tables()) {
				collectTable(table, violations);
			}
		}
		return violations;
	}

	/**
	 * SQLite gives up at the first key whose parent columns are not unique; table by
	 * table the others are found all the same.
	 */
	private void collectTable(String table, Map<Violation, Integer> violations) throws SQLException {
		try {
			collect("PRAGMA foreign_key_check(" + SqlNames.quote(table) + ")", violations);
		}
		catch (SQLException ex) {
			if (!mismatch(ex)) {
				throw ex;
			}
			collectKeys(table, SqliteErrors.words(ex), violations);
		}
	}

	/**
	 * One such key hides the table's others from SQLite, so they are checked one by one.
	 */
	private void collectKeys(String table, String words, Map<Violation, Integer> violations) throws SQLException {
		boolean explained = false;
		Map<TableKeys.Key, Boolean> mismatches = new LinkedHashMap<>();
		for (TableKeys.Key key : this.keys.of(table)) {
			boolean mismatch = this.keys.mismatch(key);
			mismatches.put(key, mismatch);
			explained |= mismatch && words.endsWith(named(key));
		}
		for (Map.Entry<TableKeys.Key, Boolean> entry : mismatches.entrySet()) {
			TableKeys.Key key = entry.getKey();
			// An index of another collation is none to SQLite: its words say which parent
			if (entry.getValue() || (!explained && words.endsWith(named(key)))) {
				violations.merge(new Violation(table, null, key.parent(), true), 1, Integer::sum);
			}
			else {
				collectOrphans(key, violations);
			}
		}
	}

	private static String named(TableKeys.Key key) {
		return " referencing \"" + key.parent() + "\"";
	}

	private void collectOrphans(TableKeys.Key key, Map<Violation, Integer> violations) throws SQLException {
		for (String row : this.keys.orphans(key)) {
			violations.merge(new Violation(key.table(), row.isEmpty() ? null : row, key.parent(), false), 1,
					Integer::sum);
		}
	}

	private static boolean mismatch(SQLException ex) {
		return String.valueOf(ex.getMessage()).contains("foreign key mismatch");
	}

	private void collect(String pragma, Map<Violation, Integer> violations) throws SQLException {
		Set<String> withoutRowid = new LinkedHashSet<>();
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(pragma)) {
			while (rows.next()) {
				long rowid = rows.getLong(2);
				if (rows.wasNull()) {
					withoutRowid.add(rows.getString(1));
				}
				else {
					violations.merge(new Violation(rows.getString(1), "rowid " + rowid, rows.getString(3), false), 1,
							Integer::sum);
				}
			}
		}
		// The pragma doesn't say which rows these are, so one gone would hide a new one
		for (String table : withoutRowid) {
			for (TableKeys.Key key : this.keys.of(table)) {
				collectOrphans(key, violations);
			}
		}
	}

	/**
	 * A row that refers to nothing.
	 *
	 * @param table the table of the row
	 * @param row its rowid or primary key, or {@code null} if it can't be named
	 * @param parent the table that it refers to
	 * @param mismatch whether the key itself is wrong
	 */
	record Violation(String table, @Nullable String row, String parent, boolean mismatch) {

		Violation renamed(Map<String, String> renames) {
			return new Violation(SqlNames.fold(renames.getOrDefault(SqlNames.fold(this.table), this.table)), this.row,
					SqlNames.fold(renames.getOrDefault(SqlNames.fold(this.parent), this.parent)), this.mismatch);
		}

		String describe() {
			String prefix = "table " + SqlNames.quote(this.table) + ": ";
			if (this.mismatch) {
				return prefix + "foreign key mismatch - " + SqlNames.quote(this.table) + " referencing "
						+ SqlNames.quote(this.parent);
			}
			String which = (this.row != null) ? "the row with " + this.row : "a row";
			return prefix + which + " refers to a row of " + SqlNames.quote(this.parent) + " that does not exist";
		}

	}

}
