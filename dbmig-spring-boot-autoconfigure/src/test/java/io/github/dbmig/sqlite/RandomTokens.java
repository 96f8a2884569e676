package io.github.dbmig.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Random names, and random space between tokens.
 */
final class RandomTokens {

	private static final List<String> PLAIN = List.of("a", "b", "id", "x", "Name", "größe", "名前", "😀", "_u", "a$1",
			"key", "desc", "abort", "action", "like", "Match", "begin", "END", "replace", "temp", "row", "left",
			"indexed", "window", "over", "filter", "generated", "always", "stored", "strict", "rowid_", "no", "cast",
			"current", "virtual", "of", "conflict", "deferred", "initially", "plan", "cross");

	private static final List<String> QUOTED = List.of("two words", "select", "a\"b", "a`b", "it's", "TABLE", "-- no",
			"/*", "a.b", "(", ",", "primary", "CHECK", " ", "ä ö", "null");

	private static final List<String> COMMENTS = List.of("/* c */", "-- it's; a \"line\" (\n", "/* ) , */", "--\n",
			"/*\n * long\n */", "/***/");

	private final Random random;

	RandomTokens(Random random) {
		this.random = random;
	}

	int below(int bound) {
		return this.random.nextInt(bound);
	}

	boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	@SafeVarargs
	final <T> T one(T... options) {
		return options[this.random.nextInt(options.length)];
	}

	<T> T one(List<T> options) {
		return options.get(this.random.nextInt(options.size()));
	}

	String newName(int number) {
		return (chance(70) ? one(PLAIN) : one(QUOTED)) + ((number > 0 || chance(30)) ? number : "");
	}

	/** The name as some SQL can spell it. */
	String spelled(String name, boolean asString) {
		String folded = chance(10) ? swapCase(name) : name;
		boolean plain = PLAIN.contains(name.replaceFirst("\\d+$", "")) || PLAIN.contains(name);
		if (plain && chance(60)) {
			return folded;
		}
		return switch (below(asString ? 5 : 4)) {
			case 0 -> folded.contains("]") ? dq(folded) : "[" + folded + "]";
			case 1 -> "`" + folded.replace("`", "``") + "`";
			case 4 -> "'" + folded.replace("'", "''") + "'";
			default -> dq(folded);
		};
	}

	/** The name with the very letters that it has. */
	String exact(String name) {
		return switch (below(4)) {
			case 0 -> "'" + name.replace("'", "''") + "'";
			case 1 -> "`" + name.replace("`", "``") + "`";
			default -> dq(name);
		};
	}

	static String dq(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	private static String swapCase(String name) {
		StringBuilder swapped = new StringBuilder();
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			boolean lower = c >= 'a' && c <= 'z';
			boolean upper = c >= 'A' && c <= 'Z';
			swapped.append(lower ? (char) (c - 32) : (upper ? (char) (c + 32) : c));
		}
		return swapped.toString();
	}

	String keyword(String words) {
		return switch (below(6)) {
			case 0 -> words.toLowerCase(Locale.ROOT);
			case 1 -> swapCase(words.substring(0, 1)) + words.substring(1);
			default -> words;
		};
	}

	/** Puts space between tokens where it must be, and elsewhere at times. */
	String join(List<String> tokens) {
		StringBuilder sql = new StringBuilder();
		for (String token : tokens) {
			if (!sql.isEmpty()) {
				sql.append(space(sql.charAt(sql.length() - 1), token.charAt(0)));
			}
			sql.append(token);
		}
		return sql.toString();
	}

	private String space(char before, char after) {
		boolean needed = (isPart(before) && (isPart(after) || after == '\''))
				|| (before == after && "'\"`-|<>=".indexOf(before) >= 0)
				|| ("+-*/<>=|!&~".indexOf(before) >= 0 && "+-*/<>=|!&~.".indexOf(after) >= 0) || before == '.'
				|| (after == '.' && Character.isDigit(before));
		return switch (below(20)) {
			case 0 -> "\n\t";
			case 1 -> " " + one(COMMENTS) + " ";
			case 2 -> one(COMMENTS);
			case 3 -> one("\r\n", "\f", "  ", "\t\u000b", "\n\n");
			case 4, 5, 6, 7, 8 -> needed ? " " : "";
			default -> " ";
		};
	}

	private static boolean isPart(char c) {
		return c == '_' || c == '$' || c > 127 || Character.isLetterOrDigit(c);
	}

}
