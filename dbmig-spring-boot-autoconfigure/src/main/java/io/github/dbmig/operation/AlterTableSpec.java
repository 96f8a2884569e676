package io.github.dbmig.operation;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What changes about a table.
 */
public interface AlterTableSpec {

	/**
	 * Add a column without a type.
	 * @param name the column's name
	 * @return this
	 */
	AlterTableSpec addColumn(String name);

	/**
	 * Add a column.
	 * @param name the column's name
	 * @param type the SQL type name
	 * @return this
	 */
	AlterTableSpec addColumn(String name, String type);

	/**
	 * Add a column without a type.
	 * @param name the column's name
	 * @param column says more about it
	 * @return this
	 */
	AlterTableSpec addColumn(String name, Consumer<? super AddedColumnSpec> column);

	/**
	 * Add a column.
	 * @param name the column's name
	 * @param type the SQL type name
	 * @param column says more about it
	 * @return this
	 */
	AlterTableSpec addColumn(String name, String type, Consumer<? super AddedColumnSpec> column);

	/**
	 * Change a column.
	 * @param name the column's name
	 * @param column says what changes
	 * @return this
	 */
	AlterTableSpec alterColumn(String name, Consumer<? super AlteredColumnSpec> column);

	/**
	 * Give a column another name.
	 * @param from the present name
	 * @param to the new name
	 * @return this
	 */
	AlterTableSpec renameColumn(String from, String to);

	/**
	 * Drop a column.
	 * @param name the column's name
	 * @return this
	 */
	AlterTableSpec dropColumn(String name);

	/**
	 * Drop a column.
	 * @param name the column's name
	 * @param column says how
	 * @return this
	 */
	AlterTableSpec dropColumn(String name, Consumer<? super DroppedColumnSpec> column);

	/**
	 * Give a column another place.
	 * @param name the column's name
	 * @param position where it goes, see {@link Position}
	 * @return this
	 */
	AlterTableSpec moveColumn(String name, Position position);

	/**
	 * Add the primary key.
	 * @param name the constraint's name, null for none
	 * @param columns at least one
	 * @return this, to which a remedy can be said
	 */
	AddedConstraintSpec addPrimaryKey(@Nullable String name, String... columns);

	/**
	 * Refuse rows that have the same values in these columns.
	 * @param name the constraint's name, null for none
	 * @param columns at least one
	 * @return this, to which a remedy can be said
	 */
	AddedConstraintSpec addUnique(@Nullable String name, String... columns);

	/**
	 * Refuse rows for which an expression is false.
	 * @param name the constraint's name, null for none
	 * @param expression SQL text
	 * @return this, to which a remedy can be said
	 */
	AddedConstraintSpec addCheck(@Nullable String name, String expression);

	/**
	 * Let columns refer to a table.
	 * @param name the constraint's name, null for none
	 * @param foreignKey says which columns, and to what
	 * @return this, to which a remedy can be said
	 */
	AddedConstraintSpec addForeignKey(@Nullable String name, Consumer<? super AddedForeignKeySpec> foreignKey);

	/**
	 * Drop a named constraint.
	 * @param name the constraint's name
	 * @return this
	 */
	AlterTableSpec dropConstraint(String name);

	/**
	 * Give a constraint another name.
	 * @param from the present name
	 * @param to the new name
	 * @return this
	 */
	AlterTableSpec renameConstraint(String from, String to);

	/**
	 * Drop the primary key, named or not.
	 * @return this
	 */
	AlterTableSpec dropPrimaryKey();

	/**
	 * Drop a unique constraint, named or not.
	 * @param columns the columns that it is on
	 * @return this
	 */
	AlterTableSpec dropUnique(String... columns);

	/**
	 * Drop a check, named or not.
	 * @param expression the SQL text that it checks
	 * @return this
	 */
	AlterTableSpec dropCheck(String expression);

	/**
	 * Drop a foreign key, named or not.
	 * @param columns the referring columns
	 * @return this
	 */
	AlterTableSpec dropForeignKey(String... columns);

	/**
	 * Drop a foreign key, named or not.
	 * @param foreignKey says which
	 * @return this
	 */
	AlterTableSpec dropForeignKey(Consumer<? super DroppedForeignKeySpec> foreignKey);

	/**
	 * Enforce types, or no longer.
	 * @param value true to switch it on
	 * @return this
	 */
	AlterTableSpec strict(boolean value);

	/**
	 * Keep rows by the primary key only, or no longer.
	 * @param value true to switch it on
	 * @return this
	 */
	AlterTableSpec withoutRowid(boolean value);

	/**
	 * Never use a key again, or do.
	 * @param value true to switch it on
	 * @return this
	 */
	AlterTableSpec autoIncrement(boolean value);

}
