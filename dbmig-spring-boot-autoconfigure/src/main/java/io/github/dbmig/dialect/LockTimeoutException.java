package io.github.dbmig.dialect;

import io.github.dbmig.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when other processes keep a database locked for longer than a run waits.
 */
public class LockTimeoutException extends MigrationException {

	/**
	 * Create an exception.
	 * @param description what is locked and for how long it was waited
	 * @param action what to do next
	 * @param cause what the database said
	 */
	public LockTimeoutException(String description, String action, @Nullable Throwable cause) {
		super(description, action, cause);
	}

}
