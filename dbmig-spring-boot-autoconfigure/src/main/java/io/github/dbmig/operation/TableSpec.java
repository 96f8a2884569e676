package io.github.dbmig.operation;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What a new table is made of.
 */
public interface TableSpec {

	/**
	 * A column without a type.
	 * @param name the column's name
	 * @return this
	 */
	TableSpec column(String name);

	/**
	 * A column.
	 * @param name the column's name
	 * @param type the SQL type name
	 * @return this
	 */
	TableSpec column(String name, String type);

	/**
	 * A column without a type.
	 * @param name the column's name
	 * @param column says more about it
	 * @return this
	 */
	TableSpec column(String name, Consumer<? super ColumnSpec> column);

	/**
	 * A column.
	 * @param name the column's name
	 * @param type the SQL type name
	 * @param column says more about it
	 * @return this
	 */
	TableSpec column(String name, String type, Consumer<? super ColumnSpec> column);

	/**
	 * The primary key.
	 * @param name the constraint's name, null for none
	 * @param columns at least one
	 * @return this
	 */
	TableSpec primaryKey(@Nullable String name, String... columns);

	/**
	 * No two rows have the same values in these columns.
	 * @param name the constraint's name, null for none
	 * @param columns at least one
	 * @return this
	 */
	TableSpec unique(@Nullable String name, String... columns);

	/**
	 * An expression that isn't false for any row.
	 * @param name the constraint's name, null for none
	 * @param expression SQL text
	 * @return this
	 */
	TableSpec check(@Nullable String name, String expression);

	/**
	 * Columns that refer to a table.
	 * @param name the constraint's name, null for none
	 * @param foreignKey says which columns, and to what
	 * @return this
	 */
	TableSpec foreignKey(@Nullable String name, Consumer<? super ForeignKeySpec> foreignKey);

	/**
	 * Enforce types ({@code STRICT}).
	 * @return this
	 */
	TableSpec strict();

	/**
	 * Keep rows by the primary key only ({@code WITHOUT ROWID}).
	 * @return this
	 */
	TableSpec withoutRowid();

}
