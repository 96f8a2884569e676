package io.github.dbmig.sqlite.ddl;

import java.util.Locale;
import java.util.Set;

import io.github.dbmig.sql.SqlLexer;

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
		String type = withoutGenerated(written);
		if (!isEnclosed(type)) {
			return isQuoted(type) ? dequoted(type) : standard(type);
		}
		return standard(type.substring(1, type.length() - 1));
	}

	private static String standard(String type) {
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
	 * Only the first quote counts here: whatever stands at the end goes with it, unless
	 * there is another quote in between.
	 */
	private static boolean isEnclosed(String type) {
		return type.length() >= 3 && isQuoted(type)
				&& type.substring(1, type.length() - 1).chars().noneMatch((c) -> isQuote((char) c));
	}

	/** What is in the first quotes; the rest is lost. */
	private static String dequoted(String type) {
		return SqlLexer.tokens(type).get(0).unquoted();
	}

	private static boolean isQuoted(String type) {
		return !type.isEmpty() && isQuote(type.charAt(0));
	}

	private static boolean isQuote(char c) {
		return c == '\'' || c == '"' || c == '`' || c == '[';
	}

	static boolean isSpace(char c) {
		return c == ' ' || (c >= '\t' && c <= '\r');
	}

}
