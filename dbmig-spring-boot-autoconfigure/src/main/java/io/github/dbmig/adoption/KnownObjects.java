package io.github.dbmig.adoption;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.Trigger;
import io.github.dbmig.schema.View;
import io.github.dbmig.schema.VirtualTable;
import io.github.dbmig.sql.SqlNames;

/**
 * What revisions have ever made, by name. Whatever else a database holds is somebody
 * else's, and is left alone.
 */
public final class KnownObjects {

	private final Set<String> names = new HashSet<>();

	private final Set<String> indexes = new HashSet<>();

	private final Set<IndexContent> contents = new HashSet<>();

	private final Predicate<String> own;

	/**
	 * Note what revisions make.
	 * @param schemas the schema that each of them makes
	 * @param own whether a table is dbmig's own, which is not even told
	 */
	public KnownObjects(Collection<Schema> schemas, Predicate<String> own) {
		this.own = own;
		for (Schema schema : schemas) {
			schema.tables().forEach((table) -> add(this.names, table.name()));
			schema.virtualTables().forEach((table) -> add(this.names, table.name()));
			schema.views().forEach((view) -> add(this.names, view.name()));
			schema.triggers().forEach((trigger) -> add(this.names, trigger.name()));
			schema.indexes().forEach((index) -> {
				add(this.indexes, index.name());
				this.contents.add(IndexContent.of(index));
			});
		}
	}

	private static void add(Set<String> names, String name) {
		names.add(SqlNames.fold(name));
	}

	private boolean knows(String name) {
		return this.names.contains(SqlNames.fold(name));
	}

	/**
	 * Leave out what no revision knows: tables with all that is on them, views, triggers,
	 * and indexes that refuse nothing and are like none of a revision's.
	 * @param live the schema of a database
	 * @return the rest
	 */
	public Schema managed(Schema live) {
		List<Table> tables = live.tables().stream().filter((table) -> knows(table.name())).toList();
		List<View> views = live.views().stream().filter((view) -> knows(view.name())).toList();
		List<Index> indexes = live.indexes()
			.stream()
			.filter((index) -> knows(index.table()) && !isUnmanaged(index))
			.toList();
		List<Trigger> triggers = live.triggers().stream().filter((trigger) -> knows(trigger.name())).toList();
		return new Schema(tables, indexes, views, triggers,
				live.virtualTables().stream().filter((table) -> knows(table.name())).toList());
	}

	private boolean isUnmanaged(Index index) {
		return !index.unique() && !this.indexes.contains(SqlNames.fold(index.name()))
				&& !this.contents.contains(IndexContent.of(index));
	}

	/**
	 * Return what {@link #managed} leaves out.
	 * @param live the schema of a database
	 * @return the names of tables, views, triggers and indexes, those that belong to
	 * another one of them left out
	 */
	public List<String> unmanaged(Schema live) {
		List<String> names = new ArrayList<>();
		live.tables()
			.stream()
			.filter((table) -> !table.shadow() && !knows(table.name()) && !this.own.test(table.name()))
			.forEach((table) -> names.add(table.name()));
		live.virtualTables().stream().map(VirtualTable::name).filter((name) -> !knows(name)).forEach(names::add);
		live.views().stream().map(View::name).filter((name) -> !knows(name)).forEach(names::add);
		live.triggers()
			.stream()
			.filter((trigger) -> !knows(trigger.name()) && knows(trigger.table()))
			.forEach((trigger) -> names.add(trigger.name()));
		live.indexes()
			.stream()
			.filter((index) -> knows(index.table()) && isUnmanaged(index))
			.forEach((index) -> names.add(index.name()));
		return List.copyOf(names);
	}

}
