package io.github.dbmig.adoption;

import java.util.List;
import java.util.Optional;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
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
		List<SqlToken> tokens = unwrapped(
				SqlLexer.tokens(expression).stream().filter((token) -> !token.isTrivia()).toList());
		if (tokens.size() < 4 || !isName(tokens.get(0))) {
			return Optional.empty();
		}
		boolean list = tokens.get(1).isWord("in") && tokens.get(2).isOperator("(")
				&& tokens.get(tokens.size() - 1).isOperator(")")
				&& tokens.subList(3, tokens.size() - 1).stream().allMatch(ValueCheck::isListed);
		boolean range = tokens.get(1).isWord("between")
				&& tokens.subList(2, tokens.size()).stream().allMatch((token) -> isValue(token) || token.isWord("and"));
		return (list || range) ? Optional.of(SqlNames.fold(tokens.get(0).unquoted())) : Optional.empty();
	}

	/** Hibernate writes parentheses inside those of the check. */
	private static List<SqlToken> unwrapped(List<SqlToken> tokens) {
		List<SqlToken> inner = tokens;
		while (inner.size() > 2 && inner.get(0).isOperator("(") && inner.get(inner.size() - 1).isOperator(")")) {
			inner = inner.subList(1, inner.size() - 1);
		}
		return inner;
	}

	private static boolean isName(SqlToken token) {
		return token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.QUOTED_NAME;
	}

	private static boolean isListed(SqlToken token) {
		return isValue(token) || token.isOperator(",");
	}

	private static boolean isValue(SqlToken token) {
		return token.kind() == SqlToken.Kind.STRING || token.kind() == SqlToken.Kind.NUMBER || token.isOperator("-");
	}

}
