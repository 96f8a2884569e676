package io.github.dbmig.operation;

/**
 * A check goes, named or not.
 *
 * @param expression the SQL text that it checks
 */
public record DropCheck(String expression) implements TableChange {

	public DropCheck {
		Require.sql("dropCheck", "the expression", expression);
	}

	@Override
	public String describe() {
		return "drop check (" + Describe.sql(this.expression) + ")";
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.dropCheck(this);
	}

}
