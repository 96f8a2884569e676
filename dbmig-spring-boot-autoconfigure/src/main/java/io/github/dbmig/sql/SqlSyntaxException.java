package io.github.dbmig.sql;

/**
 * An SQL text can't be split into statements. The message names the line and what is
 * missing.
 */
public class SqlSyntaxException extends RuntimeException {

	private final int line;

	private final String problem;

	/**
	 * Creates the exception.
	 * @param line the line, counted from 1
	 * @param problem what is wrong there and what to do
	 */
	public SqlSyntaxException(int line, String problem) {
		super("line " + line + ": " + problem);
		this.line = line;
		this.problem = problem;
	}

	/**
	 * Explains an {@link SqlToken.Kind#ILLEGAL illegal} token.
	 * @param token the token
	 * @return the exception to throw
	 */
	public static SqlSyntaxException of(SqlToken token) {
		return new SqlSyntaxException(token.line(), problem(token.text()));
	}

	/**
	 * The line of the text that was read.
	 * @return the line, counted from 1
	 */
	public int line() {
		return this.line;
	}

	/**
	 * The message without the line, for callers that know the line in a larger file.
	 * @return what is wrong and what to do
	 */
	public String problem() {
		return this.problem;
	}

	private static String problem(String text) {
		char first = text.charAt(0);
		return switch (first) {
			case '\'' -> "string literal is not closed; add the missing '";
			case '"', '`' -> "quoted name is not closed; add the missing " + first;
			case '[' -> "quoted name is not closed; add the missing ]";
			case 'x', 'X' -> "blob literal is not well-formed; write pairs of hexadecimal digits, as in x'0a1b'";
			case '\0' -> "NUL character, where SQLite would stop reading; remove it";
			case '$', '@', ':', '#' -> "parameter has no name or is not closed; write " + first + "name";
			case '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
				"number " + text + " is not well-formed; separate it from what follows it";
			default -> "character " + name(first) + " has no meaning in SQL; remove or quote it";
		};
	}

	private static String name(char c) {
		return (c > ' ' && c < '\u007f') ? String.valueOf(c) : String.format("U+%04X", (int) c);
	}

}
