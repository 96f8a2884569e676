package io.github.dbmig.revision;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dbmig.RevisionInfo;
import io.github.dbmig.sql.SqlScript;
import io.github.dbmig.sql.SqlSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The comment lines at the top of a SQL revision, which say what it is. Read line by line
 * and, where that can be told, without reading the statements below, so that a start with
 * nothing to do needn't.
 */
final class SqlHeader {

	static final String UPGRADE = "-- upgrade";

	static final String DOWNGRADE = "-- downgrade";

	private static final Pattern NEAR_MARKER = Pattern.compile("(?i)-+\\s*(up|down)([ _-]?grades?)?\\s*[:;.-]*");

	private static final Pattern NO_COLON = Pattern
		.compile("--\\s*(revision|revises|message|created|labels|depends-on)\\s+\\S+");

	private static final Pattern ENTRY = Pattern.compile("(?s)--\\s*([A-Za-z][\\w-]*)\\s*:(.*)");

	private static final Set<String> KEYS = Set.of("revision", "revises", "message", "created", "labels", "depends-on");

	private final String origin;

	private final Set<String> seen = new HashSet<>();

	private @Nullable String id;

	private List<String> revises = List.of();

	private String message = "";

	private @Nullable Instant created;

	private List<String> labels = List.of();

	private List<String> dependsOn = List.of();

	private SqlHeader(String origin) {
		this.origin = origin;
	}

	/**
	 * Read the header of a file.
	 * @param text the whole file
	 * @param origin the file, for messages
	 * @return what the revision says about itself
	 */
	static RevisionInfo read(String text, String origin) {
		SqlHeader header = new SqlHeader(origin);
		int position = 0;
		int number = 1;
		boolean upgrade = false;
		while (position < text.length() && !upgrade) {
			int end = lineEnd(text, position);
			upgrade = header.entry(text.substring(position, end).stripTrailing(), number);
			position = end + 1;
			number++;
		}
		if (!upgrade) {
			throw header.problem("has no line '" + UPGRADE + "'", "Put it above the statements of the upgrade.");
		}
		return header.info(hasDowngrade(text, position));
	}

	private static int lineEnd(String text, int start) {
		int end = text.indexOf('\n', start);
		return (end >= 0) ? end : text.length();
	}

	private static boolean hasDowngrade(String text, int start) {
		int position = start;
		while (position < text.length()) {
			int end = lineEnd(text, position);
			if (text.startsWith(DOWNGRADE, position)
					&& text.substring(position, end).stripTrailing().equals(DOWNGRADE)) {
				return endsBetweenStatements(text.substring(start, position)) || hasMarker(text);
			}
			position = end + 1;
		}
		return false;
	}

	/**
	 * Tell without making tokens, which takes much longer, whether the next line stands
	 * between statements. The body of a trigger takes more than this; it is left to the
	 * real thing.
	 */
	private static boolean endsBetweenStatements(String text) {
		char last = ';';
		int position = 0;
		while (position < text.length()) {
			char c = text.charAt(position);
			int end = switch (c) {
				case '\'', '"', '`' -> text.indexOf(c, position + 1);
				case '[' -> text.indexOf(']', position);
				case '-' -> text.startsWith("--", position) ? lineEnd(text, position) - 1 : position;
				case '/' -> text.startsWith("/*", position) ? commentEnd(text, position) : position;
				default -> position;
			};
			if (end < position || ((c == 't' || c == 'T') && text.regionMatches(true, position, "trigger", 0, 7))) {
				return false;
			}
			boolean comment = end > position && (c == '-' || c == '/');
			if (!comment && !Character.isWhitespace(c)) {
				last = c;
			}
			position = end + 1;
		}
		return last == ';';
	}

	private static int commentEnd(String text, int start) {
		int end = text.indexOf("*/", start + 2);
		return (end >= 0) ? end + 1 : -1;
	}

	private static boolean hasMarker(String text) {
		try {
			return SqlScript.split(text)
				.stream()
				.anyMatch((fragment) -> fragment instanceof SqlScript.Comment comment && comment.ownLine()
						&& comment.text().stripTrailing().equals(DOWNGRADE));
		}
		catch (SqlSyntaxException ex) {
			// Told when the statements are asked for
			return true;
		}
	}

