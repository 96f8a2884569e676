package io.github.dbmig.sql;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.sql.SqlToken.Kind;

/**
 * Splits a script into its statements, where SQLite itself would. Needed because the JDBC
 * driver runs the first statement of a text and silently leaves out the others.
 */
public final class SqlScript {

	private final String script;

	private final List<Fragment> fragments = new ArrayList<>();

	private SqlScript(String script) {
		this.script = script;
	}

	/**
	 * Splits a script. A semicolon inside the body of a trigger splits nothing, empty
	 * statements are left out, and the last statement may lack its semicolon.
	 * @param script the text of the script
	 * @return the statements and the comments between them, in their order
	 * @throws SqlSyntaxException if a string, a name or a trigger is not closed, or a
	 * character stands where SQLite recognizes none
	 */
	public static List<Fragment> split(String script) {
		return split(script, SqlLexer.tokens(script));
	}

	/**
	 * Like {@link #split(String)}, for a script whose tokens are known.
	 */
	static List<Fragment> split(String script, List<SqlToken> tokens) {
		SqlScript splitter = new SqlScript(script);
		splitter.split(tokens);
		return List.copyOf(splitter.fragments);
	}

	/**
	 * Like {@link #split} without the comments.
	 * @param script the text of the script
	 * @return the statements, in their order
	 * @throws SqlSyntaxException as {@link #split}
	 */
	public static List<Statement> statements(String script) {
		return statements(split(script));
	}

	static List<Statement> statements(List<Fragment> fragments) {
		List<Statement> statements = new ArrayList<>();
		for (Fragment fragment : fragments) {
			if (fragment instanceof Statement statement) {
				statements.add(statement);
			}
		}
		return List.copyOf(statements);
	}

	private void split(List<SqlToken> tokens) {
		int position = 0;
		while (position < tokens.size()) {
			SqlToken token = legal(tokens.get(position));
			if (token.isTrivia() || token.kind() == Kind.SEMICOLON) {
				if (token.isComment()) {
					addComment(token);
				}
				position++;
			}
			else {
				position = addStatement(tokens, position);
			}
		}
	}

	/**
	 * Returns the position after the statement. Where the semicolon is missing that is
	 * right behind its last token, so that the comments after it are seen.
	 */
	private int addStatement(List<SqlToken> tokens, int start) {
		Progress progress = Progress.START;
		int last = start;
		int position = start;
		while (position < tokens.size() && progress != Progress.COMPLETE) {
			SqlToken token = legal(tokens.get(position));
			if (!token.isTrivia()) {
				progress = progress.after(token);
				if (progress != Progress.COMPLETE) {
					last = position;
				}
			}
			position++;
		}
		SqlToken first = tokens.get(start);
		if (progress.isOpenTrigger()) {
			throw new SqlSyntaxException(first.line(), "CREATE TRIGGER is not closed; "
					+ "end each statement of its body with ; and add END; after the last");
		}
		SqlToken end = tokens.get(last);
		String text = this.script.substring(first.offset(), end.offset() + end.text().length());
		this.fragments.add(new Statement(text, first.line(), first.offset()));
		return (progress == Progress.COMPLETE) ? position : last + 1;
	}

	private void addComment(SqlToken token) {
		int end = token.offset() + token.text().length();
		boolean ownLine = startsLine(token.offset()) && endsLine(end);
		this.fragments.add(new Comment(token.text(), token.line(), ownLine));
	}

	private boolean startsLine(int offset) {
		return offset == 0 || this.script.charAt(offset - 1) == '\n'
				|| (offset == 1 && this.script.charAt(0) == SqlChars.BYTE_ORDER_MARK);
	}

	private boolean endsLine(int offset) {
		int end = offset;
		while (end < this.script.length() && this.script.charAt(end) != '\n') {
			if (!SqlChars.isSpacePart(this.script.charAt(end))) {
				return false;
			}
			end++;
		}
		return true;
	}

	private static SqlToken legal(SqlToken token) {
		if (token.kind() == Kind.ILLEGAL) {
			throw SqlSyntaxException.of(token);
		}
		return token;
	}

	/**
	 * A part of a script.
	 */
	public sealed interface Fragment permits Statement, Comment {

		/**
		 * The part as written.
		 * @return its text
		 */
		String text();

		/**
		 * Where the part starts.
		 * @return the line, counted from 1
		 */
		int line();

	}

	/**
	 * One statement.
	 *
	 * @param text the statement without the semicolon at its end, and without what stands
	 * before its first and after its last token
	 * @param line the line of its first token, counted from 1
	 * @param offset where its first token starts, counted in chars from 0
	 */
	public record Statement(String text, int line, int offset) implements Fragment {

	}

	/**
	 * A comment between statements. A comment between the first token of a statement and
	 * its semicolon belongs to the statement and is none of these.
	 *
	 * @param text the comment with its hyphens, or its slashes and stars, and without the
	 * line end
	 * @param line the line it starts on, counted from 1
	 * @param ownLine whether it starts in the first column and nothing follows it on the
	 * line
	 */
	public record Comment(String text, int line, boolean ownLine) implements Fragment {

	}

}
