package io.github.dbmig.sqlite.ddl;

import java.util.Locale;
import java.util.Set;

/**
 * The type of a column as SQLite reports it, which isn't always how it was written.
 */
final class TypeNames {

	/** SQLite stores these as a number, and reports them in upper case. */
	private static final Set<String> STANDARD = Set.of("ANY", "BLOB", "INT", "INTEGER", "REAL", "TEXT");

	private static final int GENERATED_ALWAYS = "GENERATED ALWAYS".length();

	private TypeNames() {
	}

	/**
	 * What SQLite makes of a type.
	 * @param written the words as they stand, GENERATED ALWAYS included, which SQLite's
	 * parser takes for a part of the type and cuts off again
	 */
	static String reported(String written) {
		String type = unquote(withoutGenerated(written));
		String upper = type.toUpperCase(Locale.ROOT);
		return STANDARD.contains(upper) ? upper : type;
	}

	private static String withoutGenerated(String type) {
		String cut = (type.length() >= GENERATED_ALWAYS) ? withoutEnd(type, "always") : type;
		return cut.equals(type) ? type : withoutEnd(cut, "generated");
	}

	private static String withoutEnd(String type, String word) {
		int start = type.length() - word.length();
		if (start < 0 || !type.regionMatches(true, start, word, 0, word.length())) {
			return type;
		}
		int end = start;
		while (end > 0 && isSpace(type.charAt(end - 1))) {
			end--;
		}
		return type.substring(0, end);
	}

	/**
	 * Only a first quote counts: whatever stands at the end is cut off with it, unless
	 * there is another quote in between.
	 */
	private static String unquote(String type) {
		if (type.length() < 3 || !isQuote(type.charAt(0))) {
			return type;
		}
		String inner = type.substring(1, type.length() - 1);
		return inner.chars().anyMatch((c) -> isQuote((char) c)) ? type : inner;
	}

	private static boolean isQuote(char c) {
		return c == '\'' || c == '"' || c == '`' || c == '[';
	}

	static boolean isSpace(char c) {
		return c == ' ' || (c >= '\t' && c <= '\r');
	}

}
