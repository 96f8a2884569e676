package io.github.dbmig.operation;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The vocabulary of a revision. Each call records an {@link Operation}, nothing runs yet.
 * Types are SQL type names, expressions are SQL text, names stand without quotes. Every
 * call throws {@code IllegalArgumentException} for what can't be meant: a null or blank
 * name, an empty list, a value of a type that can't be stored.
 */
public interface Operations {

	/**
	 * Make a table.
	 * @param name the table's name
	 * @param table says its columns and constraints
	 * @return this
	 */
	Operations createTable(String name, Consumer<? super TableSpec> table);

	/**
	 * Change a table. Columns have the names that they have at that point of the
	 * revision.
	 * @param name the table's name
	 * @param changes says the changes, in their order
	 * @return this
	 */
	Operations alterTable(String name, Consumer<? super AlterTableSpec> changes);

	/**
	 * Give a table another name.
	 * @param from the present name
	 * @param to the new name
	 * @return this
	 */
	Operations renameTable(String from, String to);

	/**
	 * Drop a table, with its indexes and triggers.
	 * @param name the table's name
	 * @return this
	 */
	Operations dropTable(String name);

	/**
	 * Make a table anew from its own definition.
	 * @param name the table's name
	 * @return this
	 */
	Operations rebuildTable(String name);

	/**
	 * Make an index.
	 * @param name the index's name
	 * @param table the table it is on
	 * @param index says what it is sorted by
	 * @return this
	 */
	Operations createIndex(String name, String table, Consumer<? super IndexSpec> index);

	/**
	 * Drop an index.
	 * @param name the index's name
	 * @return this
	 */
	Operations dropIndex(String name);

	/**
	 * Make a view.
	 * @param name the view's name
	 * @param select the SELECT statement
	 * @return this
	 */
	Operations createView(String name, String select);

	/**
	 * Drop a view.
	 * @param name the view's name
	 * @return this
	 */
	Operations dropView(String name);

	/**
	 * Make a trigger.
	 * @param sql the whole CREATE TRIGGER statement
	 * @return this
	 */
	Operations createTrigger(String sql);

	/**
	 * Drop a trigger.
	 * @param name the trigger's name
	 * @return this
	 */
	Operations dropTrigger(String name);

	/**
	 * Run a SQL statement.
	 * @param sql the statement
	 * @param parameters the values of its question marks: null, Boolean, Byte, Short,
	 * Integer, Long, Float, Double, String or byte[]
	 * @return this
	 */
	Operations execute(String sql, @Nullable Object... parameters);

	/**
	 * Insert rows.
	 * @param table the table's name
	 * @param rows at least one, see {@link Row#row}
	 * @return this
	 */
	Operations insert(String table, Row... rows);

	/**
	 * Change data in code.
	 * @param description what the step does, on one line; it stands for the code in the
	 * checksum
	 * @param action the code
	 * @return this
	 */
	Operations data(String description, DataStep action);

}
