package io.github.dbmig.sql;

/**
 * Writing names and literals into SQL text, and comparing names as SQLite does.
 *
 * @see <a href="https://www.sqlite.org/lang_keywords.html">SQLite keywords</a>
 */
public final class SqlNames {

	private SqlNames() {
	}

	/**
	 * The name in double quotes, so that it can be any word and hold any character.
	 * @param name the name, without quotes
	 * @return the text to put into a statement
	 * @throws IllegalArgumentException if the name holds a NUL, at which SQLite would
	 * stop reading
	 */
	public static String quote(String name) {
		return enclose(name, '"', "name");
	}

	/**
	 * The text as a string literal in single quotes.
	 * @param value the text
	 * @return the text to put into a statement
	 * @throws IllegalArgumentException if the text holds a NUL, at which SQLite would
	 * stop reading
	 */
	public static String literal(String value) {
		return enclose(value, '\'', "text");
	}

	/**
	 * Whether SQLite takes both for the same name: upper and lower case are the same for
	 * ASCII letters only.
	 * @param one a name without quotes
	 * @param other a name without quotes
	 * @return whether they are the same
	 */
	public static boolean same(String one, String other) {
		int length = one.length();
		if (length != other.length()) {
			return false;
		}
		for (int i = 0; i < length; i++) {
			if (SqlChars.lowerCase(one.charAt(i)) != SqlChars.lowerCase(other.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The key under which names that are the {@linkplain #same same} meet in a map or
	 * set.
	 * @param name a name without quotes
	 * @return the name with its ASCII letters in lower case
	 */
	public static String fold(String name) {
		int length = name.length();
		for (int i = 0; i < length; i++) {
			if (SqlChars.lowerCase(name.charAt(i)) != name.charAt(i)) {
				StringBuilder folded = new StringBuilder(length).append(name, 0, i);
				for (int j = i; j < length; j++) {
					folded.append(SqlChars.lowerCase(name.charAt(j)));
				}
				return folded.toString();
			}
		}
		return name;
	}

	private static String enclose(String value, char quote, String what) {
		int nul = value.indexOf('\0');
		if (nul >= 0) {
			throw new IllegalArgumentException("The " + what + " holds a NUL character at position " + nul
					+ ", where SQLite would stop reading the statement; remove it");
		}
		String single = String.valueOf(quote);
		return single + value.replace(single, single + single) + single;
	}

}
