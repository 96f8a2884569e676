package io.github.dbmig.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A column as a new table or {@code addColumn} defines it.
 *
 * @param name the column's name
 * @param type the SQL type name, null for none
 * @param notNull whether NULL is refused
 * @param defaultValue SQL text, such as {@code 'x'} with its quotes, null for none
 * @param collation the name of the collation, null for the database's own
 * @param generated what the column is computed from, null for an ordinary column
 * @param constraints those that stand inline: on this column only
 */
public record ColumnDefinition(String name, @Nullable String type, boolean notNull, @Nullable String defaultValue,
		@Nullable String collation, @Nullable Generated generated, List<Constraint> constraints) {

	public ColumnDefinition {
		Require.name("column", "the column name", name);
		Require.optionalSql("column", "the type", type);
		Require.optionalSql("defaultValue", "the default", defaultValue);
		Require.optionalName("collate", "the collation", collation);
		constraints = List.copyOf(Require.notNull("column", "the list of constraints", constraints));
		for (Constraint constraint : constraints) {
			List<String> columns = columns(constraint);
			if (columns != null && !columns.equals(List.of(name))) {
				throw Require.refusal("column", "the inline " + constraint.describe() + " is not on the column "
						+ Describe.name(name) + " alone; put it on the table");
			}
		}
		if (constraints.stream().filter(PrimaryKey.class::isInstance).count() > 1) {
			throw Require.refusal("primaryKey",
					"the column " + Describe.name(name) + " has two primary keys; remove one of them");
		}
	}

	private static @Nullable List<String> columns(Constraint constraint) {
		if (constraint instanceof PrimaryKey key) {
			return key.columns();
		}
		if (constraint instanceof Unique unique) {
			return unique.columns();
		}
		return (constraint instanceof ForeignKey key) ? key.columns() : null;
	}

}
