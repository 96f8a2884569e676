package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDifference.ConstraintAdded;
import io.github.dbmig.compare.SchemaDifference.ConstraintDropped;
import io.github.dbmig.compare.SchemaDifference.IndexAdded;
import io.github.dbmig.compare.SchemaDifference.IndexDropped;
import io.github.dbmig.compare.SchemaDifference.TableAdded;
import io.github.dbmig.compare.SchemaDifference.TableDropped;
import io.github.dbmig.compare.SchemaDifference.TableRenamed;
import io.github.dbmig.compare.SchemaDifference.TriggerAdded;
import io.github.dbmig.compare.SchemaDifference.TriggerDropped;
import io.github.dbmig.compare.SchemaDifference.ViewAdded;
import io.github.dbmig.compare.SchemaDifference.ViewDropped;
import io.github.dbmig.compare.SchemaDifference.VirtualTableAdded;
import io.github.dbmig.compare.SchemaDifference.VirtualTableDropped;
import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.compare.SchemaOperations;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.DropIndex;
import io.github.dbmig.operation.DropTable;
import io.github.dbmig.operation.DropTrigger;
import io.github.dbmig.operation.DropView;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Insert;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.RenameTable;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Trigger;
import io.github.dbmig.schema.View;
import io.github.dbmig.sql.SqlNames;

/**
 * Turns what differs between two schemas into operations, in an order in which they can
 * be run and read: views and triggers go, tables are renamed, made (those that are
 * referred to first), changed and dropped (those that refer first), views and triggers
 * come. Everything about one table stands together.
 */
final class DifferenceOperations {

	private final Schema from;

	private final Schema to;

	private final Renames renames;

	private final List<SchemaDifference> differences;

	private final Fillings fillings;

	private final boolean back;

	private final List<ValueRename> values;

	private final List<Insert> rows;

	private final Map<SchemaDifference, List<String>> notes;

	private final List<Step> steps = new ArrayList<>();

	private final Set<Index> createdIndexes = new LinkedHashSet<>();

	/**
	 * Create it.
	 * @param from the schema as it is
	 * @param to the schema as it is to be
	 * @param renames what has another name in it
	 * @param differences what differs
	 * @param fillings what rows get
	 * @param back whether it is the way back
	 * @param values values that are called otherwise
	 * @param rows what new tables begin with
	 * @param notes what else is to be said about differences
	 */
	DifferenceOperations(Schema from, Schema to, Renames renames, List<SchemaDifference> differences, Fillings fillings,
			boolean back, List<ValueRename> values, List<Insert> rows, Map<SchemaDifference, List<String>> notes) {
		this.from = from;
		this.to = to;
		this.renames = renames;
		this.differences = differences;
		this.fillings = fillings;
		this.back = back;
		this.values = values;
		this.rows = rows;
		this.notes = notes;
	}

	/**
	 * The operations.
	 * @return each with what its reader should know
	 */
	List<Step> steps() {
		Set<String> broken = broken();
		List<View> views = views(broken);
		List<Trigger> triggers = triggers(broken);
		triggers
			.forEach((trigger) -> add(new DropTrigger(trigger.name()), notes(TriggerDropped.class, trigger.name())));
		reversed(views).forEach((view) -> add(new DropView(view.name()), notes(ViewDropped.class, view.name())));
		of(VirtualTableDropped.class).forEach((dropped) -> add(new DropTable(dropped.dropped().name()),
				with(dropped, lost("virtual table " + SqlNames.quote(dropped.dropped().name())
						+ ": what it holds is lost, the downgrade can't bring it back"))));
		List<Index> movedIndexes = movedIndexes();
		movedIndexes.forEach((index) -> add(new DropIndex(index.name()), List.of()));
		// An old name is gone and a new one was free, so their order doesn't matter
		of(TableRenamed.class).forEach((renamed) -> add(new RenameTable(renamed.from(), renamed.to()), with(renamed)));
		createTables();
		alterTables(movedIndexes);
		dropTables();
		of(IndexAdded.class).stream()
			.map(IndexAdded::index)
			.filter((index) -> !this.createdIndexes.contains(index))
			.forEach(this::create);
		of(VirtualTableAdded.class).forEach((added) -> add(new Execute(added.added().sql(), List.of()), with(added)));
		createViews(views);
		createTriggers(triggers);
		return this.steps;
	}

	/**
	 * Views that go, or that read what is renamed, changed or dropped and stay: the
	 * database changes no table under a view that would no longer work.
	 */
	private List<View> views(Set<String> broken) {
		return this.from.views()
			.stream()
			.filter((view) -> isDropped(ViewDropped.class, view.name())
					|| (isKept(ViewAdded.class, this.to.view(view.name()).isPresent(), view.name())
							&& broken.contains(SqlNames.fold(view.name()))))
			.toList();
	}

