package io.github.dbmig.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Values that refer to rows of a table.
 *
 * @param name the constraint's name, null for none
 * @param columns the referring columns, at least one
 * @param table the table referred to
 * @param referencedColumns the columns referred to, as many as {@code columns}, or empty
 * for that table's primary key
 * @param onDelete what happens when the row referred to is deleted
 * @param onUpdate what happens when its key changes
 * @param deferrable whether it is checked at commit only
 * ({@code DEFERRABLE INITIALLY DEFERRED})
 */
public record ForeignKey(@Nullable String name, List<String> columns, String table, List<String> referencedColumns,
		ReferentialAction onDelete, ReferentialAction onUpdate, boolean deferrable) implements Constraint {

	public ForeignKey {
		Require.optionalName("foreignKey", "the constraint name", name);
		columns = Require.names("foreignKey", "column name", columns);
		Require.name("references", "the table name", table);
		if (Require.notNull("references", "the list of column names", referencedColumns).isEmpty()) {
			referencedColumns = List.of();
		}
		else {
			referencedColumns = Require.names("references", "column name", referencedColumns);
			if (referencedColumns.size() != columns.size()) {
				throw Require.refusal("foreignKey",
						Describe.names(columns) + " can't refer to " + Describe.name(table)
								+ Describe.names(referencedColumns)
								+ "; name as many columns on both sides, or none of the table's for its primary key");
			}
		}
		Require.notNull("onDelete", "the action", onDelete);
		Require.notNull("onUpdate", "the action", onUpdate);
	}

	@Override
	public String describe() {
		return "foreign key" + Describe.suffix(this.name) + " " + Describe.names(this.columns) + " to "
				+ Describe.name(this.table);
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.foreignKey(this);
	}

}
