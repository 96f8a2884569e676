package io.github.dbmig.revision;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a {@link MigrationFactory} that can tell itself why an object can't be made.
 */
public class MigrationFactoryException extends RevisionException {

	/**
	 * Create an exception.
	 * @param description what happened, where and why
	 * @param action what to do next
	 * @param cause what brought it about
	 */
	public MigrationFactoryException(String description, String action, @Nullable Throwable cause) {
		super(description, action, cause);
	}

}
