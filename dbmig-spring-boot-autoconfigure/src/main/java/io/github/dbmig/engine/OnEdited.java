package io.github.dbmig.engine;

/**
 * What to do about an applied revision whose operations are others now.
 */
public enum OnEdited {

	/**
	 * Refuse to run.
	 */
	FAIL,

	/**
	 * Log a warning and run.
	 */
	WARN

}
