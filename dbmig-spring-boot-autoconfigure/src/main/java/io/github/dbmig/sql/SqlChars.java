package io.github.dbmig.sql;

/**
 * The classes of characters that SQLite's tokenizer tells apart. They are ASCII's:
 * everything beyond it is a letter.
 */
final class SqlChars {

	/**
	 * SQLite skips it wherever a token may start.
	 */
	static final char BYTE_ORDER_MARK = '\uFEFF';

	private SqlChars() {
	}

	/**
	 * The character at the position, NUL after the end: SQLite ends the text there, so a
	 * NUL inside the text ends every token.
	 */
	static char at(String sql, int position) {
		return (position < sql.length()) ? sql.charAt(position) : '\0';
	}

	static boolean isNameStart(char c) {
		return isLetter(c) || c == '_' || c > '\u007f';
	}

	static boolean isNamePart(char c) {
		return isNameStart(c) || isDigit(c) || c == '$';
	}

	static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	static boolean isHexDigit(char c) {
		return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
	}

	/**
	 * Inside a run of white space, and in <code>$a(…)</code>, the vertical tab counts as
	 * well. SQLite doesn't let a run start with it.
	 */
	static boolean isSpacePart(char c) {
		return c == ' ' || (c >= '\t' && c <= '\r');
	}

	static char lowerCase(char c) {
		return (c >= 'A' && c <= 'Z') ? (char) (c + ('a' - 'A')) : c;
	}

	private static boolean isLetter(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

}
