package io.github.dbmig.schema;

import java.util.List;
import java.util.Optional;

import io.github.dbmig.sql.SqlNames;

/**
 * A table.
 *
 * @param name the table's name
 * @param columns its columns, in their order
 * @param constraints all constraints, those that stand in a column's definition first
 * @param strict whether types are enforced
 * @param withoutRowid whether the primary key is the only key
 * @param shadow whether it belongs to a virtual table, which keeps its data in it
 * @param sql the CREATE statement as the database keeps it
 */
public record Table(String name, List<Column> columns, List<TableConstraint> constraints, boolean strict,
		boolean withoutRowid, boolean shadow, String sql) {

	public Table {
		columns = List.copyOf(columns);
		constraints = List.copyOf(constraints);
	}

	/**
	 * The column of that name.
	 * @param column the name; upper and lower case are the same for ASCII letters
	 * @return the column
	 */
	public Optional<Column> column(String column) {
		return this.columns.stream().filter((candidate) -> SqlNames.same(candidate.name(), column)).findFirst();
	}

	/**
	 * The primary key.
	 * @return the constraint
	 */
	public Optional<TableConstraint.PrimaryKey> primaryKey() {
		return constraints(TableConstraint.PrimaryKey.class).stream().findFirst();
	}

	/**
	 * The constraints of a kind.
	 * @param <T> the kind
	 * @param kind the kind
	 * @return those constraints, in their order
	 */
	public <T extends TableConstraint> List<T> constraints(Class<T> kind) {
		return this.constraints.stream().filter(kind::isInstance).map(kind::cast).toList();
	}

}
