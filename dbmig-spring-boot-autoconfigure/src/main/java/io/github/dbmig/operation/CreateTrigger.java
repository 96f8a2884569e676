package io.github.dbmig.operation;

/**
 * A new trigger.
 *
 * @param sql the whole CREATE TRIGGER statement
 */
public record CreateTrigger(String sql) implements Operation {

	public CreateTrigger {
		Require.sql("createTrigger", "the statement", sql);
	}

	@Override
	public String describe() {
		return "create trigger: " + Describe.sql(this.sql);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createTrigger(this);
	}

}
