package io.github.dbmig.dialect;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a run can't write the database.
 */
public class ReadOnlyDatabaseException extends StepException {

	/**
	 * Create an exception.
	 * @param description which database, and what it said
	 * @param action what to do next
	 * @param cause what the database said
	 */
	public ReadOnlyDatabaseException(String description, String action, @Nullable Throwable cause) {
		super(description, action, null, cause);
	}

}
