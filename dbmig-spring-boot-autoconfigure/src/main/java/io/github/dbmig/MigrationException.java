package io.github.dbmig;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a database can't be read or moved. Says what happened, where and why in its
 * {@linkplain #description() description} and what to do next in its
 * {@linkplain #action() action}; the message is both.
 */
public class MigrationException extends RuntimeException {

	private final String description;

	private final String action;

	/**
	 * Create an exception.
	 * @param description what happened, where and why, in complete sentences
	 * @param action what to do next, in complete sentences
	 * @param cause what brought it about, or {@code null}
	 */
	public MigrationException(String description, String action, @Nullable Throwable cause) {
		super(description + System.lineSeparator() + action, cause);
		this.description = description;
		this.action = action;
	}

	/**
	 * Create an exception that has no other cause.
	 * @param description what happened, where and why, in complete sentences
	 * @param action what to do next, in complete sentences
	 */
	public MigrationException(String description, String action) {
		this(description, action, null);
	}

	/**
	 * Return what happened, where and why.
	 * @return complete sentences
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Return what to do next.
	 * @return complete sentences
	 */
	public String action() {
		return this.action;
	}

}
