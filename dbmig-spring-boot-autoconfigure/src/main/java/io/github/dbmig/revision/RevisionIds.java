package io.github.dbmig.revision;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What may be the id of a revision, or a branch label.
 */
final class RevisionIds {

	/**
	 * How many characters of an id a prefix needs.
	 */
	static final int MINIMUM_PREFIX = 4;

	private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");

	private RevisionIds() {
	}

	/**
	 * Tell what is wrong with an id.
	 * @param id the id or label
	 * @return the second half of a sentence that begins with the id, or {@code null}
	 */
	static @Nullable String problem(String id) {
		if (id.isEmpty()) {
			return "is empty";
		}
		if (RESERVED.contains(id)) {
			return "is a word of the target grammar";
		}
		for (int i = 0; i < id.length(); i++) {
			char c = id.charAt(i);
			if ("@-+:/\\".indexOf(c) >= 0) {
				return "has the character '" + c + "', which targets and file names give a meaning of its own";
			}
			if (Character.isWhitespace(c) || Character.isISOControl(c) || Character.isSpaceChar(c)) {
				return String.format("has a space or control character (U+%04X)", (int) c);
			}
		}
		return null;
	}

	/**
	 * Make an id fit for being printed.
	 * @param id the id, valid or not
	 * @return the id with control characters spelled out
	 */
	static String printable(String id) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < id.length(); i++) {
			char c = id.charAt(i);
			if (Character.isISOControl(c)) {
				text.append(String.format("\\u%04x", (int) c));
			}
			else {
				text.append(c);
			}
		}
		return text.toString();
	}

}
