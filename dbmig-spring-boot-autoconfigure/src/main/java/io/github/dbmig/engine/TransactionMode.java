package io.github.dbmig.engine;

/**
 * What of a run is committed together.
 */
public enum TransactionMode {

	/**
	 * All pending revisions, or none of them.
	 */
	RUN,

	/**
	 * Each revision by itself; those before one that fails stay applied.
	 */
	REVISION

}
