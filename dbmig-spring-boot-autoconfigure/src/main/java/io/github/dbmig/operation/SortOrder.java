package io.github.dbmig.operation;

/**
 * The order of a term of an index.
 */
public enum SortOrder {

	/** Smallest first, the default. */
	ASC,

	/** Largest first. */
	DESC

}
