package io.github.dbmig.operation;

import java.util.List;

/**
 * New rows.
 *
 * @param table the table's name
 * @param rows at least one
 */
public record Insert(String table, List<Row> rows) implements Operation {

	public Insert {
		Require.name("insert", "the table name", table);
		rows = Require.list("insert", "rows", rows);
	}

	@Override
	public String describe() {
		return "insert " + this.rows.size() + ((this.rows.size() == 1) ? " row" : " rows") + " into "
				+ Describe.name(this.table);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.insert(this);
	}

}
