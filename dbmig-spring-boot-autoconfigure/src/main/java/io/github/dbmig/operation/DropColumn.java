package io.github.dbmig.operation;

/**
 * A column goes.
 *
 * @param column the column's name
 * @param cascade whether what depends on it goes too
 */
public record DropColumn(String column, boolean cascade) implements TableChange {

	public DropColumn {
		Require.name("dropColumn", "the column name", column);
	}

	@Override
	public String describe() {
		return "drop column " + Describe.name(this.column) + (this.cascade ? " cascade" : "");
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.dropColumn(this);
	}

}
