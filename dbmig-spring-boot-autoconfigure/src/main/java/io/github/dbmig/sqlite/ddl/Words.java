package io.github.dbmig.sqlite.ddl;

import java.util.Locale;
import java.util.Set;

import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlToken.Kind;

/**
 * Which words SQLite takes for names. Most of its keywords fall back to a name where the
 * keyword can't stand.
 *
 * @see <a href="https://www.sqlite.org/lang_keywords.html">SQLite keywords</a>
 */
final class Words {

	/**
	 * The keywords that never are a name. Found by trying every keyword, see the tests.
	 */
	private static final Set<String> RESERVED = Set.of("ADD", "ALL", "ALTER", "AND", "AS", "AUTOINCREMENT", "BETWEEN",
			"CASE", "CHECK", "COLLATE", "COMMIT", "CONSTRAINT", "CREATE", "DEFAULT", "DEFERRABLE", "DELETE", "DISTINCT",
			"DROP", "ELSE", "ESCAPE", "EXCEPT", "EXISTS", "FOREIGN", "FROM", "GROUP", "HAVING", "IN", "INDEX", "INSERT",
			"INTERSECT", "INTO", "IS", "ISNULL", "JOIN", "LIMIT", "NOT", "NOTHING", "NOTNULL", "NULL", "ON", "OR",
			"ORDER", "PRIMARY", "REFERENCES", "RETURNING", "SELECT", "SET", "TABLE", "THEN", "TO", "TRANSACTION",
			"UNION", "UNIQUE", "UPDATE", "USING", "VALUES", "WHEN", "WHERE");

	/** Names, but no part of a type. */
	private static final Set<String> NO_TYPE = Set.of("INDEXED", "CROSS", "FULL", "INNER", "LEFT", "NATURAL", "OUTER",
			"RIGHT");

	private Words() {
	}

	/**
	 * Whether the token can be the name of something. A string can.
	 */
	static boolean isName(SqlToken token) {
		return switch (token.kind()) {
			case QUOTED_NAME, STRING -> true;
			case WORD -> !isReserved(token);
			default -> false;
		};
	}

	static boolean isTypeWord(SqlToken token) {
		return isName(token) && !(token.kind() == Kind.WORD && NO_TYPE.contains(upper(token)));
	}

	static boolean isReserved(SqlToken token) {
		return token.kind() == Kind.WORD && RESERVED.contains(upper(token));
	}

	static boolean isAnyOf(SqlToken token, Set<String> words) {
		return token.kind() == Kind.WORD && words.contains(upper(token));
	}

	private static String upper(SqlToken token) {
		return token.text().toUpperCase(Locale.ROOT);
	}

}
