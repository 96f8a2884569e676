package io.github.dbmig.sqlite.ddl;

import java.util.List;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlToken.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the tokens of a text, past white space and comments.
 */
final class Cursor {

	private final String sql;

	private final List<SqlToken> tokens;

	private int position;

	/** What the statement makes, for messages. */
	private String object;

	Cursor(String sql, String object) {
		this.sql = sql;
		this.object = object;
		this.tokens = SqlLexer.tokens(sql).stream().filter((token) -> !token.isTrivia()).toList();
	}

	void readsObject(String kind, DdlName name) {
		this.object = kind + " \"" + name.value().replace("\"", "\"\"") + '"';
	}

	String sql() {
		return this.sql;
	}

	@Nullable SqlToken peek() {
		return peek(0);
	}

	@Nullable SqlToken peek(int ahead) {
		int index = this.position + ahead;
		return (index < this.tokens.size()) ? this.tokens.get(index) : null;
	}

	boolean atEnd() {
		return this.position == this.tokens.size();
	}

	/** Where the next token starts, or the end of the text. */
	int start() {
		SqlToken next = peek();
		return (next != null) ? next.offset() : this.sql.length();
	}

	/** Where the token just read ends. */
	int end() {
		return (this.position > 0) ? end(this.tokens.get(this.position - 1)) : 0;
	}

	static int end(SqlToken token) {
		return token.offset() + token.text().length();
	}

	boolean isWord(String word) {
		return isWord(0, word);
	}

	boolean isWord(int ahead, String word) {
		SqlToken token = peek(ahead);
		return token != null && token.isWord(word);
	}

	boolean isOperator(String operator) {
		SqlToken token = peek();
		return token != null && token.isOperator(operator);
	}

	boolean isName() {
		SqlToken token = peek();
		return token != null && Words.isName(token);
	}

	SqlToken next(String expected) {
		SqlToken token = peek();
		if (token == null || token.kind() == Kind.ILLEGAL) {
			throw expected(expected);
		}
		this.position++;
		return token;
	}

	/** Reads the words if they are all there. */
	boolean accept(String... words) {
		for (int i = 0; i < words.length; i++) {
			if (!isWord(i, words[i])) {
				return false;
			}
		}
		this.position += words.length;
		return true;
	}

	boolean acceptOperator(String operator) {
		if (!isOperator(operator)) {
			return false;
		}
		this.position++;
		return true;
	}

	void expect(String... words) {
		for (String word : words) {
			if (!accept(word)) {
				throw expected(word);
			}
		}
	}

	void expectOperator(String operator) {
		if (!acceptOperator(operator)) {
			throw expected('"' + operator + '"');
		}
	}

	DdlName name(String what) {
		if (!isName()) {
			throw expected(what);
		}
		SqlToken token = next(what);
		return new DdlName(token.unquoted(), new Span(token.offset(), end(token)));
	}

	/** Reads what stands in parentheses and returns the part between them. */
	Span group() {
		expectOperator("(");
		int start = end();
		int depth = 1;
		while (true) {
			SqlToken token = next("\")\"");
			if (token.isOperator("(")) {
				depth++;
			}
			else if (token.isOperator(")") && --depth == 0) {
				return new Span(start, token.offset());
			}
		}
	}

	/** Reads up to a comma or the closing parenthesis around here, and neither. */
	List<SqlToken> listItem() {
		int first = this.position;
		while (!isOperator(",") && !isOperator(")")) {
			if (isOperator("(")) {
				group();
			}
			else {
				next("\")\"");
			}
		}
		return this.tokens.subList(first, this.position);
	}

	DdlSyntaxException expected(String what) {
		SqlToken token = peek();
		int offset = (token != null) ? token.offset() : this.sql.length();
		String before = this.sql.substring(0, offset);
		int line = 1 + (int) before.chars().filter((c) -> c == '\n').count();
		int column = offset - before.lastIndexOf('\n');
		String found = (token != null) ? "\"" + token.text() + '"' : "the end";
		return new DdlSyntaxException(this.object, line, column, what, found);
	}

}
