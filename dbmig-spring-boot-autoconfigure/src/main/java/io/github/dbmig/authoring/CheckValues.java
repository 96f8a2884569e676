package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlToken.Kind;

/**
 * Reads which values and columns the checks of a table name.
 */
final class CheckValues {

	private CheckValues() {
	}

	/**
	 * The constants that checks allow in a column: {@code c IN ('A', 'B')}, or the ends
	 * of {@code c BETWEEN 0 AND 2}.
	 * @return SQL text of each in the order in which they stand, none where no check says
	 * it like this
	 */
	static List<String> allowed(Table table, String column) {
		for (TableConstraint.Check check : table.constraints(TableConstraint.Check.class)) {
			List<String> values = allowed(tokens(check.expression()), column);
			if (!values.isEmpty()) {
				return values;
			}
		}
		return List.of();
	}

	private static List<String> allowed(List<SqlToken> tokens, String column) {
		for (int i = 0; i + 2 < tokens.size(); i++) {
			if (!isName(tokens.get(i), column)) {
				continue;
			}
			if (tokens.get(i + 1).isWord("IN") && tokens.get(i + 2).isOperator("(")) {
				return literals(tokens.subList(i + 3, tokens.size()), ",");
			}
			if (tokens.get(i + 1).isWord("BETWEEN")) {
				return literals(tokens.subList(i + 2, tokens.size()), "AND");
			}
		}
		return List.of();
	}

	private static List<String> literals(List<SqlToken> tokens, String separator) {
		List<String> literals = new ArrayList<>();
		StringBuilder literal = new StringBuilder();
		for (SqlToken token : tokens) {
			if (token.kind() == Kind.STRING || token.kind() == Kind.NUMBER || token.isOperator("-")) {
				literal.append(token.text());
			}
			else {
				if (!literal.isEmpty() && !literal.toString().equals("-")) {
					literals.add(literal.toString());
				}
				literal.setLength(0);
				if (!token.isOperator(separator) && !token.isWord(separator)) {
					return literals;
				}
			}
		}
		if (!literal.isEmpty()) {
			literals.add(literal.toString());
		}
		return literals;
	}

	/**
	 * Whether an expression holds a text as a literal.
	 */
	static boolean names(String expression, String text) {
		return tokens(expression).stream()
			.anyMatch((token) -> token.kind() == Kind.STRING && token.unquoted().equals(text));
	}

	/**
	 * The columns of a table that an expression names.
	 * @return their folded names
	 */
	static Set<String> columns(Table table, String expression) {
		Set<String> columns = new LinkedHashSet<>();
		for (SqlToken token : tokens(expression)) {
			if (token.isName() && table.column(token.unquoted()).isPresent()) {
				columns.add(SqlNames.fold(token.unquoted()));
			}
		}
		return columns;
	}

	/** Whether a statement names something. */
	static boolean mentions(String sql, String name) {
		return tokens(sql).stream().anyMatch((token) -> isName(token, name));
	}

	private static boolean isName(SqlToken token, String name) {
		return token.isName() && SqlNames.same(token.unquoted(), name);
	}

	private static List<SqlToken> tokens(String sql) {
		return SqlLexer.tokens(sql).stream().filter((token) -> !token.isTrivia()).toList();
	}

}
