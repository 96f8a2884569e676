package io.github.dbmig.operation;

/**
 * A remedy: what happens to rows that a tightening operation would refuse. Where a
 * revision says nothing, {@code dbmig.on-violation} decides.
 */
public enum OnViolation {

	/**
	 * The run stops, and the message names the rows' keys. Said in a revision, it holds
	 * even where {@code dbmig.on-violation} is {@code quarantine}.
	 */
	FAIL,

	/** The rows are deleted. */
	DELETE,

	/** The rows are moved into a quarantine table. */
	QUARANTINE

}
