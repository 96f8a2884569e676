package io.github.dbmig.engine;

import io.github.dbmig.Direction;
import io.github.dbmig.MigrationException;
import io.github.dbmig.dialect.StepException;
import io.github.dbmig.revision.RevisionScript;

/**
 * Thrown when a revision does something that the revisions before it leave no room for.
 */
public class ReplayException extends MigrationException {

	ReplayException(RevisionScript script, Direction direction, StepException cause) {
		super("Revision " + script.info().title() + " can't be replayed in memory ("
				+ script.location(direction, cause.operation()) + "): " + cause.description(), cause.action(), cause);
	}

}
