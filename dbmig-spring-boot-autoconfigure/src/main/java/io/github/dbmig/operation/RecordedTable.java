package io.github.dbmig.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what is said about a new table.
 */
final class RecordedTable implements TableSpec {

	private final List<ColumnDefinition> columns = new ArrayList<>();

	private final List<Constraint> constraints = new ArrayList<>();

	private boolean strict;

	private boolean withoutRowid;

	CreateTable build(String name) {
		return new CreateTable(name, this.columns, this.constraints, this.strict, this.withoutRowid);
	}

	@Override
	public TableSpec column(String name) {
		return add(new RecordedColumn(name, null));
	}

	@Override
	public TableSpec column(String name, String type) {
		return add(new RecordedColumn(name, Require.sql("column", "the type", type)));
	}

	@Override
	public TableSpec column(String name, Consumer<? super ColumnSpec> column) {
		return add(new RecordedColumn(name, null), column);
	}

	@Override
	public TableSpec column(String name, String type, Consumer<? super ColumnSpec> column) {
		return add(new RecordedColumn(name, Require.sql("column", "the type", type)), column);
	}

	@Override
	public TableSpec primaryKey(@Nullable String name, String... columns) {
		this.constraints.add(new PrimaryKey(name, Keys.columns("primaryKey", name, columns), false));
		return this;
	}

	@Override
	public TableSpec unique(@Nullable String name, String... columns) {
		this.constraints.add(new Unique(name, Keys.columns("unique", name, columns)));
		return this;
	}

	@Override
	public TableSpec check(@Nullable String name, String expression) {
		this.constraints.add(new Check(name, expression));
		return this;
	}

	@Override
	public TableSpec foreignKey(@Nullable String name, Consumer<? super ForeignKeySpec> foreignKey) {
		RecordedForeignKey spec = new RecordedForeignKey();
		Require.notNull("foreignKey", "the description of the foreign key", foreignKey).accept(spec);
		this.constraints.add(spec.build(name));
		return this;
	}

	@Override
	public TableSpec strict() {
		this.strict = true;
		return this;
	}

	@Override
	public TableSpec withoutRowid() {
		this.withoutRowid = true;
		return this;
	}

	private TableSpec add(RecordedColumn spec, Consumer<? super ColumnSpec> column) {
		Require.notNull("column", "the description of the column", column).accept(spec);
		return add(spec);
	}

	private TableSpec add(RecordedColumn spec) {
		this.columns.add(spec.build());
		return this;
	}

}
