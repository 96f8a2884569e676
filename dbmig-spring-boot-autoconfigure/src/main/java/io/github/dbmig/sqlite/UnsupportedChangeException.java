package io.github.dbmig.sqlite;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.sql.SqlNames;

/**
 * Thrown for a change that SQLite's own ALTER TABLE can't make.
 */
final class UnsupportedChangeException extends StepException {

	UnsupportedChangeException(String table, String what) {
		super("SQLite's ALTER TABLE can't do this to the table " + SqlNames.quote(table) + ": " + what
				+ ". It needs the table to be rebuilt, which this version of dbmig does not do yet.",
				"Make the change in statements of your own with op.execute: create the new table, copy the rows, drop "
						+ "the old one, rename the new one. Foreign keys are off while a revision runs, so no row is "
						+ "lost by that.",
				null, null);
	}

}
