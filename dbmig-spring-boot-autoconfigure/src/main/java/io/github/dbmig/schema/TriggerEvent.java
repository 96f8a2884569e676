package io.github.dbmig.schema;

/**
 * What fires a trigger.
 */
public enum TriggerEvent {

	/** A row is deleted. */
	DELETE,

	/** A row is inserted. */
	INSERT,

	/** A row is updated. */
	UPDATE

}
