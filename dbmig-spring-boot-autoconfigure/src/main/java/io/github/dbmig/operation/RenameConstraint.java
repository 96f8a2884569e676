package io.github.dbmig.operation;

/**
 * A constraint gets another name.
 *
 * @param from the present name
 * @param to the new name
 */
public record RenameConstraint(String from, String to) implements TableChange {

	public RenameConstraint {
		Require.name("renameConstraint", "the present name", from);
		Require.name("renameConstraint", "the new name", to);
	}

	@Override
	public String describe() {
		return "rename constraint " + Describe.name(this.from) + " to " + Describe.name(this.to);
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.renameConstraint(this);
	}

}
