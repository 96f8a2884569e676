package io.github.dbmig.operation;

import java.util.List;
import java.util.stream.Stream;

/**
 * A new table.
 *
 * @param name the table's name
 * @param columns at least one, in their order
 * @param constraints those of the table; those of one column may stand inline
 * @param strict whether types are enforced
 * @param withoutRowid whether the primary key is the only key
 */
public record CreateTable(String name, List<ColumnDefinition> columns, List<Constraint> constraints, boolean strict,
		boolean withoutRowid) implements Operation {

	public CreateTable {
		Require.name("createTable", "the table name", name);
		columns = Require.list("createTable", "columns", columns);
		Require.distinct("createTable", "column", columns.stream().map(ColumnDefinition::name).toList());
		constraints = List.copyOf(Require.notNull("createTable", "the list of constraints", constraints));
		long keys = Stream
			.concat(columns.stream().flatMap((column) -> column.constraints().stream()), constraints.stream())
			.filter(PrimaryKey.class::isInstance)
			.count();
		if (keys > 1) {
			throw Require.refusal("createTable", "the table " + Describe.name(name) + " has " + keys
					+ " primary keys; keep one, on the table if it has several columns");
		}
	}

	@Override
	public String describe() {
		return "create table " + Describe.name(this.name);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createTable(this);
	}

}
