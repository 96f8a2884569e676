package io.github.dbmig.sample;

/**
 * How far a lattice or an electron has come.
 */
public enum Status {

	/**
	 * Not started.
	 */
	NEW,

	/**
	 * Started.
	 */
	RUNNING,

	/**
	 * Ended with a result.
	 */
	COMPLETED,

	/**
	 * Ended with an error.
	 */
	FAILED,

	/**
	 * Stopped by a user.
	 */
	CANCELLED

}
