package io.github.dbmig.operation;

/**
 * A column gets another name.
 *
 * @param from the present name
 * @param to the new name
 */
public record RenameColumn(String from, String to) implements TableChange {

	public RenameColumn {
		Require.name("renameColumn", "the present name", from);
		Require.name("renameColumn", "the new name", to);
	}

	@Override
	public String describe() {
		return "rename column " + Describe.name(this.from) + " to " + Describe.name(this.to);
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.renameColumn(this);
	}

}
