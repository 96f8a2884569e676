package io.github.dbmig.sqlite;

import java.util.List;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlToken;

/**
 * Tells the statement that makes a trigger from others, which would run unseen: what
 * creates only is not checked for what it takes away.
 *
 * @see <a href="https://www.sqlite.org/lang_createtrigger.html">CREATE TRIGGER</a>
 */
final class TriggerSql {

	private TriggerSql() {
	}

	static void check(String sql) {
		List<SqlToken> words = SqlLexer.tokens(sql).stream().filter((token) -> !token.isTrivia()).limit(3).toList();
		boolean temporary = words.size() > 1 && (words.get(1).isWord("TEMP") || words.get(1).isWord("TEMPORARY"));
		int trigger = temporary ? 2 : 1;
		if (words.size() <= trigger || !words.get(0).isWord("CREATE") || !words.get(trigger).isWord("TRIGGER")) {
			throw new StepException("createTrigger takes a CREATE TRIGGER statement, and this is another one.",
					"Write the whole statement, from CREATE TRIGGER on; run other statements with execute.", sql, null);
		}
	}

}
