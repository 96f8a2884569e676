package io.github.dbmig.operation;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what is said about a foreign key.
 */
final class RecordedForeignKey implements AddedForeignKeySpec {

	private List<String> columns = List.of();

	private @Nullable String table;

	private List<String> referencedColumns = List.of();

	private ReferentialAction onDelete = ReferentialAction.NO_ACTION;

	private ReferentialAction onUpdate = ReferentialAction.NO_ACTION;

	private boolean deferrable;

	private @Nullable OnViolation onViolation;

	ForeignKey build(@Nullable String name) {
		if (this.table == null) {
			throw Require.refusal("foreignKey",
					"nothing says which table it refers to; say references(table, columns…)");
		}
		return new ForeignKey(name, this.columns, this.table, this.referencedColumns, this.onDelete, this.onUpdate,
				this.deferrable);
	}

	AddConstraint buildAdded(@Nullable String name) {
		return new AddConstraint(build(name), this.onViolation);
	}

	@Override
	public AddedForeignKeySpec columns(String... columns) {
		this.columns = Require.names("columns", "column name", Arrays.asList(columns));
		return this;
	}

	@Override
	public AddedForeignKeySpec references(String table, String... columns) {
		this.table = Require.name("references", "the table name", table);
		this.referencedColumns = Arrays.asList(columns);
		return this;
	}

	@Override
	public AddedForeignKeySpec onDelete(ReferentialAction action) {
		this.onDelete = action;
		return this;
	}

	@Override
	public AddedForeignKeySpec onUpdate(ReferentialAction action) {
		this.onUpdate = action;
		return this;
	}

	@Override
	public AddedForeignKeySpec deferrable() {
		this.deferrable = true;
		return this;
	}

	@Override
	public AddedForeignKeySpec onViolation(OnViolation remedy) {
		this.onViolation = Require.notNull("onViolation", "the remedy", remedy);
		return this;
	}

}
