package io.github.dbmig.adoption;

import java.util.List;
import java.util.Optional;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlParentheses;
import io.github.dbmig.sql.SqlToken;

/**
 * Reads checks that say which values a column can have, as Hibernate writes them for
 * enums and discriminators: {@code status in ('A','B')} and {@code status between 0 and
 * 2}.
 */
final class ValueCheck {

	private ValueCheck() {
	}

	/**
	 * Find the column whose values a check lists.
	 * @param expression SQL text
	 * @return the column's folded name, empty if the check says anything else
	 */
	static Optional<String> column(String expression) {
		// Hibernate writes parentheses inside those of the check
		List<SqlToken> tokens = SqlParentheses
			.inside(SqlLexer.tokens(expression).stream().filter((token) -> !token.isTrivia()).toList());
		if (tokens.size() < 4 || !tokens.get(0).isName()) {
			return Optional.empty();
		}
		boolean list = tokens.get(1).isWord("in") && tokens.get(2).isOperator("(")
				&& tokens.get(tokens.size() - 1).isOperator(")")
				&& tokens.subList(3, tokens.size() - 1).stream().allMatch(ValueCheck::isListed);
		boolean range = tokens.get(1).isWord("between")
				&& tokens.subList(2, tokens.size()).stream().allMatch((token) -> isValue(token) || token.isWord("and"));
		return (list || range) ? Optional.of(SqlNames.fold(tokens.get(0).unquoted())) : Optional.empty();
	}

	private static boolean isListed(SqlToken token) {
		return isValue(token) || token.isOperator(",");
	}

	private static boolean isValue(SqlToken token) {
		return token.kind() == SqlToken.Kind.STRING || token.kind() == SqlToken.Kind.NUMBER || token.isOperator("-");
	}

}
