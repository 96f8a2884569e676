package io.github.dbmig.sqlite.ddl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlToken.Kind;

/**
 * Replacements in a text. What isn't replaced stays as it is; only where two parts would
 * run together, such as a line comment and what follows it, they are kept apart.
 */
final class Splices {

	private final String sql;

	private final List<Splice> splices = new ArrayList<>();

	Splices(String sql) {
		this.sql = sql;
	}

	Splices insert(int offset, String text) {
		this.splices.add(new Splice(new Span(offset, offset), text));
		return this;
	}

	Splices replace(Span span, String text) {
		this.splices.add(new Splice(span, text));
		return this;
	}

	Splices delete(int start, int end) {
		return replace(new Span(start, end), "");
	}

	/** Takes the part out with the white space in front of it. */
	Splices cut(Span span) {
		int start = span.start();
		while (start > 0 && TypeNames.isSpace(this.sql.charAt(start - 1))) {
			start--;
		}
		return delete(start, span.end());
	}

	String apply() {
		StringBuilder text = new StringBuilder();
		boolean inComment = false;
		int position = 0;
		for (Splice splice : this.splices.stream().sorted(Comparator.comparingInt(Splice::start)).toList()) {
			inComment = append(text, this.sql.substring(position, splice.start()), inComment);
			inComment = append(text, splice.text(), inComment);
			position = splice.span().end();
		}
		append(text, this.sql.substring(position), inComment);
		return text.toString();
	}

	/** Returns whether the text ends in a line comment that is still open. */
	private static boolean append(StringBuilder text, String part, boolean inComment) {
		if (part.isEmpty()) {
			return inComment;
		}
		if (inComment && !part.startsWith("\n") && !part.startsWith("\r\n")) {
			text.append('\n');
		}
		else if (!text.isEmpty() && runTogether(text.charAt(text.length() - 1), part.charAt(0))) {
			text.append(' ');
		}
		text.append(part);
		List<SqlToken> tokens = SqlLexer.tokens(part);
		return tokens.get(tokens.size() - 1).kind() == Kind.LINE_COMMENT;
	}

	private static boolean runTogether(char before, char after) {
		boolean quotes = before == after && (before == '\'' || before == '"' || before == '`');
		return quotes || (isPart(before) && (isPart(after) || after == '\''));
	}

	private static boolean isPart(char c) {
		return c == '_' || c == '$' || c > '\u007f' || Character.isLetterOrDigit(c);
	}

	private record Splice(Span span, String text) {

		int start() {
			return this.span.start();
		}

	}

}
