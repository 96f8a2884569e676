package io.github.dbmig.operation;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What a column is, beyond its name and type.
 */
public interface ColumnSpec {

	/**
	 * Make the column the primary key.
	 * @return this
	 */
	ColumnSpec primaryKey();

	/**
	 * Make the column the primary key.
	 * @param name the constraint's name, null for none
	 * @return this
	 */
	ColumnSpec primaryKey(@Nullable String name);

	/**
	 * Never use a key again; beside {@code primaryKey()} only.
	 * @return this
	 */
	ColumnSpec autoIncrement();

	/**
	 * Refuse NULL.
	 * @return this
	 */
	ColumnSpec notNull();

	/**
	 * Give the column a default.
	 * @param sql SQL text, such as {@code 'x'} with its quotes
	 * @return this
	 */
	ColumnSpec defaultValue(String sql);

	/**
	 * Give the column a collation.
	 * @param collation the collation's name
	 * @return this
	 */
	ColumnSpec collate(String collation);

	/**
	 * Refuse a value that another row has.
	 * @return this
	 */
	ColumnSpec unique();

	/**
	 * Refuse a value that another row has.
	 * @param name the constraint's name, null for none
	 * @return this
	 */
	ColumnSpec unique(@Nullable String name);

	/**
	 * Refuse rows for which an expression is false.
	 * @param expression SQL text
	 * @return this
	 */
	ColumnSpec check(String expression);

	/**
	 * Refuse rows for which an expression is false.
	 * @param name the constraint's name, null for none
	 * @param expression SQL text
	 * @return this
	 */
	ColumnSpec check(@Nullable String name, String expression);

	/**
	 * Refer to a table's primary key.
	 * @param table the table referred to
	 * @return this
	 */
	ColumnSpec references(String table);

	/**
	 * Refer to a table's primary key.
	 * @param table the table referred to
	 * @param reference says more about the foreign key
	 * @return this
	 */
	ColumnSpec references(String table, Consumer<? super ReferenceSpec> reference);

	/**
	 * Refer to a column of a table.
	 * @param table the table referred to
	 * @param column the column referred to
	 * @return this
	 */
	ColumnSpec references(String table, String column);

	/**
	 * Refer to a column of a table.
	 * @param table the table referred to
	 * @param column the column referred to
	 * @param reference says more about the foreign key
	 * @return this
	 */
	ColumnSpec references(String table, String column, Consumer<? super ReferenceSpec> reference);

	/**
	 * Compute the column from others.
	 * @param expression SQL text
	 * @param kind whether values are stored
	 * @return this
	 */
	ColumnSpec generatedAs(String expression, GeneratedKind kind);

}
