package io.github.dbmig.revision;

import io.github.dbmig.MigrationException;

/**
 * Thrown when a target names nothing, or more than one thing, or can't be reached from
 * where the database is.
 */
public class TargetException extends MigrationException {

	TargetException(String description, String action) {
		super(description, action);
	}

}
