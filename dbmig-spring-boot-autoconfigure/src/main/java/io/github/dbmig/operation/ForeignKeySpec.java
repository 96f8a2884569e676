package io.github.dbmig.operation;

/**
 * What a foreign key is.
 */
public interface ForeignKeySpec {

	/**
	 * Say which columns refer.
	 * @param columns at least one
	 * @return this
	 */
	ForeignKeySpec columns(String... columns);

	/**
	 * Say what they refer to.
	 * @param table the table referred to
	 * @param columns as many as refer, or none for the table's primary key
	 * @return this
	 */
	ForeignKeySpec references(String table, String... columns);

	/**
	 * Say what happens when the row referred to is deleted.
	 * @param action what happens
	 * @return this
	 */
	ForeignKeySpec onDelete(ReferentialAction action);

	/**
	 * Say what happens when the key referred to changes.
	 * @param action what happens
	 * @return this
	 */
	ForeignKeySpec onUpdate(ReferentialAction action);

	/**
	 * Check at commit only ({@code DEFERRABLE INITIALLY DEFERRED}).
	 * @return this
	 */
	ForeignKeySpec deferrable();

}
