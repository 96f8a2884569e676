package io.github.dbmig.operation;

/**
 * Where the values of a generated column are.
 *
 * @see <a href="https://sqlite.org/gencol.html">sqlite.org: Generated Columns</a>
 */
public enum GeneratedKind {

	/** Computed when read. */
	VIRTUAL,

	/** Computed when the row is written, and kept. */
	STORED

}
