package io.github.dbmig.sqlite.ddl;

import io.github.dbmig.operation.SortOrder;
import org.jspecify.annotations.Nullable;

/**
 * A column or expression that a key or an index is sorted by.
 *
 * @param span all of it
 * @param name the name, where it is nothing but a name: of a column, or else a string
 * that SQLite takes for an expression
 * @param expression the expression with its collation, without the sort order
 * @param collation the collation that decides, null where none is named
 * @param order ascending unless said otherwise
 */
public record TermNode(Span span, @Nullable DdlName name, Span expression, @Nullable DdlName collation,
		SortOrder order) {

	/**
	 * Whether this is the column of that name.
	 * @param column a name without quotes
	 * @return whether the term is nothing but this column
	 */
	public boolean isColumn(String column) {
		return this.name != null && this.name.is(column);
	}

}
