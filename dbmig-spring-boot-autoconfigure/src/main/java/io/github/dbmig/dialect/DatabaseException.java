package io.github.dbmig.dialect;

import io.github.dbmig.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a database can't be opened or read, or is none that can be migrated.
 */
public class DatabaseException extends MigrationException {

	/**
	 * Create an exception.
	 * @param description which database, and what is wrong with it
	 * @param action what to do next
	 * @param cause what brought it about, or {@code null}
	 */
	public DatabaseException(String description, String action, @Nullable Throwable cause) {
		super(description, action, cause);
	}

}
