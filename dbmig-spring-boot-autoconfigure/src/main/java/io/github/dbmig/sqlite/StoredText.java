package io.github.dbmig.sqlite;

import java.util.List;

import io.github.dbmig.sqlite.ddl.TableDdl;

/**
 * Puts the text of a definition back that SQLite has written in its own way: a rename
 * quotes the name, and a dropped constraint may take the comment beside it along. Only a
 * text that means the same is put there.
 *
 * @see <a href="https://www.sqlite.org/pragma.html#pragma_writable_schema">PRAGMA
 * writable_schema</a>
 */
final class StoredText {

	private StoredText() {
	}

	/**
	 * Make the database keep exactly this text for a table.
	 * @param sql statements in a transaction
	 * @param table the definition
	 * @throws RebuildException if what is there means something else
	 */
	static void put(Sql sql, TableDdl table) {
		String name = table.name().value();
		String stored = read(sql, name);
		if (stored.equals(table.sql())) {
			return;
		}
		if (!Meaning.of(TableDdl.parse(stored)).equals(Meaning.of(table))) {
			throw new RebuildException(name, "SQLite made another definition than planned, " + stored);
		}
		write(sql, table);
	}

	/**
	 * Make the database keep this text for a table that was made of it under another
	 * name, by which it may still call itself.
	 * @param sql statements in a transaction
	 * @param table the definition
	 * @throws RebuildException if it isn't there afterwards
	 */
	static void write(Sql sql, TableDdl table) {
		String name = table.name().value();
		sql.run("PRAGMA writable_schema=1");
		sql.update("UPDATE main.sqlite_schema SET sql = ? WHERE type = 'table' AND lower(name) = lower(?)", table.sql(),
				name);
		sql.run("PRAGMA writable_schema=RESET");
		if (!read(sql, name).equals(table.sql())) {
			throw new RebuildException(name, "its definition was not stored as planned");
		}
	}

	private static String read(Sql sql, String table) {
		List<String> texts = List.copyOf(
				sql.texts("SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND lower(name) = lower(?)", table));
		return (texts.size() == 1) ? texts.get(0) : "";
	}

}
