package io.github.dbmig.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what is said about a new column.
 */
final class RecordedColumn implements AddedColumnSpec {

	private final String name;

	private final @Nullable String type;

	private final List<Constraint> constraints = new ArrayList<>();

	private boolean autoIncrement;

	private boolean notNull;

	private @Nullable String defaultValue;

	private @Nullable String collation;

	private @Nullable Generated generated;

	private @Nullable String backfill;

	private @Nullable Position position;

	RecordedColumn(String name, @Nullable String type) {
		this.name = Require.name("column", "the column name", name);
		this.type = type;
	}

	ColumnDefinition build() {
		if (this.autoIncrement && this.constraints.stream().noneMatch(PrimaryKey.class::isInstance)) {
			throw Require.refusal("autoIncrement", "the column " + Describe.name(this.name)
					+ " is not the primary key; say primaryKey() on the same column");
		}
		List<Constraint> all = this.constraints.stream().map(this::complete).toList();
		return new ColumnDefinition(this.name, this.type, this.notNull, this.defaultValue, this.collation,
				this.generated, all);
	}

	AddColumn buildAdded() {
		return new AddColumn(build(), this.backfill, this.position);
	}

	private Constraint complete(Constraint constraint) {
		return (constraint instanceof PrimaryKey key) ? new PrimaryKey(key.name(), key.columns(), this.autoIncrement)
				: constraint;
	}

	@Override
	public AddedColumnSpec primaryKey() {
		return primaryKey(null);
	}

	@Override
	public AddedColumnSpec primaryKey(@Nullable String name) {
		return add(new PrimaryKey(name, List.of(this.name), false));
	}

	@Override
	public AddedColumnSpec autoIncrement() {
		this.autoIncrement = true;
		return this;
	}

	@Override
	public AddedColumnSpec notNull() {
		this.notNull = true;
		return this;
	}

	@Override
	public AddedColumnSpec defaultValue(String sql) {
		this.defaultValue = Require.sql("defaultValue", "the default", sql);
		return this;
	}

	@Override
	public AddedColumnSpec collate(String collation) {
		this.collation = Require.name("collate", "the collation", collation);
		return this;
	}

	@Override
	public AddedColumnSpec unique() {
		return unique(null);
	}

	@Override
	public AddedColumnSpec unique(@Nullable String name) {
		return add(new Unique(name, List.of(this.name)));
	}

	@Override
	public AddedColumnSpec check(String expression) {
		add(new Check(null, expression));
		return this;
	}

	@Override
	public AddedColumnSpec check(@Nullable String name, String expression) {
		add(new Check(name, expression));
		return this;
	}

	@Override
	public AddedColumnSpec references(String table) {
		add(new RecordedReference().build(this.name, table, null));
		return this;
	}

	@Override
	public AddedColumnSpec references(String table, Consumer<? super ReferenceSpec> reference) {
		RecordedReference spec = new RecordedReference();
		Require.notNull("references", "the description of the foreign key", reference).accept(spec);
		return add(spec.build(this.name, table, null));
	}

	@Override
	public AddedColumnSpec references(String table, String column) {
		add(new RecordedReference().build(this.name, table, Require.name("references", "the column name", column)));
		return this;
	}

	@Override
	public AddedColumnSpec references(String table, String column, Consumer<? super ReferenceSpec> reference) {
		RecordedReference spec = new RecordedReference();
		Require.notNull("references", "the description of the foreign key", reference).accept(spec);
		add(spec.build(this.name, table, Require.name("references", "the column name", column)));
		return this;
	}

	@Override
	public AddedColumnSpec generatedAs(String expression, GeneratedKind kind) {
		this.generated = new Generated(expression, kind);
		return this;
	}

	@Override
	public AddedColumnSpec backfill(String expression) {
		this.backfill = Require.sql("backfill", "the expression", expression);
		return this;
	}

	@Override
	public AddedColumnSpec first() {
		this.position = Position.first();
		return this;
	}

	@Override
	public AddedColumnSpec before(String column) {
		this.position = Position.before(column);
		return this;
	}

	@Override
	public AddedColumnSpec after(String column) {
		this.position = Position.after(column);
		return this;
	}

	private AddedColumnSpec add(Constraint constraint) {
		this.constraints.add(constraint);
		return this;
	}

}
