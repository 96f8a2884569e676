package io.github.dbmig.operation;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What an added column is, beyond its name and type.
 */
public interface AddedColumnSpec extends ColumnSpec {

	@Override
	AddedColumnSpec primaryKey();

	@Override
	AddedColumnSpec primaryKey(@Nullable String name);

	@Override
	AddedColumnSpec autoIncrement();

	@Override
	AddedColumnSpec notNull();

	@Override
	AddedColumnSpec defaultValue(String sql);

	@Override
	AddedColumnSpec collate(String collation);

	@Override
	AddedColumnSpec unique();

	@Override
	AddedColumnSpec unique(@Nullable String name);

	@Override
	AddedColumnSpec check(String expression);

	@Override
	AddedColumnSpec check(@Nullable String name, String expression);

	@Override
	AddedColumnSpec references(String table);

	@Override
	AddedColumnSpec references(String table, Consumer<? super ReferenceSpec> reference);

	@Override
	AddedColumnSpec references(String table, String column);

	@Override
	AddedColumnSpec references(String table, String column, Consumer<? super ReferenceSpec> reference);

	@Override
	AddedColumnSpec generatedAs(String expression, GeneratedKind kind);

	/**
	 * A remedy: fill the rows that are already there.
	 * @param expression SQL text, evaluated for each row
	 * @return this
	 */
	AddedColumnSpec backfill(String expression);

	/**
	 * Put the column in front of all others.
	 * @return this
	 */
	AddedColumnSpec first();

	/**
	 * Put the column in front of another.
	 * @param column a column of the table
	 * @return this
	 */
	AddedColumnSpec before(String column);

	/**
	 * Put the column behind another.
	 * @param column a column of the table
	 * @return this
	 */
	AddedColumnSpec after(String column);

}
