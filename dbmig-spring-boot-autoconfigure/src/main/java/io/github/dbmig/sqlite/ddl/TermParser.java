package io.github.dbmig.sqlite.ddl;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads the terms of keys and indexes. In SQLite's grammar they are expressions
 * everywhere, also where only columns are allowed.
 */
final class TermParser {

	private final Cursor cursor;

	/** Where AUTOINCREMENT stands in the list just read. */
	private @Nullable Span autoIncrement;

	TermParser(Cursor cursor) {
		this.cursor = cursor;
	}

	@Nullable Span autoIncrement() {
		return this.autoIncrement;
	}

	List<TermNode> terms() {
		this.autoIncrement = null;
		List<TermNode> terms = new ArrayList<>();
		this.cursor.expectOperator("(");
		do {
			List<SqlToken> tokens = this.cursor.listItem();
			if (tokens.isEmpty()) {
				throw this.cursor.expected("a column");
			}
			terms.add(term(tokens));
		}
		while (this.cursor.acceptOperator(","));
		this.cursor.expectOperator(")");
		return terms;
	}

	private TermNode term(List<SqlToken> tokens) {
		List<SqlToken> all = tokens;
		SqlToken last = all.get(all.size() - 1);
		if (all.size() > 1 && last.isWord("AUTOINCREMENT")) {
			this.autoIncrement = span(List.of(last));
			all = all.subList(0, all.size() - 1);
		}
		int end = ExpressionState.end(all);
		SortOrder order = (end < all.size() && all.get(end).isWord("DESC")) ? SortOrder.DESC : SortOrder.ASC;
		List<SqlToken> expression = all.subList(0, end);
		Stripped stripped = Stripped.of(expression);
		return new TermNode(span(all), stripped.name(), span(expression), stripped.collation(), order);
	}

	private static Span span(List<SqlToken> tokens) {
		return new Span(tokens.get(0).offset(), Cursor.end(tokens.get(tokens.size() - 1)));
	}

	/**
	 * An expression without the collations and parentheses around it.
	 *
	 * @param name the name that is left, null if it is more than a name
	 * @param collation the outermost collation
	 */
	private record Stripped(@Nullable DdlName name, @Nullable DdlName collation) {

		static Stripped of(List<SqlToken> expression) {
			List<SqlToken> tokens = expression;
			DdlName collation = null;
			while (tokens.size() > 1) {
				if (isEnclosed(tokens)) {
					tokens = tokens.subList(1, tokens.size() - 1);
				}
				else if (isCollated(tokens)) {
					collation = (collation != null) ? collation : name(tokens.get(tokens.size() - 1));
					tokens = tokens.subList(0, tokens.size() - 2);
				}
				else {
					break;
				}
			}
			boolean isName = tokens.size() == 1 && ExpressionState.isOperand(tokens.get(0));
			return new Stripped(isName ? name(tokens.get(0)) : null, collation);
		}

		private static DdlName name(SqlToken token) {
			return new DdlName(token.unquoted(), new Span(token.offset(), Cursor.end(token)));
		}

		/** Whether the first parenthesis is closed by the last. */
		private static boolean isEnclosed(List<SqlToken> tokens) {
			int depth = 0;
			for (int i = 0; i < tokens.size(); i++) {
				if (tokens.get(i).isOperator("(")) {
					depth++;
				}
				else if (tokens.get(i).isOperator(")")) {
					depth--;
				}
				if (depth == 0) {
					return i == tokens.size() - 1 && i > 0;
				}
			}
			return false;
		}

		/** Whether a COLLATE at the end is on everything before it. */
		private static boolean isCollated(List<SqlToken> tokens) {
			if (tokens.size() < 3 || !tokens.get(tokens.size() - 2).isWord("COLLATE")) {
				return false;
			}
			ExpressionState state = new ExpressionState();
			for (int i = 0; i < tokens.size() - 2; i++) {
				state.next(tokens.get(i), tokens.get(i + 1));
			}
			return state.isSimple();
		}

	}

}
