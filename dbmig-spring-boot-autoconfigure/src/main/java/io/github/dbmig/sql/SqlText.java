package io.github.dbmig.sql;

import java.util.List;
import java.util.stream.Collectors;

import io.github.dbmig.sql.SqlToken.Kind;

/**
 * The form of an SQL text that doesn't depend on how it is laid out.
 */
public final class SqlText {

	private SqlText() {
	}

	/**
	 * The tokens of the text with one space between them, without comments and the
	 * semicolons at its end. Case, quotes and everything inside quotes stay as they are,
	 * line ends too, so texts that SQLite reads as different tokens have different
	 * canonical forms.
	 * @param sql one statement or several; it may be malformed
	 * @return the canonical form, empty if there is nothing but comments
	 */
	public static String canonical(String sql) {
		List<SqlToken> tokens = SqlLexer.tokens(sql);
		int count = tokens.size();
		while (count > 0 && isNothing(tokens.get(count - 1))) {
			count--;
		}
		StringBuilder canonical = new StringBuilder(sql.length());
		for (SqlToken token : tokens.subList(0, count)) {
			if (!token.isTrivia()) {
				if (!canonical.isEmpty()) {
					canonical.append(' ');
				}
				canonical.append(token.text());
			}
		}
		return canonical.toString();
	}

	/**
	 * The tokens of the text with one space between them, without comments, and with
	 * names and keywords in lower case and without quotes: texts that mean the same where
	 * no name is told from another by its quotes.
	 * @param sql an expression
	 * @return the form to compare
	 */
	public static String folded(String sql) {
		return SqlLexer.tokens(sql)
			.stream()
			.filter((token) -> !token.isTrivia())
			.map(SqlText::folded)
			.collect(Collectors.joining(" "));
	}

	private static String folded(SqlToken token) {
		boolean isName = token.kind() == Kind.WORD || token.kind() == Kind.QUOTED_NAME;
		return isName ? SqlNames.fold(token.unquoted()) : token.text();
	}

	private static boolean isNothing(SqlToken token) {
		return token.isTrivia() || token.kind() == Kind.SEMICOLON;
	}

}
