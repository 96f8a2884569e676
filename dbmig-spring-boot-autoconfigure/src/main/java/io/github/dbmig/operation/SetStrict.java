package io.github.dbmig.operation;

/**
 * Types are enforced from now on, or no longer.
 *
 * @param value true to switch it on
 */
public record SetStrict(boolean value) implements TableChange {

	@Override
	public String describe() {
		return (this.value ? "set " : "unset ") + "strict";
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.setStrict(this);
	}

}
