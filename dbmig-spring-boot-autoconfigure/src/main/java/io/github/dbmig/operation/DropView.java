package io.github.dbmig.operation;

/**
 * A view goes.
 *
 * @param name the view's name
 */
public record DropView(String name) implements Operation {

	public DropView {
		Require.name("dropView", "the view name", name);
	}

	@Override
	public String describe() {
		return "drop view " + Describe.name(this.name);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropView(this);
	}

}
