package io.github.dbmig.operation;

/**
 * Stored operations have something in them that only a newer dbmig knows. Nothing of them
 * is used: half an operation would be another one.
 */
public class NewerFormatException extends RuntimeException {

	/**
	 * Say what isn't known.
	 * @param unknown such as {@code the operation "x"}
	 */
	NewerFormatException(String unknown) {
		super("The database was written by a newer dbmig: its history holds " + unknown
				+ ", which this build does not know. Use a build with that dbmig or a newer one.");
	}

}
