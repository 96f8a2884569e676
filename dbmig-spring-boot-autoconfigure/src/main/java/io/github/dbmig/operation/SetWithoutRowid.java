package io.github.dbmig.operation;

/**
 * The primary key becomes the only key, or no longer is.
 *
 * @param value true to switch it on
 */
public record SetWithoutRowid(boolean value) implements TableChange {

	@Override
	public String describe() {
		return (this.value ? "set " : "unset ") + "without rowid";
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.setWithoutRowid(this);
	}

}
