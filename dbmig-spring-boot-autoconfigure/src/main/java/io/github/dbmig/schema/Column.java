package io.github.dbmig.schema;

import io.github.dbmig.operation.Generated;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name the column's name
 * @param type the SQL type name as SQLite reports it, null for none
 * @param notNull whether NOT NULL is said; the columns of some primary keys refuse NULL
 * without it
 * @param onConflict what happens at NULL, null where nothing is said
 * @param defaultValue SQL text without the parentheses around it, null for none
 * @param collation the name of the collation, null for SQLite's own
 * @param generated what the column is computed from, null for an ordinary column
 */
public record Column(String name, @Nullable String type, boolean notNull, @Nullable ConflictResolution onConflict,
		@Nullable String defaultValue, @Nullable String collation, @Nullable Generated generated) {

	/**
	 * Whether a row that says nothing of the column gets something else than NULL.
	 * @return whether there is a default that is not NULL, or an expression
	 */
	public boolean givesValue() {
		return this.generated != null
				|| (this.defaultValue != null && !this.defaultValue.strip().equalsIgnoreCase("null"));
	}

}
