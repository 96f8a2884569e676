package io.github.dbmig.operation;

/**
 * A trigger goes.
 *
 * @param name the trigger's name
 */
public record DropTrigger(String name) implements Operation {

	public DropTrigger {
		Require.name("dropTrigger", "the trigger name", name);
	}

	@Override
	public String describe() {
		return "drop trigger " + Describe.name(this.name);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropTrigger(this);
	}

}
