package io.github.dbmig.sql;

import io.github.dbmig.sql.SqlToken.Kind;

/**
 * How far the tokens of one statement have come. A trigger is the only statement that
 * holds semicolons. Its body ends at an END that follows a semicolon, and at no other:
 * the END of a CASE never follows one, and where a column is called "end" (SQLite allows
 * that without quotes) it can't stand first in a statement. So neither BEGIN nor CASE has
 * to be counted. SQLite's own <a href="https://www.sqlite.org/c3ref/complete.html">
 * sqlite3_complete()</a> goes by the same rule.
 */
enum Progress {

	START, EXPLAIN, CREATE, IN_PLAIN, IN_TRIGGER, AFTER_TRIGGER_STATEMENT, AFTER_TRIGGER, COMPLETE;

	/**
	 * The progress after one more token that is not trivia.
	 */
	Progress after(SqlToken token) {
		return switch (this) {
			case START -> isExplain(token) ? EXPLAIN : afterExplain(token);
			case EXPLAIN -> (token.isWord("QUERY") || token.isWord("PLAN")) ? EXPLAIN : afterExplain(token);
			case CREATE -> afterCreate(token);
			case IN_PLAIN, COMPLETE -> isSemicolon(token) ? COMPLETE : IN_PLAIN;
			case IN_TRIGGER -> isSemicolon(token) ? AFTER_TRIGGER_STATEMENT : IN_TRIGGER;
			case AFTER_TRIGGER_STATEMENT -> afterTriggerStatement(token);
			case AFTER_TRIGGER -> afterTrigger(token);
		};
	}

	boolean isOpenTrigger() {
		return this == IN_TRIGGER || this == AFTER_TRIGGER_STATEMENT;
	}

	private static Progress afterExplain(SqlToken token) {
		return token.isWord("CREATE") ? CREATE : IN_PLAIN.after(token);
	}

	private static Progress afterCreate(SqlToken token) {
		if (token.isWord("TEMP") || token.isWord("TEMPORARY")) {
			return CREATE;
		}
		return token.isWord("TRIGGER") ? IN_TRIGGER : IN_PLAIN.after(token);
	}

	private static Progress afterTriggerStatement(SqlToken token) {
		if (token.isWord("END")) {
			return AFTER_TRIGGER;
		}
		return isSemicolon(token) ? AFTER_TRIGGER_STATEMENT : IN_TRIGGER;
	}

	private static Progress afterTrigger(SqlToken token) {
		if (!isSemicolon(token)) {
			throw new SqlSyntaxException(token.line(), "a ; is missing before " + token.text()
					+ ", which follows the END of a CREATE TRIGGER; add it after END");
		}
		return COMPLETE;
	}

	private static boolean isExplain(SqlToken token) {
		return token.isWord("EXPLAIN");
	}

	private static boolean isSemicolon(SqlToken token) {
		return token.kind() == Kind.SEMICOLON;
	}

}
