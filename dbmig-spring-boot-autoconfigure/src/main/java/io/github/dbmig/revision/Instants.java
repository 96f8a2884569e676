package io.github.dbmig.revision;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * Reads instants. The form that every generated revision has is read here, because the
 * platform's parser is slow enough to be seen in the start of an application with a
 * thousand revisions; all others are left to it.
 */
final class Instants {

	private static final String FORM = "0000-00-00T00:00:00Z";

	private Instants() {
	}

	/**
	 * Read an instant.
	 * @param text such as {@code 2026-11-23T10:15:30Z}
	 * @return the instant
	 * @throws DateTimeParseException if it is none
	 */
	static Instant parse(String text) {
		return usual(text) ? LocalDateTime
			.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), number(text, 11, 13), number(text, 14, 16),
					number(text, 17, 19))
			.toInstant(ZoneOffset.UTC) : Instant.parse(text);
	}

	private static boolean usual(String text) {
		if (text.length() != FORM.length()) {
			return false;
		}
		for (int i = 0; i < FORM.length(); i++) {
			char c = text.charAt(i);
			if ((FORM.charAt(i) == '0') ? (c < '0' || c > '9') : (c != FORM.charAt(i))) {
				return false;
			}
		}
		// Other days exist in some months only, and a day can end at 24:00
		return between(1, number(text, 5, 7), 12) && between(1, number(text, 8, 10), 28) && number(text, 11, 13) < 24
				&& number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
	}

	private static boolean between(int least, int number, int most) {
		return least <= number && number <= most;
	}

	private static int number(String text, int start, int end) {
		return Integer.parseInt(text, start, end, 10);
	}

}
