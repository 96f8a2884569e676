package io.github.dbmig.operation;

import org.jspecify.annotations.Nullable;

/**
 * An expression that isn't false for any row.
 *
 * @param name the constraint's name, null for none
 * @param expression SQL text, without the parentheses around it
 */
public record Check(@Nullable String name, String expression) implements Constraint {

	public Check {
		Require.optionalName("check", "the constraint name", name);
		Require.sql("check", "the expression", expression);
	}

	@Override
	public String describe() {
		return "check" + Describe.suffix(this.name) + " (" + Describe.sql(this.expression) + ")";
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.check(this);
	}

}
