package io.github.dbmig.revision;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.sql.SqlKeywords;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the tokens of a statement. What it returns of a text is as it was written,
 * without the white space and the comments around it.
 */
final class SqlCursor {

	private static final int SHOWN = 40;

	private final String sql;

	private final List<SqlToken> tokens;

	private int position;

	SqlCursor(String sql) {
		this.sql = sql;
		this.tokens = SqlLexer.tokens(sql).stream().filter((token) -> !token.isTrivia()).toList();
	}

	boolean isAtEnd() {
		return this.position == this.tokens.size();
	}

	boolean isAt(String... words) {
		for (int i = 0; i < words.length; i++) {
			int index = this.position + i;
			if (index >= this.tokens.size() || !this.tokens.get(index).isWord(words[i])) {
				return false;
			}
		}
		return true;
	}

	boolean isAtOperator(String operator) {
		return !isAtEnd() && this.tokens.get(this.position).isOperator(operator);
	}

	boolean isAtName() {
		return !isAtEnd() && SqlKeywords.isName(this.tokens.get(this.position));
	}

	boolean accept(String... words) {
		boolean accepted = isAt(words);
		this.position += accepted ? words.length : 0;
		return accepted;
	}

	boolean acceptOperator(String operator) {
		boolean accepted = isAtOperator(operator);
		this.position += accepted ? 1 : 0;
		return accepted;
	}

	void expect(String... words) {
		if (!accept(words)) {
			throw expected(String.join(" ", words));
		}
	}

	void expectOperator(String operator) {
		if (!acceptOperator(operator)) {
			throw expected("'" + operator + "'");
		}
	}

	/** Reads a name in any quotes or none. */
	String name(String what) {
		if (!isAtName()) {
			boolean reserved = !isAtEnd() && SqlKeywords.isReserved(this.tokens.get(this.position));
			throw expected(what, reserved ? ", which is a name only in quotes" : "");
		}
		return this.tokens.get(this.position++).unquoted();
	}

	/** Reads column names in parentheses. */
	List<String> names() {
		List<String> names = new ArrayList<>();
		expectOperator("(");
		do {
			names.add(name("a column name"));
		}
		while (acceptOperator(","));
		if (!acceptOperator(")")) {
			throw expected("',' or ')'");
		}
		return names;
	}

	/** Whether a comma stands outside of parentheses, anywhere in the statement. */
	boolean hasList() {
		int depth = 0;
		for (SqlToken token : this.tokens) {
			if (token.isOperator("(")) {
				depth++;
			}
			else if (token.isOperator(")")) {
				depth--;
			}
			else if (depth == 0 && token.isOperator(",")) {
				return true;
			}
		}
		return false;
	}

	int size() {
		return this.tokens.size();
	}

	@Nullable SqlToken peek() {
		return isAtEnd() ? null : this.tokens.get(this.position);
	}

	void advance() {
		this.position++;
	}

	int position() {
		return this.position;
	}

	String textFrom(int first) {
		SqlToken last = this.tokens.get(this.position - 1);
		return this.sql.substring(this.tokens.get(first).offset(), last.offset() + last.text().length());
	}

	int line() {
		return this.tokens.isEmpty() ? 1 : this.tokens.get(Math.min(this.position, this.tokens.size() - 1)).line();
	}

	UnreadableException expected(String what) {
		return expected(what, "");
	}

	private UnreadableException expected(String what, String hint) {
		String after = (this.position > 0) ? " after " + shown(this.tokens.get(this.position - 1)) : "";
		String found = isAtEnd() ? "the end" : shown(this.tokens.get(this.position));
		return new UnreadableException(line(), "expected " + what + after + ", found " + found + hint);
	}

	private static String shown(SqlToken token) {
		String text = RevisionIds.printable(token.text());
		return "'" + ((text.length() > SHOWN) ? text.substring(0, SHOWN - 1) + "…" : text) + "'";
	}

}
