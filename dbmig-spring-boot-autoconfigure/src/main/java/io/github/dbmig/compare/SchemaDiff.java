package io.github.dbmig.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import io.github.dbmig.compare.SchemaDifference.TableAdded;
import io.github.dbmig.compare.SchemaDifference.TableDropped;
import io.github.dbmig.compare.SchemaDifference.TriggerAdded;
import io.github.dbmig.compare.SchemaDifference.TriggerDropped;
import io.github.dbmig.compare.SchemaDifference.ViewAdded;
import io.github.dbmig.compare.SchemaDifference.ViewDropped;
import io.github.dbmig.compare.SchemaDifference.VirtualTableAdded;
import io.github.dbmig.compare.SchemaDifference.VirtualTableDropped;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Trigger;
import io.github.dbmig.schema.View;
import io.github.dbmig.schema.VirtualTable;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Compares two schemas. What is the same to the database is no difference: the order of
 * columns, names of constraints, upper and lower case of names, and all that
 * {@link SqlEquivalence} takes for the same.
 */
public final class SchemaDiff {

	private final Schema from;

	private final Schema to;

	private final Schema renamed;

	private final Renaming renaming;

	private final SqlEquivalence sql;

	private final Named<Table> newTables;

	private final Named<Table> renamedTables;

	/** The views that go or are made again, and their triggers with them. */
	private final Set<String> droppedViews = new HashSet<>();

	private final List<SchemaDifference> differences = new ArrayList<>();

	private SchemaDiff(Schema from, Schema to, Renames renames, SqlEquivalence sql) {
		this.from = from;
		this.to = to;
		this.renaming = Renaming.of(from, to, renames);
		this.renamed = this.renaming.apply(from);
		this.sql = sql;
		this.newTables = Named.of(to.tables(), Table::name);
		this.renamedTables = Named.of(this.renamed.tables(), Table::name);
	}

	/**
	 * Find what takes a schema to another: table by table in the order of {@code to}, of
	 * each table what goes before what comes; then the tables that are to go, the last
	 * one first; then virtual tables, views and triggers. Tables in which a virtual table
	 * keeps its data are left out, as are indexes and triggers of a table that goes.
	 * @param from the schema as it is
	 * @param to the schema as it is to be
	 * @param renames what is known to be the same under another name; of no effect where
	 * the old name isn't in {@code from} or the new one isn't in {@code to}
	 * @param sql judges types and expressions
	 * @return what differs, empty if nothing does
	 */
	public static List<SchemaDifference> between(Schema from, Schema to, Renames renames, SqlEquivalence sql) {
		return new SchemaDiff(from, to, renames, sql).compare();
	}

	private List<SchemaDifference> compare() {
		tables();
		virtualTables();
		views();
		triggers();
		return List.copyOf(this.differences);
	}

	private void tables() {
		Named<Integer> places = numbered(this.renamed.tables(), Table::name);
		Named<List<Index>> had = Named.grouped(this.from.indexes(), (index) -> this.renaming.table(index.table()));
		Named<List<Index>> renamedIndexes = Named.grouped(this.renamed.indexes(), Index::table);
		Named<List<Index>> indexes = Named.grouped(this.to.indexes(), Index::table);
		for (Table table : this.to.tables()) {
			if (table.shadow()) {
				continue;
			}
			Integer place = places.get(table.name());
			if (place == null || this.renamed.tables().get(place).shadow()) {
				this.differences.add(new TableAdded(table));
				all(indexes.get(table.name()))
					.forEach((index) -> this.differences.add(new SchemaDifference.IndexAdded(index)));
			}
			else {
				Table original = this.from.tables().get(place);
				Table old = this.renamed.tables().get(place);
				List<Index> originalIndexes = all(had.get(table.name()));
				List<Index> wanted = all(indexes.get(table.name()));
				if (!isSame(original, table) || !originalIndexes.equals(wanted)) {
					table(original, old, table, new IndexDiff(old, table, this.sql).compare(originalIndexes,
							all(renamedIndexes.get(table.name())), wanted));
				}
			}
		}
		for (int i = this.renamed.tables().size() - 1; i >= 0; i--) {
			Table table = this.renamed.tables().get(i);
			Table other = this.newTables.get(table.name());
			if (!table.shadow() && (other == null || other.shadow())) {
				this.differences.add(new TableDropped(this.from.tables().get(i)));
			}
		}
	}

	/**
	 * Whether a table surely means what it meant: its text is the same, and so is all
	 * that it says of others.
	 */
	private boolean isSame(Table original, Table table) {
		return this.renaming.isNothing() && original.equals(table)
				&& table.constraints(TableConstraint.ForeignKey.class)
					.stream()
					.noneMatch((key) -> key.referencedColumns().isEmpty());
	}

