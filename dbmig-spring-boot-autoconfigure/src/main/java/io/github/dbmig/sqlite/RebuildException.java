package io.github.dbmig.sqlite;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.sql.SqlNames;

/**
 * Thrown when a rebuilt table is not what it should be. Nobody sees it unless dbmig or
 * SQLite has a bug, or the new table's own conflict clauses swallow rows.
 */
final class RebuildException extends StepException {

	RebuildException(String table, String what) {
		super("The table " + SqlNames.quote(table) + " was changed, and the result was refused: " + what + ".",
				"Look for ON CONFLICT IGNORE or REPLACE in the table's definition; if there is none, report this with the "
						+ "table's CREATE statement.",
				null, null);
	}

}
