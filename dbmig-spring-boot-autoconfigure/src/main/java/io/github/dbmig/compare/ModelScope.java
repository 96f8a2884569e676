package io.github.dbmig.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.Trigger;
import io.github.dbmig.schema.View;
import io.github.dbmig.schema.VirtualTable;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Which objects are compared. Tables of dbmig itself are nowhere, excluded ones are left
 * alone everywhere, and so is what a database holds that neither entities nor revisions
 * know.
 */
public final class ModelScope {

	private final TablePatterns excluded;

	private final Set<String> own = new HashSet<>();

	/**
	 * Make a scope.
	 * @param excluded tables, virtual tables and views to leave alone
	 * @param ownTables the tables in which dbmig keeps its books
	 */
	public ModelScope(TablePatterns excluded, Collection<String> ownTables) {
		this.excluded = excluded;
		ownTables.forEach((table) -> this.own.add(SqlNames.fold(table)));
	}

	/**
	 * What the entities say otherwise than the revisions made it.
	 * @param entities what the entities say
	 * @param revisions what the revisions make
	 * @param renames what is known to be the same under another name
	 * @param sql judges types and expressions
	 * @return what takes the revisions' schema to the {@linkplain #wanted wanted} one
	 */
	public List<SchemaDifference> pending(Schema entities, Schema revisions, Renames renames, SqlEquivalence sql) {
		return SchemaDiff.between(managed(revisions), wanted(entities, revisions, renames, sql), renames, sql);
	}

	/**
	 * What a database has otherwise than the entities say, in the tables that they are
	 * mapped to.
	 * @param entities what the entities say
	 * @param live what the database holds
	 * @param renames what is known to be the same under another name
	 * @param sql judges types and expressions
	 * @return what takes the database's schema to the wanted one
	 */
	public List<SchemaDifference> mapped(Schema entities, Schema live, Renames renames, SqlEquivalence sql) {
		Set<String> mapped = new HashSet<>();
		names(entities).map(SqlNames::fold).forEach(mapped::add);
		Schema seen = only(live, (name) -> mapped.contains(SqlNames.fold(renames.table(name))));
		return pending(entities, seen, renames, sql);
	}

	/**
	 * What a database has otherwise than the revisions made it.
	 * @param revisions what the revisions make
	 * @param entities what the entities say, null if there are none
	 * @param live what the database holds
	 * @param sql judges types and expressions
	 * @return what takes the revisions' schema to the database's, without what is
	 * {@linkplain #unmanaged left alone}
	 */
	public List<SchemaDifference> drift(Schema revisions, @Nullable Schema entities, Schema live, SqlEquivalence sql) {
		Set<String> known = known(revisions, entities);
		Schema seen = only(managed(live), (name) -> known.contains(SqlNames.fold(name)));
		return SchemaDiff.between(managed(revisions), seen, Renames.none(), sql);
	}

	/**
	 * Return what of a schema is compared at all.
	 * @param schema a schema
	 * @return the same without dbmig's own tables and without what is excluded
	 */
	public Schema managed(Schema schema) {
		return only(schema, (name) -> !this.own.contains(SqlNames.fold(name)) && !this.excluded.matches(name));
	}

	/**
	 * Return the schema that is to be: what the entities say, and of what the revisions
	 * made that which entities don't speak of.
	 * @param entities what the entities say
	 * @param revisions what the revisions make
	 * @param renames what is known to be the same under another name
	 * @param sql judges types
	 * @return the schema to compare the revisions' with, with the new names
	 */
	public Schema wanted(Schema entities, Schema revisions, Renames renames, SqlEquivalence sql) {
		return WantedSchema.of(managed(entities), managed(revisions), renames, sql);
	}

	/**
	 * List what is left alone in a database: what is excluded, and the tables, virtual
	 * tables and views that neither entities nor revisions know.
	 * @param revisions what the revisions make
	 * @param entities what the entities say, null if there are none
	 * @param live what the database holds
	 * @return those objects, tables first; a virtual table stands for the tables in which
	 * it keeps its data too
	 */
	public List<UnmanagedObject> unmanaged(Schema revisions, @Nullable Schema entities, Schema live) {
		Set<String> known = known(revisions, entities);
		List<UnmanagedObject> unmanaged = new ArrayList<>();
		live.tables()
			.stream()
			.filter((table) -> !table.shadow())
			.forEach((table) -> add(unmanaged, "table", table.name(), known));
		live.virtualTables().forEach((table) -> add(unmanaged, "virtual table", table.name(), known));
		live.views().forEach((view) -> add(unmanaged, "view", view.name(), known));
		return List.copyOf(unmanaged);
	}

	private void add(List<UnmanagedObject> unmanaged, String kind, String name, Set<String> known) {
		String key = SqlNames.fold(name);
		if (this.own.contains(key)) {
			return;
		}
		if (this.excluded.matches(name)) {
			unmanaged.add(new UnmanagedObject(kind, name, "excluded"));
		}
		else if (!known.contains(key)) {
			unmanaged.add(new UnmanagedObject(kind, name, ForeignTables.reason(name)));
		}
	}

	private static Set<String> known(Schema revisions, @Nullable Schema entities) {
		Set<String> known = new HashSet<>();
		Stream.ofNullable(entities).flatMap(ModelScope::names).map(SqlNames::fold).forEach(known::add);
		names(revisions).map(SqlNames::fold).forEach(known::add);
		return known;
	}

	private static Stream<String> names(Schema schema) {
		return Stream
			.of(schema.tables().stream().map(Table::name), schema.views().stream().map(View::name),
					schema.virtualTables().stream().map(VirtualTable::name))
			.flatMap((names) -> names);
	}

	/** Leave out tables, views and virtual tables with all that is on them. */
	private static Schema only(Schema schema, Predicate<String> names) {
		List<Table> tables = schema.tables().stream().filter((table) -> names.test(table.name())).toList();
		List<Index> indexes = schema.indexes().stream().filter((index) -> names.test(index.table())).toList();
		List<View> views = schema.views().stream().filter((view) -> names.test(view.name())).toList();
		List<Trigger> triggers = schema.triggers().stream().filter((trigger) -> names.test(trigger.table())).toList();
		List<VirtualTable> virtualTables = schema.virtualTables()
			.stream()
			.filter((table) -> names.test(table.name()))
			.toList();
		return new Schema(tables, indexes, views, triggers, virtualTables);
	}

}