	private List<Trigger> triggers(Set<String> broken) {
		return this.from.triggers()
			.stream()
			.filter((trigger) -> isDropped(TriggerDropped.class, trigger.name())
					? this.from.table(trigger.table()).isEmpty() || !isDropped(TableDropped.class, trigger.table())
					: isKept(TriggerAdded.class, this.to.trigger(trigger.name()).isPresent(), trigger.name())
							&& isBroken(trigger.sql(), broken))
			.toList();
	}

	private boolean isDropped(Class<? extends SchemaDifference> kind, String name) {
		return of(kind).stream().anyMatch((difference) -> SqlNames.same(difference.object(), name));
	}

	private boolean isKept(Class<? extends SchemaDifference> added, boolean isThere, String name) {
		return isThere && of(added).stream().noneMatch((difference) -> SqlNames.same(difference.object(), name));
	}

	/**
	 * The views that read all columns of a table of which one goes, or read such views or
	 * those that go themselves. One that names the column is left where it is, so that it
	 * is refused: it would not work any more.
	 */
	private Set<String> broken() {
		Set<String> broken = new LinkedHashSet<>();
		of(ViewDropped.class).forEach((dropped) -> broken.add(SqlNames.fold(dropped.object())));
		for (int known = -1; known < broken.size();) {
			known = broken.size();
			this.from.views()
				.stream()
				.filter((view) -> isBroken(view.sql(), broken))
				.map((view) -> SqlNames.fold(view.name()))
				.toList()
				.forEach(broken::add);
		}
		return broken;
	}

	private boolean isBroken(String sql, Set<String> broken) {
		return broken.stream().anyMatch((view) -> CheckValues.mentions(sql, view))
				|| of(SchemaDifference.ColumnDropped.class).stream()
					.anyMatch((dropped) -> CheckValues.mentions(sql, this.renames.inverse().table(dropped.table()))
							&& sql.contains("*") && !CheckValues.mentions(sql, dropped.column().name()));
	}

	private void createViews(List<View> dropped) {
		this.to.views()
			.stream()
			.filter((view) -> isDropped(ViewAdded.class, view.name())
					|| dropped.stream().anyMatch((other) -> SqlNames.same(other.name(), view.name())))
			.forEach((view) -> add(SchemaOperations.view(view), notes(ViewAdded.class, view.name())));
	}

	private void createTriggers(List<Trigger> dropped) {
		this.to.triggers()
			.stream()
			.filter((trigger) -> isDropped(TriggerAdded.class, trigger.name())
					|| dropped.stream().anyMatch((other) -> SqlNames.same(other.name(), trigger.name())))
			.forEach((trigger) -> add(SchemaOperations.trigger(trigger), notes(TriggerAdded.class, trigger.name())));
	}

	/** Indexes that go, whose names others on another table get. */
	private List<Index> movedIndexes() {
		return of(IndexDropped.class).stream()
			.filter((dropped) -> of(IndexAdded.class).stream()
				.anyMatch((added) -> SqlNames.same(added.index().name(), dropped.index().name())
						&& !SqlNames.same(added.table(), dropped.table())))
			.map(IndexDropped::index)
			.toList();
	}

	private void createTables() {
		List<TableAdded> added = of(TableAdded.class);
		for (Table table : TableOrder.parentsFirst(added.stream().map(TableAdded::added).toList())) {
			add(SchemaOperations.table(table), notes(TableAdded.class, table.name()));
			createIndexes(table.name());
			this.rows.stream()
				.filter((insert) -> SqlNames.same(insert.table(), table.name()))
				.forEach((insert) -> add(insert, List.of()));
		}
	}

	/** One whose name a table that goes last still holds has to wait. */
	private void createIndexes(String table) {
		of(IndexAdded.class).stream()
			.filter((added) -> SqlNames.same(added.table(), table))
			.filter((added) -> of(TableDropped.class).stream()
				.noneMatch((dropped) -> this.from.index(added.index().name())
					.filter((index) -> SqlNames.same(index.table(), dropped.dropped().name()))
					.isPresent()))
			.forEach((added) -> create(added.index()));
	}

	private void create(Index index) {
		this.createdIndexes.add(index);
		CreateIndex create = SchemaOperations.index(index);
		add(create, notes(IndexAdded.class, index.table(), (added) -> added.index().equals(index)));
	}

	private void alterTables(List<Index> movedIndexes) {
		Map<String, List<SchemaDifference>> byTable = new LinkedHashMap<>();
		for (SchemaDifference difference : this.differences) {
			if (difference instanceof SchemaDifference.InTable inTable
					&& !isDropped(TableAdded.class, inTable.table())) {
				byTable.computeIfAbsent(SqlNames.fold(inTable.table()), (key) -> new ArrayList<>()).add(difference);
			}
		}
		this.values
			.forEach((value) -> byTable.computeIfAbsent(SqlNames.fold(value.table()), (key) -> new ArrayList<>()));
		for (String table : order(byTable)) {
			alterTable(this.to.table(table).orElseThrow(), byTable.getOrDefault(table, List.of()), movedIndexes);
		}
	}

