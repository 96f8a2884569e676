package io.github.dbmig.operation;

/**
 * What changes about a column; what isn't said stays.
 */
public interface AlteredColumnSpec {

	/**
	 * Give the column another type.
	 * @param type the SQL type name
	 * @return this
	 */
	AlteredColumnSpec type(String type);

	/**
	 * Say how values become new ones.
	 * @param expression SQL text that may use all columns of the row, with their values
	 * before
	 * @return this
	 */
	AlteredColumnSpec convert(String expression);

	/**
	 * Refuse NULL from now on.
	 * @return this
	 */
	AlteredColumnSpec notNull();

	/**
	 * Accept NULL from now on.
	 * @return this
	 */
	AlteredColumnSpec nullable();

	/**
	 * Give the column a default, or another one.
	 * @param sql SQL text, such as {@code 'x'} with its quotes
	 * @return this
	 */
	AlteredColumnSpec defaultValue(String sql);

	/**
	 * Take the default away.
	 * @return this
	 */
	AlteredColumnSpec dropDefault();

	/**
	 * Give the column another collation.
	 * @param collation the collation's name
	 * @return this
	 */
	AlteredColumnSpec collate(String collation);

	/**
	 * Compute the column from others from now on.
	 * @param expression SQL text
	 * @param kind whether values are stored
	 * @return this
	 */
	AlteredColumnSpec generatedAs(String expression, GeneratedKind kind);

	/**
	 * A remedy: replace NULL.
	 * @param expression SQL text, evaluated for each row that holds NULL
	 * @return this
	 */
	AlteredColumnSpec backfill(String expression);

	/**
	 * A remedy: say what happens to rows that the change would refuse.
	 * @param remedy what happens
	 * @return this
	 */
	AlteredColumnSpec onViolation(OnViolation remedy);

}
