package io.github.dbmig.operation;

/**
 * What an index is.
 */
public interface IndexSpec {

	/**
	 * Sort by a column.
	 * @param name the column's name
	 * @return this
	 */
	IndexSpec column(String name);

	/**
	 * Sort by a column.
	 * @param name the column's name
	 * @param order ascending or descending
	 * @return this
	 */
	IndexSpec column(String name, SortOrder order);

	/**
	 * Sort by a column with a collation.
	 * @param name the column's name
	 * @param order ascending or descending
	 * @param collation the collation's name
	 * @return this
	 */
	IndexSpec column(String name, SortOrder order, String collation);

	/**
	 * Sort by an expression.
	 * @param sql SQL text
	 * @return this
	 */
	IndexSpec expression(String sql);

	/**
	 * Sort by an expression.
	 * @param sql SQL text
	 * @param order ascending or descending
	 * @return this
	 */
	IndexSpec expression(String sql, SortOrder order);

	/**
	 * Sort by an expression with a collation.
	 * @param sql SQL text
	 * @param order ascending or descending
	 * @param collation the collation's name
	 * @return this
	 */
	IndexSpec expression(String sql, SortOrder order, String collation);

	/**
	 * Refuse a row whose terms another row has.
	 * @return this
	 */
	IndexSpec unique();

	/**
	 * Hold only some rows.
	 * @param condition SQL text
	 * @return this
	 */
	IndexSpec where(String condition);

}