	private boolean entry(String line, int number) {
		if (line.equals(UPGRADE)) {
			return true;
		}
		int colon = line.indexOf(':');
		if (colon > 3 && line.startsWith("-- ") && KEYS.contains(line.substring(3, colon))) {
			// The form that is generated needs no pattern, which takes ten times longer
			set(line.substring(3, colon), line.substring(colon + 1).strip(), number);
			return false;
		}
		if (line.isEmpty()) {
			return false;
		}
		if (line.equals(DOWNGRADE)) {
			throw problem("has the line '" + DOWNGRADE + "' above '" + UPGRADE + "', in line " + number,
					"Put the upgrade first.");
		}
		if (!line.startsWith("--")) {
			throw problem(
					"has something before the line '" + UPGRADE + "': line " + number
							+ " is neither empty nor begins with --",
					"Put statements below '" + UPGRADE + "' or '" + DOWNGRADE + "'.");
		}
		refuseNearMarker(line, number);
		Matcher entry = ENTRY.matcher(line);
		if (entry.matches()) {
			set(entry.group(1), entry.group(2).strip(), number);
		}
		else if (NO_COLON.matcher(line).matches()) {
			throw problem("has the line '" + RevisionIds.printable(line) + "', which is no header, line " + number,
					"Put a colon behind its first word, or write the comment below '" + UPGRADE + "'.");
		}
		return false;
	}

	private void refuseNearMarker(String line, int number) {
		if (isNearMarker(line)) {
			throw problem("has the line '" + RevisionIds.printable(line)
					+ "', which looks like a marker and is none, line " + number,
					"Write '" + UPGRADE + "' or '" + DOWNGRADE + "', or reword the comment.");
		}
	}

	/**
	 * Return whether a comment was probably meant to part the upgrade from the downgrade.
	 * Taken for a comment, it would let the statements of the one run with those of the
	 * other.
	 * @param comment a line comment
	 * @return {@code true} if it is nearly a marker, and none
	 */
	static boolean isNearMarker(SqlScript.Comment comment) {
		String text = comment.text().strip();
		return isNearMarker(text) || (!comment.ownLine() && (text.equals(UPGRADE) || text.equals(DOWNGRADE)));
	}

	private static boolean isNearMarker(String comment) {
		String line = comment.strip();
		return NEAR_MARKER.matcher(line).matches() && !line.equals(UPGRADE) && !line.equals(DOWNGRADE);
	}

	private void set(String key, String value, int number) {
		if (!this.seen.add(key)) {
			throw problem("has a second line '-- " + key + ": …', line " + number,
					"Keep one; several values stand in one line, with commas between them.");
		}
		switch (key) {
			case "revision" -> this.id = value;
			case "revises" -> this.revises = list(value);
			case "message" -> this.message = value;
			case "created" -> this.created = instant(value, number);
			case "labels" -> this.labels = list(value);
			case "depends-on" -> this.dependsOn = list(value);
			default -> throw problem("has the unknown header '" + key + "' in line " + number,
					"The headers are revision, revises, message, created, labels and depends-on. Put other comments below '"
							+ UPGRADE + "'.");
		}
	}

	private Instant instant(String value, int number) {
		try {
			return Instants.parse(value);
		}
		catch (DateTimeParseException ex) {
			throw problem("was 'created' at '" + RevisionIds.printable(value) + "' in line " + number
					+ ", which is no instant", "Write it as 2026-11-23T10:15:30Z, or leave it out.");
		}
	}

	private static List<String> list(String value) {
		List<String> list = new ArrayList<>(1);
		StringTokenizer items = new StringTokenizer(value, ", \t\n\u000B\f\r");
		while (items.hasMoreTokens()) {
			list.add(items.nextToken());
		}
		return list;
	}

	private RevisionInfo info(boolean downgrade) {
		if (this.id == null) {
			throw problem("has no line '-- revision: …' at its top",
					"Give it an id there, such as the first part of its name.");
		}
		return new RevisionInfo(this.id, this.revises, this.message, this.created, this.labels, this.dependsOn,
				downgrade, this.origin);
	}

	private RevisionException problem(String what, String action) {
		return new RevisionException("The SQL revision " + this.origin + " " + what + ".", action);
	}

}