	private void table(Table original, Table old, Table table, IndexDiff indexes) {
		TableDiff diff = new TableDiff(original, old, table, this.sql);
		ConstraintDiff constraints = new ConstraintDiff(original, old, table, this.renamedTables, this.newTables,
				this.sql);
		this.differences.addAll(diff.table());
		this.differences.addAll(constraints.autoIncrement());
		this.differences.addAll(constraints.dropped());
		this.differences.addAll(indexes.dropped());
		this.differences.addAll(diff.columns());
		this.differences.addAll(constraints.added());
		this.differences.addAll(indexes.added());
	}

	private static <T> List<T> all(@Nullable List<T> some) {
		return (some != null) ? some : List.of();
	}

	private void virtualTables() {
		Named<VirtualTable> had = Named.of(this.from.virtualTables(), VirtualTable::name);
		Named<VirtualTable> has = Named.of(this.to.virtualTables(), VirtualTable::name);
		for (VirtualTable table : reversed(this.from.virtualTables())) {
			VirtualTable other = has.get(table.name());
			if (other == null || !same(table, other)) {
				this.differences.add(new VirtualTableDropped(table));
			}
		}
		for (VirtualTable table : this.to.virtualTables()) {
			VirtualTable other = had.get(table.name());
			if (other == null || !same(other, table)) {
				this.differences.add(new VirtualTableAdded(table));
			}
		}
	}

	private boolean same(VirtualTable one, VirtualTable other) {
		return SqlNames.same(one.module(), other.module()) && sameText(one.arguments(), other.arguments());
	}

	private void views() {
		Named<Integer> had = numbered(this.from.views(), View::name);
		Named<View> has = Named.of(this.to.views(), View::name);
		for (int i = this.from.views().size() - 1; i >= 0; i--) {
			View other = has.get(this.from.views().get(i).name());
			if (other == null || !sameView(i, other)) {
				this.droppedViews.add(SqlNames.fold(this.from.views().get(i).name()));
				this.differences.add(new ViewDropped(this.from.views().get(i)));
			}
		}
		for (View view : this.to.views()) {
			Integer place = had.get(view.name());
			if (place == null || !sameView(place, view)) {
				this.differences.add(new ViewAdded(view));
			}
		}
	}

	/**
	 * Where tokens can't tell which table a name belongs to, it may also be as before.
	 */
	private boolean sameView(int place, View other) {
		return same(this.renamed.views().get(place), other) || same(this.from.views().get(place), other);
	}

	private boolean same(View one, View other) {
		return folded(one.columns()).equals(folded(other.columns()))
				&& this.sql.sameExpression(one.select(), other.select());
	}

	private void triggers() {
		Named<Integer> had = numbered(this.from.triggers(), Trigger::name);
		Named<Trigger> has = Named.of(this.to.triggers(), Trigger::name);
		Named<View> views = Named.of(this.to.views(), View::name);
		for (int i = this.from.triggers().size() - 1; i >= 0; i--) {
			Trigger other = has.get(this.from.triggers().get(i).name());
			String table = this.renamed.triggers().get(i).table();
			boolean stays = (this.newTables.has(table) || views.has(table)) && !isDropped(table);
			if (stays && (other == null || !sameTrigger(i, other))) {
				this.differences.add(new TriggerDropped(this.from.triggers().get(i)));
			}
		}
		for (Trigger trigger : this.to.triggers()) {
			Integer place = had.get(trigger.name());
			if (place == null || isDropped(trigger.table()) || !sameTrigger(place, trigger)) {
				this.differences.add(new TriggerAdded(trigger));
			}
		}
	}

	private boolean isDropped(String view) {
		return this.droppedViews.contains(SqlNames.fold(view));
	}

	private boolean sameTrigger(int place, Trigger other) {
		return same(this.renamed.triggers().get(place), other) || same(this.from.triggers().get(place), other);
	}

	private boolean same(Trigger one, Trigger other) {
		return SqlNames.same(one.table(), other.table()) && one.timing() == other.timing()
				&& one.event() == other.event()
				&& folded(one.updateOf()).stream()
					.sorted()
					.toList()
					.equals(folded(other.updateOf()).stream().sorted().toList())
				&& sameText(one.when(), other.when()) && this.sql.sameExpression(one.body(), other.body());
	}

	private boolean sameText(@Nullable String one, @Nullable String other) {
		return (one == null || other == null) ? Objects.equals(one, other) : this.sql.sameExpression(one, other);
	}

	private static List<String> folded(List<String> names) {
		return names.stream().map(SqlNames::fold).toList();
	}

	private static <T> Named<Integer> numbered(List<T> all, Function<T, String> name) {
		List<Integer> places = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			places.add(i);
		}
		return Named.of(places, (place) -> name.apply(all.get(place)));
	}

	private static <T> List<T> reversed(List<T> all) {
		List<T> reversed = new ArrayList<>(all);
		Collections.reverse(reversed);
		return reversed;
	}

}
