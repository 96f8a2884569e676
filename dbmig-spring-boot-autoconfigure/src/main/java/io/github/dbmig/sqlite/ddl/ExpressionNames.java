package io.github.dbmig.sqlite.ddl;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sqlite.ddl.ExpressionState.Role;

/**
 * The names in an expression.
 */
final class ExpressionNames {

	private ExpressionNames() {
	}

	/**
	 * Finds names by what they are. One in double quotes that names no column is a string
	 * to SQLite, which only the table can tell.
	 */
	static List<DdlName> of(String sql, Span expression, Role role) {
		List<SqlToken> tokens = SqlLexer.tokens(expression.of(sql))
			.stream()
			.filter((token) -> !token.isTrivia())
			.toList();
		ExpressionState state = new ExpressionState();
		List<DdlName> names = new ArrayList<>();
		for (int i = 0; i < tokens.size(); i++) {
			SqlToken token = tokens.get(i);
			if (state.next(token, (i + 1 < tokens.size()) ? tokens.get(i + 1) : null) == role) {
				int start = expression.start() + token.offset();
				names.add(new DdlName(token.unquoted(), new Span(start, start + token.text().length())));
			}
		}
		return names;
	}

}
