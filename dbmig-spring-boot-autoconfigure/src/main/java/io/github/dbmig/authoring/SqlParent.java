package io.github.dbmig.authoring;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes the parent in the header of a SQL revision, and not another character.
 */
final class SqlParent {

	private static final String UPGRADE = "-- upgrade";

	private static final Pattern ID = Pattern.compile("[^-]{0,3}--\\s*revision\\s*:\\s*(.*)");

	private static final Pattern REVISES = Pattern.compile("(--\\s*revises\\s*:).*");

	private SqlParent() {
	}

	/**
	 * Read the id.
	 * @param text the file
	 * @return what its header says
	 */
	static Optional<String> id(String text) {
		return header(text).lines()
			.map(ID::matcher)
			.filter(Matcher::matches)
			.map((matcher) -> matcher.group(1).strip())
			.findFirst();
	}

	private static String header(String text) {
		int position = 0;
		while (position < text.length()) {
			int end = lineEnd(text, position);
			if (text.substring(position, end).stripTrailing().equals(UPGRADE)) {
				return text.substring(0, position);
			}
			position = end + 1;
		}
		return "";
	}

	private static int lineEnd(String text, int start) {
		int end = text.indexOf('\n', start);
		return (end >= 0) ? end : text.length();
	}

	/**
	 * Change the parent.
	 * @param text the file
	 * @param parent the new parent
	 * @return the changed file, or empty if there is no header to change
	 */
	static Optional<String> change(String text, String parent) {
		String header = header(text);
		int position = 0;
		int behindId = -1;
		while (position < header.length()) {
			int end = lineEnd(header, position);
			String line = header.substring(position, end).stripTrailing();
			Matcher revises = REVISES.matcher(line);
			if (revises.matches()) {
				return Optional.of(text.substring(0, position) + revises.group(1) + " " + parent
						+ text.substring(position + line.length()));
			}
			if (ID.matcher(line).matches()) {
				behindId = position + line.length();
			}
			position = end + 1;
		}
		if (behindId < 0) {
			return Optional.empty();
		}
		String lineEnd = text.startsWith("\r\n", behindId) ? "\r\n" : "\n";
		return Optional.of(text.substring(0, behindId) + lineEnd + "-- revises: " + parent + text.substring(behindId));
	}

}
