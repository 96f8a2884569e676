package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes texts into Java source, so that the compiler reads back what they are. What a
 * reader can't see, or would see elsewhere than it stands, is spelled out.
 */
final class JavaText {

	/** A constant has 65,535 bytes at the most, and a character up to three of them. */
	private static final int LONGEST_CONSTANT = 20_000;

	private static final Pattern UNICODE_ESCAPE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u");

	private JavaText() {
	}

	/** The text as an expression on one line. */
	static String literal(String text) {
		if (text.length() <= LONGEST_CONSTANT) {
			return '"' + escaped(text) + '"';
		}
		List<String> pieces = new ArrayList<>();
		int position = 0;
		while (position < text.length()) {
			int end = boundary(text, Math.min(text.length(), position + LONGEST_CONSTANT));
			pieces.add('"' + escaped(text.substring(position, end)) + '"');
			position = end;
		}
		return "String.join(\"\", " + String.join(", ", pieces) + ")";
	}

	/**
	 * The text as literals that are each no longer than a line has room for, parted
	 * behind blanks where there are any.
	 */
	static List<String> literals(String text, int room) {
		if (text.length() > LONGEST_CONSTANT) {
			return List.of(literal(text));
		}
		List<String> literals = new ArrayList<>();
		int position = 0;
		while (position < text.length()) {
			int end = end(text, position, room);
			literals.add('"' + escaped(text.substring(position, end)) + '"');
			position = end;
		}
		return literals;
	}

	private static int end(String text, int start, int room) {
		int end = start;
		int blank = -1;
		int length = 2;
		while (end < text.length()) {
			int next = end + Character.charCount(text.codePointAt(end));
			length += escaped(text.substring(end, next)).length();
			if (length > room && end > start) {
				return (blank > start) ? blank : end;
			}
			if (text.charAt(end) == ' ') {
				blank = next;
			}
			end = next;
		}
		return end;
	}

	private static int boundary(String text, int end) {
		return (end < text.length() && Character.isLowSurrogate(text.charAt(end))) ? end - 1 : end;
	}

	/**
	 * Whether the text can stand in a text block. What counts as indentation there, and
	 * at the end of a line as nothing, is more than blanks and tabs.
	 */
	static boolean isBlock(String text) {
		return text.indexOf('\n') >= 0 && text.length() <= LONGEST_CONSTANT && text.split("\n", -1).length > 1
				&& text.lines().allMatch((line) -> isPlainAt(line, 0) && isPlainAt(line, line.length() - 1));
	}

	private static boolean isPlainAt(String line, int index) {
		return line.isEmpty() || line.charAt(index) == ' ' || line.charAt(index) == '\t'
				|| !Character.isWhitespace(line.charAt(index));
	}

	/** The text as a text block, the opening quotes first. */
	static String block(String text, String indent) {
		String[] lines = text.split("\n", -1);
		StringBuilder block = new StringBuilder("\"\"\"\n");
		for (int i = 0; i < lines.length - 1; i++) {
			String line = blockLine(lines[i], false);
			block.append(line.isEmpty() ? "" : indent).append(line).append('\n');
		}
		String last = blockLine(lines[lines.length - 1], true);
		block.append(indent).append(last);
		if (!last.isEmpty() && isIndented(lines)) {
			block.append("\\\n").append(indent);
		}
		return block.append("\"\"\"").toString();
	}

	/** Whether the indentation of all lines would be taken for the block's own. */
	private static boolean isIndented(String[] lines) {
		for (String line : lines) {
			if (!line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
				return false;
			}
		}
		return true;
	}

	private static String blockLine(String line, boolean last) {
		StringBuilder text = new StringBuilder();
		int quotes = 0;
		for (int i = 0; i < line.length();) {
			int c = line.codePointAt(i);
			i += Character.charCount(c);
			quotes = (c == '"') ? quotes + 1 : 0;
			if (c == '"') {
				boolean closing = quotes % 3 == 0 || (last && i == line.length());
				text.append(closing ? "\\\"" : "\"");
			}
			else if (i == line.length() && c == ' ') {
				text.append("\\s");
			}
			else if (c == '\t' && i < line.length()) {
				text.append('\t');
			}
			else {
				append(text, c);
			}
		}
		return text.toString();
	}

	private static String escaped(String text) {
		StringBuilder escaped = new StringBuilder(text.length() + 2);
		text.codePoints().forEach((c) -> {
			if (c == '"') {
				escaped.append("\\\"");
			}
			else {
				append(escaped, c);
			}
		});
		return escaped.toString();
	}

	private static void append(StringBuilder text, int c) {
		switch (c) {
			case '\\' -> text.append("\\\\");
			case '\n' -> text.append("\\n");
			case '\r' -> text.append("\\r");
			case '\t' -> text.append("\\t");
			default -> {
				if (isVisible(c)) {
					text.appendCodePoint(c);
				}
				else if (c < ' ') {
					// A unicode escape of these would be read before the literal is
					text.append(String.format("\\%03o", c));
				}
				else {
					for (char part : Character.toChars(c)) {
						text.append(String.format("\\u%04x", (int) part));
					}
				}
			}
		}
	}

	private static boolean isVisible(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
				false;
			case Character.SPACE_SEPARATOR -> c == ' ';
			default -> true;
		};
	}

	/**
	 * The text as lines of comment. The compiler reads unicode escapes there too, and one
	 * that is a line end would end the comment.
	 */
	static List<String> comment(String text) {
		return text.lines()
			.map((line) -> UNICODE_ESCAPE.matcher(line).replaceAll("$1\\\\\\\\u"))
			.map((line) -> ("// " + visible(line)).stripTrailing())
			.toList();
	}

	private static String visible(String line) {
		StringBuilder visible = new StringBuilder();
		line.codePoints().forEach((c) -> visible.appendCodePoint((isVisible(c) || c == '\t') ? c : '?'));
		return visible.toString();
	}

}
