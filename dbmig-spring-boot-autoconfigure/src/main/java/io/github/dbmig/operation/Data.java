package io.github.dbmig.operation;

import org.jspecify.annotations.Nullable;

/**
 * A step in code. Two are equal if their descriptions are, because code can't be
 * compared.
 *
 * @param description what it does, on one line
 * @param action the code
 */
public record Data(String description, DataStep action) implements Operation {

	public Data {
		Require.sql("data", "the description", description);
		if (description.lines().count() > 1) {
			throw Require.refusal("data", "the description has several lines; say what the step does in one");
		}
		Require.notNull("data", "the action", action);
	}

	@Override
	public String describe() {
		return "data step " + Describe.name(this.description);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.data(this);
	}

	/**
	 * Whether the code is there. It isn't where the operation was read from the history,
	 * which can't store code.
	 * @return false if running the action would throw
	 */
	public boolean isReplayable() {
		return !(this.action instanceof ForgottenDataStep);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Data data && this.description.equals(data.description);
	}

	@Override
	public int hashCode() {
		return this.description.hashCode();
	}

}
