package io.github.dbmig.operation;

/**
 * Which foreign key goes.
 */
public interface DroppedForeignKeySpec {

	/**
	 * Say which columns refer.
	 * @param columns at least one
	 * @return this
	 */
	DroppedForeignKeySpec columns(String... columns);

	/**
	 * Say what they refer to.
	 * @param table the table referred to
	 * @return this
	 */
	DroppedForeignKeySpec references(String table);

}
