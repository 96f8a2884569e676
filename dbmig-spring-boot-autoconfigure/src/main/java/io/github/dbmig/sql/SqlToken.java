package io.github.dbmig.sql;

/**
 * One token of an SQL text. The texts of all tokens of a text, put together, are that
 * text again.
 *
 * @param kind what it is
 * @param text the token as written, with its quotes
 * @param offset where it starts in the text, counted in chars from 0
 * @param line the line it starts on, counted from 1
 */
public record SqlToken(Kind kind, String text, int offset, int line) {

	/**
	 * Whether SQLite skips this token: white space and comments.
	 * @return whether it carries no meaning
	 */
	public boolean isTrivia() {
		return this.kind == Kind.WHITESPACE || isComment();
	}

	/**
	 * Whether this can be a name, with or without quotes.
	 * @return whether it is a quoted name or a word, which may be a keyword
	 */
	public boolean isName() {
		return this.kind == Kind.WORD || this.kind == Kind.QUOTED_NAME;
	}

	/**
	 * Whether this is a comment of either form.
	 * @return whether it is a comment
	 */
	public boolean isComment() {
		return this.kind == Kind.LINE_COMMENT || this.kind == Kind.BLOCK_COMMENT;
	}

	/**
	 * Whether this is the given keyword, or the given name without quotes. Like SQLite,
	 * upper and lower case are the same for ASCII letters only.
	 * @param word the word
	 * @return whether the token is this word; a quoted name or a string never is
	 */
	public boolean isWord(String word) {
		return this.kind == Kind.WORD && SqlNames.same(this.text, word);
	}

	/**
	 * Whether this is the given operator or punctuation.
	 * @param operator such as {@code (} or {@code ||}
	 * @return whether the token is this operator
	 */
	public boolean isOperator(String operator) {
		return this.kind == Kind.OPERATOR && this.text.equals(operator);
	}

	/**
	 * The name that this token stands for, or the value of a string: quotes removed and
	 * doubled quotes undone. SQLite takes a string for a name where only a name can
	 * stand, as in {@code CREATE TABLE 't'(a)}.
	 * @return the value; tokens of other kinds give their text as it is
	 */
	public String unquoted() {
		if (this.kind != Kind.QUOTED_NAME && this.kind != Kind.STRING) {
			return this.text;
		}
		String inner = this.text.substring(1, this.text.length() - 1);
		char quote = this.text.charAt(0);
		if (quote == '[' || inner.indexOf(quote) < 0) {
			return inner;
		}
		String single = String.valueOf(quote);
		return inner.replace(single + single, single);
	}

	/**
	 * The kinds of token.
	 */
	public enum Kind {

		/**
		 * A keyword, or a name without quotes: SQLite decides by the place which it is.
		 */
		WORD,

		/**
		 * A name in double quotes, backticks or brackets.
		 */
		QUOTED_NAME,

		/**
		 * A text literal in single quotes.
		 */
		STRING,

		/**
		 * An integer or real literal, without sign.
		 */
		NUMBER,

		/**
		 * A blob literal, {@code x'0a'}.
		 */
		BLOB,

		/**
		 * A parameter: {@code ?}, {@code ?1}, {@code :a}, {@code @a}, {@code $a} or
		 * {@code #1}.
		 */
		PARAMETER,

		/**
		 * An operator, a parenthesis, a comma or a dot.
		 */
		OPERATOR,

		/**
		 * A semicolon.
		 */
		SEMICOLON,

		/**
		 * From two hyphens to the end of the line, without the line end.
		 */
		LINE_COMMENT,

		/**
		 * From slash and star to the next star and slash, or to the end of the text.
		 */
		BLOCK_COMMENT,

		/**
		 * White space, or a byte order mark.
		 */
		WHITESPACE,

		/**
		 * What SQLite refuses as "unrecognized token", such as a string without its
		 * closing quote. {@link SqlSyntaxException#of(SqlToken)} says what is wrong.
		 */
		ILLEGAL

	}

}
