package io.github.dbmig.operation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Changes of a table, in their order.
 *
 * @param table the table's name
 * @param changes at least one
 */
public record AlterTable(String table, List<TableChange> changes) implements Operation {

	public AlterTable {
		Require.name("alterTable", "the table name", table);
		changes = Require.list("alterTable", "changes", changes);
	}

	@Override
	public String describe() {
		return this.changes.stream()
			.map(TableChange::describe)
			.collect(Collectors.joining(", ", "alter table " + Describe.name(this.table) + ": ", ""));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.alterTable(this);
	}

}
