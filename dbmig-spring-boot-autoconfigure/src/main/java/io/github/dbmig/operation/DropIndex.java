package io.github.dbmig.operation;

/**
 * An index goes.
 *
 * @param name the index's name
 */
public record DropIndex(String name) implements Operation {

	public DropIndex {
		Require.name("dropIndex", "the index name", name);
	}

	@Override
	public String describe() {
		return "drop index " + Describe.name(this.name);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropIndex(this);
	}

}
