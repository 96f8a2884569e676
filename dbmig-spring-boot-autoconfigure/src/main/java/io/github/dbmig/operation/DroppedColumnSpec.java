package io.github.dbmig.operation;

/**
 * How a column goes.
 */
public interface DroppedColumnSpec {

	/**
	 * Drop what depends on the column too: indexes, constraints, triggers and views.
	 * @return this
	 */
	DroppedColumnSpec cascade();

}
