package io.github.dbmig.sqlite;

import io.github.dbmig.MigrationException;

/**
 * SQLite and the text that it keeps say different things about an object. Nothing is
 * guessed then. The message names the object and both sides.
 */
public class SchemaMismatchException extends MigrationException {

	SchemaMismatchException(String object, String what, Object sqlite, Object text) {
		super("SQLite and the definition of " + object + " disagree about " + what + ": SQLite says " + sqlite
				+ ", the definition says " + text + ".",
				"Nothing was changed. Run PRAGMA integrity_check; if the database is sound, report this with the "
						+ "CREATE statement of " + object + " from sqlite_schema.");
	}

}
