package io.github.dbmig.operation;

import org.jspecify.annotations.Nullable;

/**
 * A new constraint.
 *
 * @param constraint the constraint
 * @param onViolation a remedy: what happens to rows that it would refuse, null where none
 * was said
 */
public record AddConstraint(Constraint constraint, @Nullable OnViolation onViolation) implements TableChange {

	public AddConstraint {
		Require.notNull("addConstraint", "the constraint", constraint);
	}

	@Override
	public String describe() {
		return "add " + this.constraint.describe();
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.addConstraint(this);
	}

}
