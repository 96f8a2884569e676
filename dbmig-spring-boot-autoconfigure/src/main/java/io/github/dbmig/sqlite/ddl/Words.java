package io.github.dbmig.sqlite.ddl;

import java.util.Locale;
import java.util.Set;

import io.github.dbmig.sql.SqlKeywords;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlToken.Kind;

/**
 * What a word can be, in short.
 */
final class Words {

	private Words() {
	}

	/**
	 * Whether the token can be the name of something. A string can.
	 */
	static boolean isName(SqlToken token) {
		return SqlKeywords.isName(token);
	}

	static boolean isTypeWord(SqlToken token) {
		return SqlKeywords.isTypeWord(token);
	}

	static boolean isReserved(SqlToken token) {
		return SqlKeywords.isReserved(token);
	}

	static boolean isAnyOf(SqlToken token, Set<String> words) {
		return token.kind() == Kind.WORD && words.contains(token.text().toUpperCase(Locale.ROOT));
	}

}
