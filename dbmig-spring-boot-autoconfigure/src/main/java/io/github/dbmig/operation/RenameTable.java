package io.github.dbmig.operation;

/**
 * A table gets another name.
 *
 * @param from the present name
 * @param to the new name
 */
public record RenameTable(String from, String to) implements Operation {

	public RenameTable {
		Require.name("renameTable", "the present name", from);
		Require.name("renameTable", "the new name", to);
	}

	@Override
	public String describe() {
		return "rename table " + Describe.name(this.from) + " to " + Describe.name(this.to);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.renameTable(this);
	}

}
