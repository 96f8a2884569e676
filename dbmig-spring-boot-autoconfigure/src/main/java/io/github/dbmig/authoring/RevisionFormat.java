package io.github.dbmig.authoring;

/**
 * The language of a revision's file.
 */
public enum RevisionFormat {

	/** A class with {@code @Revision}. */
	JAVA,
	/** A SQL file with a header. */
	SQL

}
