package io.github.dbmig;

import java.util.List;

/**
 * Told about a run as it goes. In an application every bean of this type is called, in
 * the order of its {@code @Order}.
 * <p>
 * The methods around a revision are called inside the run's transaction; an exception
 * from one of them fails the run, which then changes nothing.
 */
public interface MigrationCallback {

	/**
	 * Called once the run holds the write lock and before it writes.
	 * @param pending the revisions that it is going to run, in that order
	 * @param direction which way
	 */
	default void beforeRun(List<RevisionInfo> pending, Direction direction) {
	}

	/**
	 * Called before the first operation of a revision.
	 * @param revision the revision
	 * @param direction which way
	 */
	default void beforeRevision(RevisionInfo revision, Direction direction) {
	}

	/**
	 * Called while a long operation copies a table, some ten times a second at the most
	 * and never if the copy is over sooner. It is called from within the statement that
	 * copies: the database must not be used. An exception ends the statement and fails
	 * the run, which then changes nothing.
	 * @param progress how far the copy is
	 */
	default void onProgress(MigrationProgress progress) {
	}

	/**
	 * Called after the last operation of a revision and its row in the history.
	 * @param revision the revision
	 * @param direction which way
	 * @param current the ids of the revisions that the database is at with it
	 */
	default void afterRevision(RevisionInfo revision, Direction direction, List<String> current) {
	}

	/**
	 * Called after the run was committed and its connection was given back.
	 * @param result what it did
	 */
	default void afterRun(MigrationResult result) {
	}

}
