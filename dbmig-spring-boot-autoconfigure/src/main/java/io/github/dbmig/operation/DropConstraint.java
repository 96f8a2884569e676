package io.github.dbmig.operation;

/**
 * A named constraint goes.
 *
 * @param name the constraint's name
 */
public record DropConstraint(String name) implements TableChange {

	public DropConstraint {
		Require.name("dropConstraint", "the constraint name", name);
	}

	@Override
	public String describe() {
		return "drop constraint " + Describe.name(this.name);
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.dropConstraint(this);
	}

}
