package io.github.dbmig.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A foreign key goes, named or not.
 *
 * @param columns the referring columns
 * @param table the table that it refers to, null where the columns tell
 */
public record DropForeignKey(List<String> columns, @Nullable String table) implements TableChange {

	public DropForeignKey {
		columns = Require.names("dropForeignKey", "column name", columns);
		Require.optionalName("dropForeignKey", "the table name", table);
	}

	@Override
	public String describe() {
		return "drop foreign key " + Describe.names(this.columns)
				+ ((this.table != null) ? " to " + Describe.name(this.table) : "");
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.dropForeignKey(this);
	}

}
