package io.github.dbmig.schema;

/**
 * When a trigger fires.
 */
public enum TriggerTiming {

	/** Before the row changes. What SQLite takes where nothing is said. */
	BEFORE,

	/** After the row changed. */
	AFTER,

	/** Instead of the change, for views. */
	INSTEAD_OF

}
