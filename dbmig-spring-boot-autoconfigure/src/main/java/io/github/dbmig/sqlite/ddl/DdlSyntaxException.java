package io.github.dbmig.sqlite.ddl;

/**
 * A CREATE statement can't be read. The message names the object, the position, and what
 * was expected there.
 */
public class DdlSyntaxException extends RuntimeException {

	private final String object;

	private final int line;

	private final int column;

	private final String expected;

	/**
	 * Creates the exception.
	 * @param object what the statement makes, such as {@code table "t"}
	 * @param line the line, counted from 1
	 * @param column the column in chars, counted from 1
	 * @param expected what was expected there
	 * @param found what stands there instead
	 */
	public DdlSyntaxException(String object, int line, int column, String expected, String found) {
		super("The definition of " + object + " can't be read at line " + line + ", column " + column + ": expected "
				+ expected + ", found " + found + "; correct the statement, or report it if SQLite accepts it");
		this.object = object;
		this.line = line;
		this.column = column;
		this.expected = expected;
	}

	/**
	 * What the statement makes.
	 * @return such as {@code table "t"}
	 */
	public String object() {
		return this.object;
	}

	/**
	 * Where reading stopped.
	 * @return the line, counted from 1
	 */
	public int line() {
		return this.line;
	}

	/**
	 * Where reading stopped.
	 * @return the column in chars, counted from 1
	 */
	public int column() {
		return this.column;
	}

	/**
	 * What was expected there.
	 * @return such as {@code a column name}
	 */
	public String expected() {
		return this.expected;
	}

}
