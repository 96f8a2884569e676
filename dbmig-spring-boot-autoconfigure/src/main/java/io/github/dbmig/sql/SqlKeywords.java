package io.github.dbmig.sql;

import java.util.Set;

import io.github.dbmig.sql.SqlToken.Kind;

/**
 * Which words SQLite takes for names. Most of its keywords fall back to a name where the
 * keyword can't stand.
 *
 * @see <a href="https://www.sqlite.org/lang_keywords.html">SQLite keywords</a>
 */
public final class SqlKeywords {

	/**
	 * The keywords that never are a name. Found by trying every keyword, see the tests.
	 */
	private static final Set<String> RESERVED = Set.of("add", "all", "alter", "and", "as", "autoincrement", "between",
			"case", "check", "collate", "commit", "constraint", "create", "default", "deferrable", "delete", "distinct",
			"drop", "else", "escape", "except", "exists", "foreign", "from", "group", "having", "in", "index", "insert",
			"intersect", "into", "is", "isnull", "join", "limit", "not", "nothing", "notnull", "null", "on", "or",
			"order", "primary", "references", "returning", "select", "set", "table", "then", "to", "transaction",
			"union", "unique", "update", "using", "values", "when", "where");

	/** Reserved, and a part of expressions. */
	private static final Set<String> IN_EXPRESSIONS = Set.of("and", "between", "case", "collate", "distinct", "else",
			"escape", "exists", "from", "in", "is", "isnull", "not", "notnull", "null", "or", "then", "when");

	/** Names, but no part of a type. */
	private static final Set<String> NO_TYPE = Set.of("indexed", "cross", "full", "inner", "left", "natural", "outer",
			"right");

	private SqlKeywords() {
	}

	/**
	 * Whether the token is a keyword that would need quotes to be a name.
	 * @param token the token
	 * @return whether it never is a name as it stands
	 */
	public static boolean isReserved(SqlToken token) {
		return isWordOf(token, RESERVED);
	}

	/**
	 * Whether the token can be the name of something. A string can.
	 * @param token the token
	 * @return whether SQLite takes it where only a name can stand
	 */
	public static boolean isName(SqlToken token) {
		return switch (token.kind()) {
			case QUOTED_NAME, STRING -> true;
			case WORD -> !isReserved(token);
			default -> false;
		};
	}

	/**
	 * Whether the token can be one of the words that make a column's type.
	 * @param token the token
	 * @return whether SQLite takes it behind the name of a column for a part of the type
	 */
	public static boolean isTypeWord(SqlToken token) {
		return isName(token) && !isWordOf(token, NO_TYPE);
	}

	/**
	 * Whether the token is a keyword that no expression holds outside of parentheses.
	 * @param token the token
	 * @return whether an expression ends in front of it at the latest
	 */
	public static boolean endsExpression(SqlToken token) {
		return isReserved(token) && !isWordOf(token, IN_EXPRESSIONS);
	}

	private static boolean isWordOf(SqlToken token, Set<String> words) {
		return token.kind() == Kind.WORD && words.contains(SqlNames.fold(token.text()));
	}

}
