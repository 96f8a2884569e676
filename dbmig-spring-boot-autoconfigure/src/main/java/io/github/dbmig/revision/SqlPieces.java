package io.github.dbmig.revision;

import io.github.dbmig.sql.SqlKeywords;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlToken.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a statement that an operation keeps as text: types, values and
 * expressions. They are as they were written, without the white space and the comments
 * around them.
 */
record SqlPieces(SqlCursor cursor) {

	/** Reads a type, or returns null if there is none. */
	@Nullable String type() {
		int first = this.cursor.position();
		while (isAtTypeWord()) {
			this.cursor.advance();
		}
		if (this.cursor.position() == first) {
			return null;
		}
		if (this.cursor.acceptOperator("(")) {
			signedNumber();
			if (this.cursor.acceptOperator(",")) {
				signedNumber();
			}
			this.cursor.expectOperator(")");
		}
		return this.cursor.textFrom(first);
	}

	private boolean isAtTypeWord() {
		SqlToken token = this.cursor.peek();
		return token != null && SqlKeywords.isTypeWord(token) && !this.cursor.isAt("GENERATED", "ALWAYS", "AS");
	}

	private void signedNumber() {
		sign();
		SqlToken token = this.cursor.peek();
		if (token == null || token.kind() != Kind.NUMBER) {
			throw this.cursor.expected("a number");
		}
		this.cursor.advance();
	}

	private void sign() {
		if (!this.cursor.acceptOperator("-")) {
			this.cursor.acceptOperator("+");
		}
	}

	/**
	 * Reads what may follow DEFAULT. A name in double quotes may too and would be a text,
	 * which it is nowhere else; that is left alone.
	 */
	String defaultValue() {
		int first = this.cursor.position();
		if (this.cursor.isAtOperator("(")) {
			group();
		}
		else {
			sign();
			SqlToken token = this.cursor.peek();
			if (token == null || !isValue(token)) {
				throw this.cursor.expected("a value");
			}
			this.cursor.advance();
		}
		return withoutParentheses(this.cursor.textFrom(first));
	}

	private static boolean isValue(SqlToken token) {
		return switch (token.kind()) {
			case NUMBER, BLOB, STRING -> true;
			case WORD -> token.isWord("NULL") || SqlKeywords.isName(token);
			default -> false;
		};
	}

	/**
	 * A default as operations have it. SQLite wants parentheses around what is more than
	 * a value. Around a single token they stay, because there they tell the name of a
	 * column from a text.
	 */
	static String withoutParentheses(String expression) {
		SqlCursor whole = new SqlCursor(expression);
		if (!whole.isAtOperator("(")) {
			return expression;
		}
		String inner = new SqlPieces(whole).group();
		return (whole.isAtEnd() && new SqlCursor(inner).size() > 1) ? inner : expression;
	}

	/**
	 * Reads an expression up to a comma, the end, or a word that no expression holds.
	 * This is no grammar: what else is wrong with it SQLite will say.
	 */
	String expression() {
		int first = this.cursor.position();
		SqlToken token = this.cursor.peek();
		while (token != null && !endsExpression(token)) {
			skip(token);
			token = this.cursor.peek();
		}
		if (this.cursor.position() == first) {
			throw this.cursor.expected("an expression");
		}
		return this.cursor.textFrom(first);
	}

	private static boolean endsExpression(SqlToken token) {
		return token.isOperator(",") || token.isOperator(")") || endsText(token) || SqlKeywords.endsExpression(token);
	}

	private static boolean endsText(SqlToken token) {
		return token.kind() == Kind.SEMICOLON || token.kind() == Kind.ILLEGAL;
	}

	/** Reads what stands in parentheses and returns it without them. */
	String group() {
		this.cursor.expectOperator("(");
		int first = this.cursor.position();
		SqlToken token = this.cursor.peek();
		while (token != null && !token.isOperator(")") && !endsText(token)) {
			skip(token);
			token = this.cursor.peek();
		}
		if (this.cursor.position() == first) {
			throw this.cursor.expected("an expression");
		}
		String text = this.cursor.textFrom(first);
		this.cursor.expectOperator(")");
		return text;
	}

	/**
	 * Goes past a token, or past parentheses. A parameter has no value here and would
	 * silently be NULL.
	 */
	private void skip(SqlToken token) {
		if (token.isOperator("(")) {
			skipGroup();
		}
		else if (token.kind() == Kind.PARAMETER) {
			throw this.cursor.expected("an expression without parameters");
		}
		else {
			this.cursor.advance();
		}
	}

	/** Counts the parentheses: a deep expression must not overflow the stack. */
	private void skipGroup() {
		int depth = 0;
		do {
			SqlToken token = this.cursor.peek();
			if (token == null || endsText(token)) {
				throw this.cursor.expected("')'");
			}
			if (token.isOperator("(")) {
				depth++;
				this.cursor.advance();
			}
			else if (token.isOperator(")")) {
				depth--;
				this.cursor.advance();
			}
			else {
				skip(token);
			}
		}
		while (depth > 0);
	}

}
