package io.github.dbmig.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlToken.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Writes new names into SQL text, as far as tokens tell names: whole ones, not inside
 * texts, and none of functions.
 */
final class NameChange {

	private static final Pattern SIMPLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	private final Map<String, String> columns;

	private final Map<String, String> tables;

	/**
	 * Write new names.
	 * @param columns the new name of each column by the folded old one
	 * @param tables the new name of each table by the folded old one
	 */
	NameChange(Map<String, String> columns, Map<String, String> tables) {
		this.columns = Map.copyOf(columns);
		this.tables = Map.copyOf(tables);
	}

	boolean isNothing() {
		return this.columns.isEmpty() && this.tables.isEmpty();
	}

	/** An expression in a table, where a table's name can only stand before a dot. */
	String expression(String sql) {
		return isNothing() ? sql : rewrite(sql, false);
	}

	/** A statement, where a table's name can stand anywhere. */
	String statement(String sql) {
		return isNothing() ? sql : rewrite(sql, true);
	}

	/** The statement that makes an object, which keeps its own name. */
	String definition(String sql, String name) {
		if (isNothing()) {
			return sql;
		}
		StringBuilder start = new StringBuilder();
		for (SqlToken token : SqlLexer.tokens(sql)) {
			start.append(token.text());
			if (isName(token) && SqlNames.same(token.unquoted(), name)) {
				break;
			}
		}
		return start + statement(sql.substring(start.length()));
	}

	private String rewrite(String sql, boolean tablesAnywhere) {
		List<SqlToken> tokens = SqlLexer.tokens(sql);
		StringBuilder rewritten = new StringBuilder(sql.length() + 16);
		for (int i = 0; i < tokens.size(); i++) {
			SqlToken token = tokens.get(i);
			String name = isName(token) ? newName(token.unquoted(), next(tokens, i + 1), tablesAnywhere) : null;
			rewritten.append((name != null) ? written(token, name) : token.text());
		}
		return rewritten.toString();
	}

	private @Nullable String newName(String name, String next, boolean tablesAnywhere) {
		String key = SqlNames.fold(name);
		if (next.equals(".") || (tablesAnywhere && !this.columns.containsKey(key))) {
			return this.tables.get(key);
		}
		return next.equals("(") ? null : this.columns.get(key);
	}

	private static String written(SqlToken token, String name) {
		boolean bare = token.kind() == Kind.WORD && SIMPLE.matcher(name).matches();
		return bare ? name : SqlNames.quote(name);
	}

	private static String next(List<SqlToken> tokens, int start) {
		for (SqlToken token : tokens.subList(start, tokens.size())) {
			if (!token.isTrivia()) {
				return token.text();
			}
		}
		return "";
	}

	/** Whether a text names any of these. */
	static boolean names(String sql, Set<String> folded) {
		return SqlLexer.tokens(sql)
			.stream()
			.anyMatch((token) -> isName(token) && folded.contains(SqlNames.fold(token.unquoted())));
	}

	static boolean isName(SqlToken token) {
		return token.kind() == Kind.WORD || token.kind() == Kind.QUOTED_NAME;
	}

	static Map<String, String> folded(Map<String, String> names) {
		Map<String, String> folded = new HashMap<>();
		names.forEach((from, to) -> folded.put(SqlNames.fold(from), to));
		return folded;
	}

}
