package io.github.dbmig.operation;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Checks what operations are made of, at the call that gave it, so that the stack trace
 * points into the revision.
 */
final class Require {

	private Require() {
	}

	static IllegalArgumentException refusal(String call, String problem) {
		return new IllegalArgumentException(call + ": " + problem);
	}

	static <T> T notNull(String call, String what, @Nullable T value) {
		if (value == null) {
			throw refusal(call, what + " is null; pass a value or leave the call out");
		}
		return value;
	}

	static String name(String call, String what, @Nullable String value) {
		return text(call, what, value, "pass the name as it stands in the database, without quotes");
	}

	static @Nullable String optionalName(String call, String what, @Nullable String value) {
		return (value != null) ? name(call, what, value) : null;
	}

	static String sql(String call, String what, @Nullable String value) {
		return text(call, what, value, "pass SQL text");
	}

	static @Nullable String optionalSql(String call, String what, @Nullable String value) {
		return (value != null) ? sql(call, what, value) : null;
	}

	static List<String> names(String call, String what, @Nullable List<String> values) {
		List<String> names = list(call, what + "s", values);
		names.forEach((name) -> name(call, "a " + what, name));
		distinct(call, what, names);
		return names;
	}

	static <T> List<T> list(String call, String what, @Nullable List<T> values) {
		List<T> given = notNull(call, "the list of " + what, values);
		for (T value : given) {
			notNull(call, "one of the " + what, value);
		}
		if (given.isEmpty()) {
			throw refusal(call, "there are no " + what + "; pass at least one");
		}
		return List.copyOf(given);
	}

	/**
	 * Names that differ only in case are refused too: SQLite takes them for the same, and
	 * a revision should read the same on every database.
	 */
	static void distinct(String call, String what, List<String> names) {
		Set<String> seen = new HashSet<>();
		for (String name : names) {
			if (!seen.add(name.toLowerCase(Locale.ROOT))) {
				throw refusal(call,
						"the " + what + " " + Describe.name(name) + " is given twice; remove or rename one of them");
			}
		}
	}

	static String encodable(String call, String what, String value) {
		if (value.chars().anyMatch((c) -> Character.isSurrogate((char) c))
				&& !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
			throw refusal(call, what + " holds half a surrogate pair, which UTF-8 can't store; correct the text");
		}
		return value;
	}

	private static String text(String call, String what, @Nullable String value, String advice) {
		if (value == null) {
			throw refusal(call, what + " is null; " + advice);
		}
		if (value.isBlank()) {
			throw refusal(call, what + " is blank; " + advice);
		}
		if (value.indexOf('\0') >= 0) {
			throw refusal(call, what + " holds a NUL character, where databases end the text; remove it");
		}
		return encodable(call, what, value);
	}

}
