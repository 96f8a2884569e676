package io.github.dbmig.operation;

/**
 * A table is made anew from its own definition, such as after the definition of a
 * collation changed.
 *
 * @param table the table's name
 */
public record RebuildTable(String table) implements Operation {

	public RebuildTable {
		Require.name("rebuildTable", "the table name", table);
	}

	@Override
	public String describe() {
		return "rebuild table " + Describe.name(this.table);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.rebuildTable(this);
	}

}
