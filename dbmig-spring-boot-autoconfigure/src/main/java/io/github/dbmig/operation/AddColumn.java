package io.github.dbmig.operation;

import org.jspecify.annotations.Nullable;

/**
 * A new column.
 *
 * @param column its definition
 * @param backfill a remedy: an SQL expression for the rows that are already there, null
 * where none was said
 * @param position where it goes, null for the end
 */
public record AddColumn(ColumnDefinition column, @Nullable String backfill,
		@Nullable Position position) implements TableChange {

	public AddColumn {
		Require.notNull("addColumn", "the column", column);
		Require.optionalSql("backfill", "the expression", backfill);
	}

	@Override
	public String describe() {
		return "add column " + Describe.name(this.column.name())
				+ ((this.position != null) ? " " + this.position.describe() : "");
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.addColumn(this);
	}

}
