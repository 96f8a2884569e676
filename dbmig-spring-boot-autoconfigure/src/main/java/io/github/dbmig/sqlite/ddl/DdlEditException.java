package io.github.dbmig.sqlite.ddl;

/**
 * An edit can't be made: what it names isn't there, or what it adds isn't SQL. Nothing
 * was changed.
 */
public class DdlEditException extends RuntimeException {

	/**
	 * Creates the exception.
	 * @param message what can't be edited, why and what to do
	 */
	public DdlEditException(String message) {
		super(message);
	}

	/**
	 * Creates the exception.
	 * @param message what can't be edited, why and what to do
	 * @param cause why
	 */
	public DdlEditException(String message, Throwable cause) {
		super(message, cause);
	}

}