	/**
	 * A table that lets go of another comes before it, since the other's key may go; one
	 * that refers to another from now on comes after it.
	 */
	private List<String> order(Map<String, List<SchemaDifference>> byTable) {
		TableOrder order = new TableOrder();
		byTable.forEach((table, inTable) -> inTable.forEach((difference) -> {
			if (difference instanceof ConstraintDropped dropped
					&& dropped.constraint() instanceof TableConstraint.ForeignKey key) {
				order.after(this.renames.table(key.table()), table);
			}
		}));
		byTable.forEach((table, inTable) -> inTable.forEach((difference) -> {
			if (difference instanceof ConstraintAdded added
					&& added.constraint() instanceof TableConstraint.ForeignKey key) {
				order.after(table, key.table());
			}
		}));
		return order.of(List.copyOf(byTable.keySet()));
	}

	private void alterTable(Table table, List<SchemaDifference> inTable, List<Index> movedIndexes) {
		Table before = this.from.tables()
			.stream()
			.filter((candidate) -> SqlNames.same(this.renames.table(candidate.name()), table.name())
					&& !isDropped(TableDropped.class, candidate.name()))
			.findFirst()
			.orElseThrow();
		List<SchemaDifference> rest = new ArrayList<>(inTable);
		for (SchemaDifference difference : inTable) {
			if (difference instanceof IndexDropped dropped && !movedIndexes.contains(dropped.index())) {
				add(new DropIndex(dropped.index().name()), with(dropped));
			}
		}
		renameValues(before, table, rest);
		TableChanges changes = new TableChanges(before, table, rest, this.renames, this.fillings, this.back);
		List<TableChange> list = changes.changes();
		if (!list.isEmpty()) {
			List<String> comments = new ArrayList<>(changes.comments());
			rest.stream()
				.filter((difference) -> !(difference instanceof IndexAdded) && !(difference instanceof IndexDropped))
				.forEach((difference) -> comments.addAll(notes(difference)));
			alter(table, changes, comments);
		}
		createIndexes(table.name());
	}

	/** The checks that don't know the new values go before them. */
	private void renameValues(Table before, Table table, List<SchemaDifference> rest) {
		List<ValueRename> renamed = this.values.stream()
			.filter((value) -> SqlNames.same(value.table(), table.name()))
			.toList();
		List<SchemaDifference> checks = rest.stream()
			.filter((difference) -> difference instanceof ConstraintDropped dropped
					&& renamed.stream().anyMatch((value) -> value.concerns(dropped.constraint())))
			.toList();
		if (!checks.isEmpty()) {
			rest.removeAll(checks);
			alter(table, new TableChanges(before, table, checks, this.renames, this.fillings, false), List.of());
		}
		renamed.forEach((value) -> add(value.update(), List.of()));
	}

	private void alter(Table table, TableChanges changes, List<String> comments) {
		this.steps.add(new Step(new AlterTable(table.name(), changes.changes()), comments,
				new AlterTable(table.name(), changes.named())));
	}

	private void dropTables() {
		List<Table> dropped = of(TableDropped.class).stream().map(TableDropped::dropped).toList();
		for (Table table : reversed(TableOrder.parentsFirst(dropped))) {
			List<String> comments = new ArrayList<>(List.of(lost("table " + SqlNames.quote(table.name())
					+ ": its rows are lost, the downgrade can't bring them back")));
			comments.addAll(notes(TableDropped.class, table.name()));
			add(new DropTable(table.name()), comments);
		}
	}

	/** On the way back it goes without saying. */
	private String[] lost(String what) {
		return this.back ? new String[0] : new String[] { "drops " + what };
	}

	private void add(Operation operation, List<String> comments) {
		this.steps.add(new Step(operation, comments));
	}

	private List<String> with(SchemaDifference difference, String... comments) {
		List<String> all = new ArrayList<>(List.of(comments));
		all.addAll(notes(difference));
		return all;
	}

	private List<String> notes(SchemaDifference difference) {
		return this.notes.getOrDefault(difference, List.of());
	}

	private List<String> notes(Class<? extends SchemaDifference> kind, String object) {
		return notes(kind, object, (difference) -> true);
	}

	private <T extends SchemaDifference> List<String> notes(Class<T> kind, String object, Predicate<T> which) {
		return of(kind).stream()
			.filter((difference) -> SqlNames.same(difference.object(), object))
			.filter(which)
			.flatMap((difference) -> notes(difference).stream())
			.toList();
	}

	private <T extends SchemaDifference> List<T> of(Class<T> kind) {
		return this.differences.stream().filter(kind::isInstance).map(kind::cast).toList();
	}

	private static <T> List<T> reversed(List<T> list) {
		List<T> reversed = new ArrayList<>(list);
		Collections.reverse(reversed);
		return reversed;
	}

}
