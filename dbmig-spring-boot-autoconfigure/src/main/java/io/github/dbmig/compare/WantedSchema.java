package io.github.dbmig.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Trigger;
import io.github.dbmig.schema.View;
import io.github.dbmig.schema.VirtualTable;
import org.jspecify.annotations.Nullable;

/**
 * What the entities say, completed by what they don't speak of: views, triggers and
 * virtual tables that the revisions made, and inside of tables what {@link WantedTable}
 * tells. A table that only the revisions know isn't wanted any more.
 */
final class WantedSchema {

	private final Schema entities;

	private final Schema revisions;

	private final SqlEquivalence sql;

	private final Named<Table> mapped;

	/** What refers to a table, before or after. */
	private final Named<List<TableConstraint.ForeignKey>> inbound;

	private final List<Table> tables = new ArrayList<>();

	private final List<Index> indexes = new ArrayList<>();

	private WantedSchema(Schema entities, Schema revisions, SqlEquivalence sql) {
		this.entities = entities;
		this.revisions = revisions;
		this.sql = sql;
		this.inbound = inbound(entities, revisions);
		this.mapped = Named.of(entities.tables(), Table::name);
	}

	static Schema of(Schema entities, Schema revisions, Renames renames, SqlEquivalence sql) {
		Schema renamed = Renaming.of(revisions, entities, renames).apply(revisions);
		return new WantedSchema(entities, renamed, sql).complete();
	}

	private Schema complete() {
		Named<View> madeViews = Named.of(this.revisions.views(), View::name);
		Named<VirtualTable> madeVirtual = Named.of(this.revisions.virtualTables(), VirtualTable::name);
		Named<Table> made = Named.of(this.revisions.tables(), Table::name);
		Named<List<Index>> madeIndexes = Named.grouped(this.revisions.indexes(), Index::table);
		Named<List<Index>> mappedIndexes = Named.grouped(this.entities.indexes(), Index::table);
		for (Table table : this.entities.tables()) {
			// An entity can be mapped to a view or a virtual table, of which it doesn't
			// know
			if (!madeViews.has(table.name()) && !madeVirtual.has(table.name())) {
				table(table, made.get(table.name()), all(mappedIndexes, table), all(madeIndexes, table));
			}
		}
		for (Table table : this.revisions.tables()) {
			boolean kept = table.shadow() || ForeignTables.isQuarantine(table.name());
			if (kept && !this.mapped.has(table.name())) {
				this.tables.add(table);
				this.indexes.addAll(all(madeIndexes, table));
			}
		}
		List<View> views = views();
		return new Schema(this.tables, this.indexes, views, triggers(views), this.revisions.virtualTables());
	}

	private void table(Table mapped, @Nullable Table made, List<Index> mappedIndexes, List<Index> madeIndexes) {
		boolean isSame = mapped.equals(made) && mappedIndexes.equals(madeIndexes);
		if (made == null || isSame) {
			this.tables.add(mapped);
			this.indexes.addAll(mappedIndexes);
		}
		else {
			WantedTable wanted = new WantedTable(mapped, made, mappedIndexes, madeIndexes, this.mapped,
					all(this.inbound, mapped), this.sql);
			this.tables.add(wanted.table());
			this.indexes.addAll(wanted.indexes());
		}
	}

	private static Named<List<TableConstraint.ForeignKey>> inbound(Schema... schemas) {
		List<TableConstraint.ForeignKey> keys = Stream.of(schemas)
			.flatMap((schema) -> schema.tables().stream())
			.flatMap((table) -> table.constraints(TableConstraint.ForeignKey.class).stream())
			.toList();
		return Named.grouped(keys, TableConstraint.ForeignKey::table);
	}

	private static <T> List<T> all(Named<List<T>> grouped, Table table) {
		List<T> all = grouped.get(table.name());
		return (all != null) ? all : List.of();
	}

	private List<View> views() {
		List<View> views = new ArrayList<>(this.entities.views());
		Named<View> said = Named.of(this.entities.views(), View::name);
		this.revisions.views().stream().filter((view) -> !said.has(view.name())).forEach(views::add);
		return views;
	}

	private List<Trigger> triggers(List<View> views) {
		Named<Table> tables = Named.of(this.tables, Table::name);
		Named<View> named = Named.of(views, View::name);
		return this.revisions.triggers()
			.stream()
			.filter((trigger) -> tables.has(trigger.table()) || named.has(trigger.table()))
			.toList();
	}

}
