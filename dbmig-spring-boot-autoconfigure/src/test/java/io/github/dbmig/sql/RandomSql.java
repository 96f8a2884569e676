package io.github.dbmig.sql;

import java.util.List;
import java.util.Random;

/**
 * Random texts of pieces that are near the borders of tokens.
 */
final class RandomSql {

	private static final List<String> PIECES = List.of("'", "''", "\"", "`", "[", "]", "x'", "X'0a'", "x", "a", "end",
			"é", "_", "$", "0", "1", "0x", "1_0", "e", "E+", "e-1", ".", "..", "-", "--", "->", "->>", ">", "<", "=",
			"!", "|", "/", "*", "/*", "*/", "(", ")", ",", "?", "?1", ":", "::", "@", "#", "&", "~", "%", "+", " ",
			"\n", "\r\n", "\r", "\t", "\f", "\u000b", "\uFEFF", "\u00a0", "\u007f", "{", "\\", "😀", "begin", "case",
			"'it''s'");

	private final Random random;

	RandomSql(long seed) {
		this.random = new Random(seed);
	}

	String text(int maximum) {
		StringBuilder text = new StringBuilder();
		int count = this.random.nextInt(maximum + 1);
		for (int i = 0; i < count; i++) {
			text.append(oneOf(PIECES));
		}
		return text.toString();
	}

	String textWithSemicolonsAndNuls(int maximum) {
		return text(maximum / 2) + oneOf(List.of(";", "\0", ";;", "")) + text(maximum / 2);
	}

	<T> T oneOf(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	int below(int bound) {
		return this.random.nextInt(bound);
	}

}
