package io.github.dbmig.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what is said about the foreign key of one column.
 */
final class RecordedReference implements ReferenceSpec {

	private @Nullable String name;

	private ReferentialAction onDelete = ReferentialAction.NO_ACTION;

	private ReferentialAction onUpdate = ReferentialAction.NO_ACTION;

	private boolean deferrable;

	ForeignKey build(String column, String table, @Nullable String referencedColumn) {
		return new ForeignKey(this.name, List.of(column), table,
				(referencedColumn != null) ? List.of(referencedColumn) : List.of(), this.onDelete, this.onUpdate,
				this.deferrable);
	}

	@Override
	public ReferenceSpec named(String name) {
		this.name = Require.name("named", "the constraint name", name);
		return this;
	}

	@Override
	public ReferenceSpec onDelete(ReferentialAction action) {
		this.onDelete = action;
		return this;
	}

	@Override
	public ReferenceSpec onUpdate(ReferentialAction action) {
		this.onUpdate = action;
		return this;
	}

	@Override
	public ReferenceSpec deferrable() {
		this.deferrable = true;
		return this;
	}

}
