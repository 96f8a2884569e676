package io.github.dbmig;

/**
 * What a run did with a revision.
 */
public enum Direction {

	/**
	 * Applied it.
	 */
	UPGRADE,

	/**
	 * Took it back.
	 */
	DOWNGRADE,

	/**
	 * Made it current without running it.
	 */
	STAMP

}
