package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.sqlite.ddl.TableDdl;
import org.jspecify.annotations.Nullable;

/**
 * How far AUTOINCREMENT has counted for a table, which goes when the table is dropped.
 *
 * @param table the table's name
 * @param value the greatest key that ever was, null where none is kept
 * @param row where that is kept
 * @see <a href="https://www.sqlite.org/autoinc.html">SQLite Autoincrement</a>
 */
record TableSequence(String table, @Nullable Long value, long row) {

	static TableSequence of(Sql sql, String table) {
		if (!isKept(sql)) {
			return new TableSequence(table, null, 0);
		}
		List<TableSequence> found = new ArrayList<>();
		sql.each("SELECT seq, rowid FROM sqlite_sequence WHERE name = ?",
				(row) -> found.add(new TableSequence(table, row.getLong(1), row.getLong(2))), table);
		return found.isEmpty() ? new TableSequence(table, null, 0) : found.get(0);
	}

	private static boolean isKept(Sql sql) {
		return sql.exists("SELECT 1 FROM main.sqlite_schema WHERE name = 'sqlite_sequence'");
	}

	/**
	 * Put it back. The copy has counted too, from what it found; a table that never had a
	 * row had no sequence either.
	 * @param keysKept whether the rows have the keys that they had; otherwise what the
	 * copy has counted counts too
	 */
	void restore(Sql sql, TableDdl before, TableDdl after, boolean keysKept) {
		if (!isKept(sql) || (autoIncrement(after) && !autoIncrement(before))) {
			return;
		}
		Long copied = keysKept ? null : of(sql, this.table).value();
		sql.update("DELETE FROM sqlite_sequence WHERE name = ?", this.table);
		if (this.value != null && autoIncrement(after)) {
			sql.update("INSERT INTO sqlite_sequence (rowid, name, seq) VALUES (?, ?, ?)", this.row, this.table,
					(copied != null) ? Math.max(this.value, copied) : this.value);
		}
	}

	private static boolean autoIncrement(TableDdl table) {
		return table.primaryKey().map((key) -> key.autoIncrement() != null).orElse(false);
	}

}
