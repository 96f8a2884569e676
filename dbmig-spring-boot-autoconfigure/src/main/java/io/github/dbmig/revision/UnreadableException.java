package io.github.dbmig.revision;

/**
 * A statement goes on with something else than its form has at that place. Whoever knows
 * the file says where, or lets SQLite read the statement.
 */
final class UnreadableException extends RuntimeException {

	private final int line;

	/**
	 * Create an exception.
	 * @param line the line inside the statement, counted from 1
	 * @param problem what was expected and what was found, or what else is wrong
	 */
	UnreadableException(int line, String problem) {
		super(problem);
		this.line = line;
	}

	int line() {
		return this.line;
	}

	String problem() {
		return String.valueOf(getMessage());
	}

}
