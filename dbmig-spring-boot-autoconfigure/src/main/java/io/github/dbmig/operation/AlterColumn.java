package io.github.dbmig.operation;

import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Changes of a column. What is null stays as it is.
 *
 * @param column the column's name
 * @param type the new SQL type name
 * @param convert an SQL expression that gives the new values
 * @param notNull whether NULL is refused from now on
 * @param defaultChange another default, or none
 * @param collation the new collation
 * @param generated what it is computed from, from now on
 * @param backfill a remedy: an SQL expression that replaces NULL
 * @param onViolation a remedy: what happens to rows that the change would refuse
 */
public record AlterColumn(String column, @Nullable String type, @Nullable String convert, @Nullable Boolean notNull,
		@Nullable DefaultChange defaultChange, @Nullable String collation, @Nullable Generated generated,
		@Nullable String backfill, @Nullable OnViolation onViolation) implements TableChange {

	public AlterColumn {
		Require.name("alterColumn", "the column name", column);
		Require.optionalSql("type", "the type", type);
		Require.optionalSql("convert", "the expression", convert);
		Require.optionalName("collate", "the collation", collation);
		Require.optionalSql("backfill", "the expression", backfill);
		if (Stream.of(type, convert, notNull, defaultChange, collation, generated).allMatch(Objects::isNull)) {
			throw Require.refusal("alterColumn",
					"nothing of the column " + Describe.name(column)
							+ " is changed; say what, such as notNull() or type(…)"
							+ ((backfill != null || onViolation != null) ? ", beside the remedy" : ""));
		}
	}

	@Override
	public String describe() {
		return "alter column " + Describe.name(this.column);
	}

	@Override
	public <R> R accept(TableChangeVisitor<R> visitor) {
		return visitor.alterColumn(this);
	}

}
