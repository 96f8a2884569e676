package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

	ForeignKeyCheck(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Find all violations.
	 * @return how often each is there; rows of tables without rowids can't be told apart
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
			for (String table : tables()) {
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
			violations.merge(new Violation(table, null, SqliteErrors.words(ex), true), 1, Integer::sum);
		}
	}

	private static boolean mismatch(SQLException ex) {
		return String.valueOf(ex.getMessage()).contains("foreign key mismatch");
	}

	private void collect(String pragma, Map<Violation, Integer> violations) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(pragma)) {
			while (rows.next()) {
				long number = rows.getLong(2);
				Long rowid = rows.wasNull() ? null : number;
				violations.merge(new Violation(rows.getString(1), rowid, rows.getString(3), false), 1, Integer::sum);
			}
		}
	}

	private List<String> tables() throws SQLException {
		List<String> tables = new ArrayList<>();
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
			while (rows.next()) {
				tables.add(rows.getString(1));
			}
		}
		return tables;
	}

	/**
	 * A row that refers to nothing.
	 *
	 * @param table the table of the row
	 * @param rowid its rowid, or {@code null} if the table has none
	 * @param parent the table that it refers to, or what is wrong with the key
	 * @param mismatch whether the key itself is wrong
	 */
	record Violation(String table, @Nullable Long rowid, String parent, boolean mismatch) {

		Violation renamed(Map<String, String> renames) {
			return new Violation(renames.getOrDefault(SqlNames.fold(this.table), this.table), this.rowid,
					this.mismatch ? "" : renames.getOrDefault(SqlNames.fold(this.parent), this.parent), this.mismatch);
		}

		String describe() {
			if (this.mismatch) {
				return "table " + SqlNames.quote(this.table) + ": " + this.parent;
			}
			String row = (this.rowid != null) ? "the row with rowid " + this.rowid : "a row";
			return "table " + SqlNames.quote(this.table) + ": " + row + " refers to a row of "
					+ SqlNames.quote(this.parent) + " that does not exist";
		}

	}

}
