package io.github.dbmig.revision;

import java.util.List;
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

	private static final int SOME = 3;

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
			if (Character.isWhitespace(c) || Character.isSpaceChar(c) || isInvisible(c)) {
				return String.format("has a space or control character (U+%04X)", (int) c);
			}
		}
		return null;
	}

	/**
	 * Make a text fit for being printed on one line, and for being what it looks like.
	 * @param text an id, valid or not, or another text that messages quote
	 * @return the text with control characters and invisible ones spelled out
	 */
	static String printable(String text) {
		StringBuilder printable = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (isInvisible(c)) {
				printable.append(String.format("\\u%04x", (int) c));
			}
			else {
				printable.append(c);
			}
		}
		return printable.toString();
	}

	/**
	 * List the first few of many ids.
	 * @param ids the ids
	 * @return up to three, and how many more there are
	 */
	static String some(List<String> ids) {
		String first = printable(String.join(", ", ids.subList(0, Math.min(SOME, ids.size()))));
		return (ids.size() > SOME) ? first + " and " + (ids.size() - SOME) + " more" : first;
	}

	private static boolean isInvisible(char c) {
		if (c >= ' ' && c <= '~') {
			return false;
		}
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
			default -> false;
		};
	}

}
