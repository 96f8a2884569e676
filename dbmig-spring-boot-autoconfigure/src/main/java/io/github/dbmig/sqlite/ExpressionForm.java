package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlParentheses;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlToken.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The form of an expression that doesn't depend on how it is written: without layout,
 * comments, quotes of names and parentheses around the whole; operators that are the same
 * spelled alike; the constants behind IN sorted.
 */
final class ExpressionForm {

	private static final Set<Kind> CONSTANTS = Set.of(Kind.STRING, Kind.NUMBER, Kind.BLOB);

	private ExpressionForm() {
	}

	static String of(String sql) {
		List<String> words = new ArrayList<>();
		List<SqlToken> tokens = SqlLexer.tokens(sql)
			.stream()
			.filter((token) -> !token.isTrivia() && token.kind() != Kind.SEMICOLON)
			.toList();
		tokens = SqlParentheses.inside(tokens);
		int i = 0;
		while (i < tokens.size()) {
			SqlToken token = tokens.get(i);
			words.add(word(token));
			i++;
			if (token.isWord("IN")) {
				List<String> values = new ArrayList<>();
				int end = values(tokens, i, values);
				if (end > i) {
					words.add("(");
					words.addAll(new TreeSet<>(values));
					words.add(")");
					i = end;
				}
			}
		}
		return String.join(" ", words);
	}

	private static String word(SqlToken token) {
		if (token.isName()) {
			return SqlNames.fold(token.unquoted());
		}
		return switch (token.text()) {
			case "==" -> "=";
			case "!=" -> "<>";
			default ->
				(token.kind() == Kind.NUMBER || token.kind() == Kind.BLOB) ? SqlNames.fold(token.text()) : token.text();
		};
	}

	/**
	 * Read a list of constants.
	 * @return where it ends, or {@code start} if it is something else
	 */
	private static int values(List<SqlToken> tokens, int start, List<String> values) {
		if (start >= tokens.size() || !tokens.get(start).isOperator("(")) {
			return start;
		}
		String sign = "";
		boolean valueNext = true;
		for (int i = start + 1; i < tokens.size(); i++) {
			SqlToken token = tokens.get(i);
			if (valueNext && isSign(token)) {
				sign += token.text().equals("-") ? "-" : "";
			}
			else if (valueNext && isConstant(token, at(tokens, i + 1))) {
				values.add(sign + word(token));
				sign = "";
				valueNext = false;
			}
			else if (!valueNext && token.isOperator(",")) {
				valueNext = true;
			}
			else {
				return (!valueNext && token.isOperator(")")) ? i + 1 : start;
			}
		}
		return start;
	}

	private static boolean isSign(SqlToken token) {
		return token.isOperator("-") || token.isOperator("+");
	}

	private static boolean isConstant(SqlToken token, @Nullable SqlToken next) {
		boolean ends = next != null && (next.isOperator(",") || next.isOperator(")"));
		return ends && (CONSTANTS.contains(token.kind()) || token.isWord("NULL"));
	}

	private static @Nullable SqlToken at(List<SqlToken> tokens, int index) {
		return (index < tokens.size()) ? tokens.get(index) : null;
	}

}
