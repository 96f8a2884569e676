package io.github.dbmig.adoption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.DropIndex;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.operation.Unique;
import io.github.dbmig.sql.SqlNames;

/**
 * What is repaired in one table.
 */
final class TableRepair {

	private final String table;

	/** What gives keys to rows that have none, before anything refers to them. */
	private final List<Operation> keys = new ArrayList<>();

	private final List<TableChange> drops = new ArrayList<>();

	private final List<TableChange> columns = new ArrayList<>();

	private final List<TableChange> constraints = new ArrayList<>();

	private final List<ForeignKey> foreignKeys = new ArrayList<>();

	private final List<TableChange> foreignKeyChanges = new ArrayList<>();

	private final List<DropIndex> droppedIndexes = new ArrayList<>();

	private final List<CreateIndex> indexes = new ArrayList<>();

	TableRepair(String table) {
		this.table = table;
	}

	String table() {
		return this.table;
	}

	void giveKeys(Operation operation) {
		this.keys.add(operation);
	}

	void drop(TableChange change) {
		this.drops.add(change);
	}

	void column(TableChange change) {
		this.columns.add(change);
	}

	void constraint(TableChange change) {
		this.constraints.add(change);
	}

	void foreignKey(ForeignKey key, TableChange change) {
		this.foreignKeys.add(key);
		this.foreignKeyChanges.add(change);
	}

	void dropIndex(DropIndex operation) {
		this.droppedIndexes.add(operation);
	}

	void index(CreateIndex operation) {
		this.indexes.add(operation);
	}

	List<Operation> keys() {
		return this.keys;
	}

	/** The foreign keys that it lacks. */
	List<ForeignKey> foreignKeys() {
		return this.foreignKeys;
	}

	/** All but what gives keys, so that the table is made anew once at the most. */
	List<Operation> operations() {
		List<Operation> operations = new ArrayList<>(this.droppedIndexes);
		List<TableChange> changes = Stream.of(this.drops, this.columns, this.constraints, this.foreignKeyChanges)
			.flatMap(List::stream)
			.toList();
		if (!changes.isEmpty()) {
			operations.add(new AlterTable(this.table, changes));
		}
		operations.addAll(this.indexes);
		return operations;
	}

	/**
	 * What can be compared with the rows: all that doesn't wait for keys, foreign keys by
	 * themselves, because what to do about their rows is said for each.
	 */
	List<RowCheck> checks(boolean keysGiven) {
		List<TableChange> changes = new ArrayList<>(this.drops);
		if (keysGiven || this.keys.isEmpty()) {
			changes.addAll(this.columns);
		}
		changes.addAll(this.constraints);
		this.indexes.stream().map(TableRepair::unique).flatMap(Optional::stream).forEach(changes::add);
		List<RowCheck> checks = new ArrayList<>();
		if (!changes.isEmpty()) {
			checks.add(new RowCheck(new AlterTable(this.table, changes), null));
		}
		for (int i = 0; i < this.foreignKeys.size(); i++) {
			ForeignKey key = this.foreignKeys.get(i);
			if (key.columns().stream().noneMatch(this::isNew)) {
				checks.add(new RowCheck(new AlterTable(this.table, List.of(this.foreignKeyChanges.get(i))), key));
			}
		}
		return checks;
	}

	private boolean isNew(String column) {
		return this.columns.stream()
			.anyMatch((change) -> change instanceof AddColumn add && SqlNames.same(add.column().name(), column));
	}

	/** A unique index asks the same of the rows as a constraint. */
	private static Optional<TableChange> unique(CreateIndex index) {
		boolean plain = index.unique() && index.where() == null
				&& index.terms().stream().allMatch((term) -> term.column() != null && term.collation() == null);
		return plain ? Optional.of(new AddConstraint(
				new Unique(null, index.terms().stream().map((term) -> String.valueOf(term.column())).toList()), null))
				: Optional.empty();
	}

}
