package io.github.dbmig.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what is said about a table that changes.
 */
final class RecordedChanges implements AddedConstraintSpec {

	private final List<TableChange> changes = new ArrayList<>();

	List<TableChange> build() {
		return this.changes;
	}

	@Override
	public AlterTableSpec addColumn(String name) {
		this.changes.add(new RecordedColumn(name, null).buildAdded());
		return this;
	}

	@Override
	public AlterTableSpec addColumn(String name, String type) {
		this.changes.add(new RecordedColumn(name, Require.sql("addColumn", "the type", type)).buildAdded());
		return this;
	}

	@Override
	public AlterTableSpec addColumn(String name, Consumer<? super AddedColumnSpec> column) {
		add(new RecordedColumn(name, null), column);
		return this;
	}

	@Override
	public AlterTableSpec addColumn(String name, String type, Consumer<? super AddedColumnSpec> column) {
		add(new RecordedColumn(name, Require.sql("addColumn", "the type", type)), column);
		return this;
	}

	@Override
	public AlterTableSpec alterColumn(String name, Consumer<? super AlteredColumnSpec> column) {
		RecordedColumnChange spec = new RecordedColumnChange();
		Require.notNull("alterColumn", "the description of the change", column).accept(spec);
		this.changes.add(spec.build(name));
		return this;
	}

	@Override
	public AlterTableSpec renameColumn(String from, String to) {
		this.changes.add(new RenameColumn(from, to));
		return this;
	}

	@Override
	public AlterTableSpec dropColumn(String name) {
		this.changes.add(new DropColumn(name, false));
		return this;
	}

	@Override
	public AlterTableSpec dropColumn(String name, Consumer<? super DroppedColumnSpec> column) {
		RecordedColumnDrop spec = new RecordedColumnDrop();
		Require.notNull("dropColumn", "the description", column).accept(spec);
		this.changes.add(spec.build(name));
		return this;
	}

	@Override
	public AlterTableSpec moveColumn(String name, Position position) {
		this.changes.add(new MoveColumn(name, position));
		return this;
	}

	@Override
	public AddedConstraintSpec addPrimaryKey(@Nullable String name, String... columns) {
		this.changes
			.add(new AddConstraint(new PrimaryKey(name, Keys.columns("addPrimaryKey", name, columns), false), null));
		return this;
	}

	@Override
	public AddedConstraintSpec addUnique(@Nullable String name, String... columns) {
		this.changes.add(new AddConstraint(new Unique(name, Keys.columns("addUnique", name, columns)), null));
		return this;
	}

	@Override
	public AddedConstraintSpec addCheck(@Nullable String name, String expression) {
		this.changes.add(new AddConstraint(new Check(name, expression), null));
		return this;
	}

	@Override
	public AddedConstraintSpec addForeignKey(@Nullable String name, Consumer<? super AddedForeignKeySpec> foreignKey) {
		RecordedForeignKey spec = new RecordedForeignKey();
		Require.notNull("addForeignKey", "the description of the foreign key", foreignKey).accept(spec);
		this.changes.add(spec.buildAdded(name));
		return this;
	}

	@Override
	public AlterTableSpec onViolation(OnViolation remedy) {
		int last = this.changes.size() - 1;
		if (last < 0 || !(this.changes.get(last) instanceof AddConstraint added)) {
			throw Require.refusal("onViolation", "no constraint was added just before; say it right after addUnique(…),"
					+ " addCheck(…), addPrimaryKey(…) or addForeignKey(…)");
		}
		this.changes.set(last,
				new AddConstraint(added.constraint(), Require.notNull("onViolation", "the remedy", remedy)));
		return this;
	}

	@Override
	public AlterTableSpec dropConstraint(String name) {
		this.changes.add(new DropConstraint(name));
		return this;
	}

	@Override
	public AlterTableSpec renameConstraint(String from, String to) {
		this.changes.add(new RenameConstraint(from, to));
		return this;
	}

	@Override
	public AlterTableSpec dropPrimaryKey() {
		this.changes.add(new DropPrimaryKey());
		return this;
	}

	@Override
	public AlterTableSpec dropUnique(String... columns) {
		this.changes.add(new DropUnique(Arrays.asList(columns)));
		return this;
	}

	@Override
	public AlterTableSpec dropCheck(String expression) {
		this.changes.add(new DropCheck(expression));
		return this;
	}

	@Override
	public AlterTableSpec dropForeignKey(String... columns) {
		this.changes.add(new DropForeignKey(Arrays.asList(columns), null));
		return this;
	}

	@Override
	public AlterTableSpec dropForeignKey(Consumer<? super DroppedForeignKeySpec> foreignKey) {
		RecordedForeignKeyDrop spec = new RecordedForeignKeyDrop();
		Require.notNull("dropForeignKey", "the description", foreignKey).accept(spec);
		this.changes.add(spec.build());
		return this;
	}

	@Override
	public AlterTableSpec strict(boolean value) {
		this.changes.add(new SetStrict(value));
		return this;
	}

	@Override
	public AlterTableSpec withoutRowid(boolean value) {
		this.changes.add(new SetWithoutRowid(value));
		return this;
	}

	@Override
	public AlterTableSpec autoIncrement(boolean value) {
		this.changes.add(new SetAutoIncrement(value));
		return this;
	}

	private void add(RecordedColumn spec, Consumer<? super AddedColumnSpec> column) {
		Require.notNull("addColumn", "the description of the column", column).accept(spec);
		this.changes.add(spec.buildAdded());
	}

}
