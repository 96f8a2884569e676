package io.github.dbmig.operation;

import java.util.List;

/**
 * A unique constraint goes, named or not.
 *
 * @param columns the columns that it is on
 */
public record DropUnique(List<String> columns) implements TableChange {

	public DropUnique {
		columns = Require.names("dropUnique", "column name", columns);
	}

	@Override
	public String describe() {
		return "drop unique " + Describe.names(this.columns);
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.dropUnique(this);
	}

}
