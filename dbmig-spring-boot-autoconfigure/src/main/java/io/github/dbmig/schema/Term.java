package io.github.dbmig.schema;

import io.github.dbmig.operation.SortOrder;
import org.jspecify.annotations.Nullable;

/**
 * What a key or an index is sorted by: either a column or an expression.
 *
 * @param column the column's name as the table has it, null for an expression
 * @param expression SQL text with its collation, null for a column
 * @param order ascending unless said otherwise
 * @param collation the collation that is named here, null where the column's own counts
 */
public record Term(@Nullable String column, @Nullable String expression, SortOrder order, @Nullable String collation) {

	public Term {
		if ((column == null) == (expression == null)) {
			throw new IllegalArgumentException("A term is either a column or an expression");
		}
	}

}
