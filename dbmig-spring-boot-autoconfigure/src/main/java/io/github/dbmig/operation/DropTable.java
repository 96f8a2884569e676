package io.github.dbmig.operation;

/**
 * A table goes, with its indexes and triggers.
 *
 * @param name the table's name
 */
public record DropTable(String name) implements Operation {

	public DropTable {
		Require.name("dropTable", "the table name", name);
	}

	@Override
	public String describe() {
		return "drop table " + Describe.name(this.name);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropTable(this);
	}

}
