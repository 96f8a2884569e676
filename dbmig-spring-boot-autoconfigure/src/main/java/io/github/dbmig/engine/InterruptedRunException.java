package io.github.dbmig.engine;

import io.github.dbmig.MigrationException;

/**
 * Thrown when a thread was interrupted between two steps of a run, or while one copied a
 * table.
 */
public class InterruptedRunException extends MigrationException {

	InterruptedRunException() {
		super("The thread of the run was interrupted.", "Run it again when the application isn't being stopped.");
	}

}
