package io.github.dbmig.sql;

import java.util.List;

/**
 * Finds the parentheses around an expression.
 */
public final class SqlParentheses {

	private SqlParentheses() {
	}

	/**
	 * Take away all pairs of parentheses that enclose the whole.
	 * @param tokens tokens without trivia
	 * @return those between them; all of them where nothing encloses them
	 */
	public static List<SqlToken> inside(List<SqlToken> tokens) {
		List<SqlToken> inside = tokens;
		while (inside.size() > 2 && enclose(inside)) {
			inside = inside.subList(1, inside.size() - 1);
		}
		return inside;
	}

	/**
	 * Whether the first token opens the parenthesis that the last one closes.
	 * @param tokens tokens without trivia
	 * @return whether they enclose the whole
	 */
	public static boolean enclose(List<SqlToken> tokens) {
		int depth = 0;
		for (int i = 0; i < tokens.size(); i++) {
			if (tokens.get(i).isOperator("(")) {
				depth++;
			}
			else if (tokens.get(i).isOperator(")")) {
				depth--;
			}
			if (depth == 0) {
				return i > 0 && i == tokens.size() - 1;
			}
		}
		return false;
	}

}
