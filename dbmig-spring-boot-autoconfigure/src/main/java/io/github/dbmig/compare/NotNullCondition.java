package io.github.dbmig.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlToken;

/**
 * Tells whether the condition of a partial index asks for nothing but that columns are
 * not NULL.
 */
final class NotNullCondition {

	/** What stands for each of the columns: nothing that an index could hold itself. */
	private static final String COLUMN = "?";

	/** Whichever of AND and OR connects them, all hold together. */
	private static final Pattern FORM = Pattern
		.compile("%1$s( (and|or) %1$s)*".formatted("(\\( )*\\" + COLUMN + " (is not null|not null|notnull)( \\))*"));

	private NotNullCondition() {
	}

	/**
	 * Whether a condition is met by every row in which none of some columns is NULL.
	 * @param condition SQL text
	 * @param columns folded names
	 */
	static boolean isMetWithout(String condition, Set<String> columns) {
		List<String> form = new ArrayList<>();
		for (SqlToken token : SqlLexer.tokens(condition)) {
			if (!token.isTrivia()) {
				form.add(isColumn(token, columns) ? COLUMN : SqlNames.fold(token.text()));
			}
		}
		return FORM.matcher(String.join(" ", form)).matches();
	}

	private static boolean isColumn(SqlToken token, Set<String> columns) {
		return token.isName() && columns.contains(SqlNames.fold(token.unquoted()));
	}

}
