package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Rows about a table in one of SQLite's own, which go when that table is dropped.
 *
 * @param table SQLite's table
 * @param rows the rows, the rowid and all columns of them
 * @see <a href="https://www.sqlite.org/fileformat2.html#the_sqlite_stat1_table">The
 * sqlite_stat1 table</a>
 */
record SavedRows(String table, List<List<@Nullable Object>> rows) {

	static SavedRows of(Sql sql, String table, String column, String about) {
		List<List<@Nullable Object>> saved = new ArrayList<>();
		if (sql.exists("SELECT 1 FROM main.sqlite_schema WHERE name = ?", table)) {
			sql.each("SELECT rowid, * FROM " + SqlNames.quote(table) + " WHERE lower(" + column
					+ ") = lower(?) ORDER BY rowid", (rows) -> {
						List<@Nullable Object> row = new ArrayList<>();
						for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
							row.add(rows.getObject(i));
						}
						saved.add(row);
					}, about);
		}
		return new SavedRows(table, saved);
	}

	/** Put them back where they were. */
	void restore(Sql sql) {
		if (this.rows.isEmpty()) {
			return;
		}
		String table = SqlNames.quote(this.table);
		List<String> columns = new ArrayList<>(List.of("rowid"));
		sql.each("SELECT name FROM pragma_table_info(?, 'main')",
				(row) -> columns.add(SqlNames.quote(row.getString(1))), this.table);
		String insert = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
				+ String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
		this.rows.forEach((row) -> sql.update(insert, row.toArray()));
	}

}
