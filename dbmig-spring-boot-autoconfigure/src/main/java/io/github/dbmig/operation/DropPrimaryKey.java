package io.github.dbmig.operation;

/**
 * The primary key goes, named or not.
 */
public record DropPrimaryKey() implements TableChange {

	@Override
	public String describe() {
		return "drop primary key";
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.dropPrimaryKey(this);
	}

}
