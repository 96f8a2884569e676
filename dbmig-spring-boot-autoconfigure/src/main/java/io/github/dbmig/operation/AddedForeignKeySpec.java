package io.github.dbmig.operation;

/**
 * What an added foreign key is.
 */
public interface AddedForeignKeySpec extends ForeignKeySpec {

	@Override
	AddedForeignKeySpec columns(String... columns);

	@Override
	AddedForeignKeySpec references(String table, String... columns);

	@Override
	AddedForeignKeySpec onDelete(ReferentialAction action);

	@Override
	AddedForeignKeySpec onUpdate(ReferentialAction action);

	@Override
	AddedForeignKeySpec deferrable();

	/**
	 * A remedy: say what happens to rows that refer to nothing.
	 * @param remedy what happens
	 * @return this
	 */
	AddedForeignKeySpec onViolation(OnViolation remedy);

}
