package io.github.dbmig.operation;

/**
 * Keys are never used again from now on, or may be.
 *
 * @param value true to switch it on
 */
public record SetAutoIncrement(boolean value) implements TableChange {

	@Override
	public String describe() {
		return (this.value ? "set " : "unset ") + "autoincrement";
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.setAutoIncrement(this);
	}

}
