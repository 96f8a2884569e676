package io.github.dbmig.operation;

import org.jspecify.annotations.Nullable;

/**
 * What an index is sorted by: either a column or an expression.
 *
 * @param column the column's name, null for an expression
 * @param expression SQL text, null for a column
 * @param order ascending unless said otherwise
 * @param collation the name of the collation, null for the column's own
 */
public record IndexTerm(@Nullable String column, @Nullable String expression, SortOrder order,
		@Nullable String collation) {

	public IndexTerm {
		if ((column == null) == (expression == null)) {
			throw Require.refusal("createIndex", "a term is either a column or an expression; give exactly one");
		}
		Require.optionalName("createIndex", "a column name", column);
		Require.optionalSql("createIndex", "an expression", expression);
		Require.notNull("createIndex", "the sort order", order);
		Require.optionalName("createIndex", "the collation", collation);
	}

	/**
	 * A column in ascending order.
	 * @param name the column's name
	 * @return the term
	 */
	public static IndexTerm column(String name) {
		return new IndexTerm(name, null, SortOrder.ASC, null);
	}

	/**
	 * An expression in ascending order.
	 * @param sql the SQL text, without parentheses around it
	 * @return the term
	 */
	public static IndexTerm expression(String sql) {
		return new IndexTerm(null, sql, SortOrder.ASC, null);
	}

}
