package io.github.dbmig.operation;

/**
 * A column gets another place.
 *
 * @param column the column's name
 * @param position where it goes
 */
public record MoveColumn(String column, Position position) implements TableChange {

	public MoveColumn {
		Require.name("moveColumn", "the column name", column);
		Require.notNull("moveColumn", "the position", position);
		if (column.equals(position.column())) {
			throw Require.refusal("moveColumn",
					"the column " + Describe.name(column) + " can't be moved beside itself; name another column");
		}
	}

	@Override
	public String describe() {
		return "move column " + Describe.name(this.column) + " " + this.position.describe();
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.moveColumn(this);
	}

}
