package io.github.dbmig.dialect;

import io.github.dbmig.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a step of a run fails. Says what failed; the engine adds which revision it
 * belongs to and where the database is.
 */
public class StepException extends MigrationException {

	private final @Nullable String statement;

	private int operation;

	/**
	 * Create an exception.
	 * @param description what happened and why
	 * @param action what to do next
	 * @param statement the statement that failed, or {@code null} if none did
	 * @param cause what brought it about, or {@code null}
	 */
	public StepException(String description, String action, @Nullable String statement, @Nullable Throwable cause) {
		super(description, action, cause);
		this.statement = statement;
	}

	/**
	 * Return the statement that failed.
	 * @return SQL without parameter values, or {@code null}
	 */
	public @Nullable String statement() {
		return this.statement;
	}

	/**
	 * Say which operation failed, where several are run together.
	 * @param index its place among them, counted from 0
	 * @return this
	 */
	public StepException atOperation(int index) {
		this.operation = index;
		return this;
	}

	/**
	 * Return which operation failed, where several are run together.
	 * @return its place among them, counted from 0
	 */
	public int operation() {
		return this.operation;
	}

}
