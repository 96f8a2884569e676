package io.github.dbmig.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.dbmig.sql.SqlNames;

/**
 * All that a database defines, without its own bookkeeping. Everything is in the order in
 * which the database keeps it.
 *
 * @param tables the tables, those that keep the data of virtual tables included
 * @param indexes the indexes
 * @param views the views
 * @param triggers the triggers
 * @param virtualTables the virtual tables
 */
public record Schema(List<Table> tables, List<Index> indexes, List<View> views, List<Trigger> triggers,
		List<VirtualTable> virtualTables) {

	public Schema {
		tables = List.copyOf(tables);
		indexes = List.copyOf(indexes);
		views = List.copyOf(views);
		triggers = List.copyOf(triggers);
		virtualTables = List.copyOf(virtualTables);
	}

	/**
	 * A schema without anything.
	 * @return the schema
	 */
	public static Schema empty() {
		return new Schema(List.of(), List.of(), List.of(), List.of(), List.of());
	}

	/**
	 * The table of that name.
	 * @param name the name; upper and lower case are the same for ASCII letters
	 * @return the table
	 */
	public Optional<Table> table(String name) {
		return named(this.tables, Table::name, name).stream().findFirst();
	}

	/**
	 * The index of that name.
	 * @param name the name
	 * @return the index
	 */
	public Optional<Index> index(String name) {
		return named(this.indexes, Index::name, name).stream().findFirst();
	}

	/**
	 * The view of that name.
	 * @param name the name
	 * @return the view
	 */
	public Optional<View> view(String name) {
		return named(this.views, View::name, name).stream().findFirst();
	}

	/**
	 * The trigger of that name.
	 * @param name the name
	 * @return the trigger
	 */
	public Optional<Trigger> trigger(String name) {
		return named(this.triggers, Trigger::name, name).stream().findFirst();
	}

	/**
	 * The indexes of a table.
	 * @param table the table's name
	 * @return the indexes that are on it
	 */
	public List<Index> indexesOn(String table) {
		return named(this.indexes, Index::table, table);
	}

	/**
	 * The triggers of a table or view.
	 * @param table the table's or view's name
	 * @return the triggers that are on it
	 */
	public List<Trigger> triggersOn(String table) {
		return named(this.triggers, Trigger::table, table);
	}

	private static <T> List<T> named(List<T> all, Function<T, String> attribute, String name) {
		return all.stream().filter((one) -> SqlNames.same(attribute.apply(one), name)).toList();
	}

}
