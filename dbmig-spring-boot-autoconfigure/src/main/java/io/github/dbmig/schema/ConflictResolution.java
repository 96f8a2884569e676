package io.github.dbmig.schema;

/**
 * What happens to a statement whose row violates a constraint.
 *
 * @see <a href="https://sqlite.org/lang_conflict.html">sqlite.org: The ON CONFLICT
 * Clause</a>
 */
public enum ConflictResolution {

	/** The transaction ends. */
	ROLLBACK,

	/** The statement is undone. What happens where nothing is said. */
	ABORT,

	/** The statement stops, and what it did stays. */
	FAIL,

	/** The row is left out. */
	IGNORE,

	/** The rows in the way are deleted, or a NULL becomes the default. */
	REPLACE

}
