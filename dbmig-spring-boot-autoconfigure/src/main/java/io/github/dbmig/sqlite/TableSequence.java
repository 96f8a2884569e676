package io.github.dbmig.sqlite;

import java.util.List;

import io.github.dbmig.sqlite.ddl.TableDdl;
import org.jspecify.annotations.Nullable;

/**
 * How far AUTOINCREMENT has counted for a table, which goes when the table is dropped.
 *
 * @param table the table's name
 * @param value the greatest key that ever was, null where none is kept
 * @see <a href="https://www.sqlite.org/autoinc.html">SQLite Autoincrement</a>
 */
record TableSequence(String table, @Nullable Long value) {

	static TableSequence of(Sql sql, String table) {
		if (!isKept(sql)) {
			return new TableSequence(table, null);
		}
		List<@Nullable String> values = sql.texts("SELECT seq FROM sqlite_sequence WHERE name = ?", table);
		String value = values.isEmpty() ? null : values.get(0);
		return new TableSequence(table, (value != null) ? Long.valueOf(value) : null);
	}

	private static boolean isKept(Sql sql) {
		return sql.exists("SELECT 1 FROM main.sqlite_schema WHERE name = 'sqlite_sequence'");
	}

	/**
	 * Put it back. The copy has counted too, from what it found; a table that never had a
	 * row had no sequence either.
	 */
	void restore(Sql sql, TableDdl before, TableDdl after) {
		if (!isKept(sql) || (autoIncrement(after) && !autoIncrement(before))) {
			return;
		}
		sql.update("DELETE FROM sqlite_sequence WHERE name = ?", this.table);
		if (this.value != null && autoIncrement(after)) {
			sql.update("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", this.table, this.value);
		}
	}

	private static boolean autoIncrement(TableDdl table) {
		return table.primaryKey().map((key) -> key.autoIncrement() != null).orElse(false);
	}

}
