package io.github.dbmig.operation;

/**
 * A new view.
 *
 * @param name the view's name
 * @param select the SELECT statement
 */
public record CreateView(String name, String select) implements Operation {

	public CreateView {
		Require.name("createView", "the view name", name);
		Require.sql("createView", "the SELECT statement", select);
	}

	@Override
	public String describe() {
		return "create view " + Describe.name(this.name);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createView(this);
	}

}
