package io.github.dbmig.revision;

import io.github.dbmig.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a revision can't be read or loaded, or says something that can't be.
 */
public class RevisionException extends MigrationException {

	RevisionException(String description, String action) {
		super(description, action);
	}

	RevisionException(String description, String action, @Nullable Throwable cause) {
		super(description, action, cause);
	}

}
