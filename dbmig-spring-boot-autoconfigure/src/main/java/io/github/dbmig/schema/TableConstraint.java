package io.github.dbmig.schema;

import java.util.List;

import io.github.dbmig.operation.ReferentialAction;
import org.jspecify.annotations.Nullable;

/**
 * A constraint that a table has, with all that SQLite can say about it. The constraints
 * of {@code io.github.dbmig.operation} say what a revision can ask for, which is less.
 */
public sealed interface TableConstraint {

	/**
	 * The constraint's name.
	 * @return the name, null for none
	 */
	@Nullable String name();

	/**
	 * The column in whose definition it stands.
	 * @return the column's name, null where it is the table's own
	 */
	@Nullable String inline();

	/**
	 * The primary key.
	 *
	 * @param name the constraint's name, null for none
	 * @param inline the column in whose definition it stands, null for none
	 * @param terms its columns
	 * @param autoIncrement whether keys are never used again
	 * @param onConflict null where nothing is said
	 */
	record PrimaryKey(@Nullable String name, @Nullable String inline, List<Term> terms, boolean autoIncrement,
			@Nullable ConflictResolution onConflict) implements TableConstraint {

		public PrimaryKey {
			terms = List.copyOf(terms);
		}

	}

	/**
	 * No two rows have the same values in these columns.
	 *
	 * @param name the constraint's name, null for none
	 * @param inline the column in whose definition it stands, null for none
	 * @param terms its columns
	 * @param onConflict null where nothing is said
	 */
	record Unique(@Nullable String name, @Nullable String inline, List<Term> terms,
			@Nullable ConflictResolution onConflict) implements TableConstraint {

		public Unique {
			terms = List.copyOf(terms);
		}

	}

	/**
	 * An expression that isn't false for any row.
	 *
	 * @param name the constraint's name, null for none
	 * @param inline the column in whose definition it stands, null for none
	 * @param expression SQL text as it stands between the parentheses
	 */
	record Check(@Nullable String name, @Nullable String inline, String expression) implements TableConstraint {

	}

	/**
	 * Values that refer to rows of a table.
	 *
	 * @param name the constraint's name, null for none
	 * @param inline the column in whose definition it stands, null for none
	 * @param columns the referring columns, as the table has them
	 * @param table the table referred to, as written
	 * @param referencedColumns the columns referred to, as written, empty for that
	 * table's primary key
	 * @param onDelete what happens when the row referred to is deleted
	 * @param onUpdate what happens when its key changes
	 * @param match what stands behind MATCH, null for nothing
	 * @param deferral when it is checked
	 */
	record ForeignKey(@Nullable String name, @Nullable String inline, List<String> columns, String table,
			List<String> referencedColumns, ReferentialAction onDelete, ReferentialAction onUpdate,
			@Nullable String match, Deferral deferral) implements TableConstraint {

		public ForeignKey {
			columns = List.copyOf(columns);
			referencedColumns = List.copyOf(referencedColumns);
		}

	}

}
