package io.github.dbmig.dialect;

import io.github.dbmig.MigrationProgress;

/**
 * Told how far a long copy has come, from within the statement that copies.
 */
@FunctionalInterface
public interface ProgressListener {

	/**
	 * Told some ten times a second at the most. Called on the run's thread while its
	 * connection is busy with the statement, so that the connection must not be used.
	 * Whatever it throws ends the statement, and is what the operation then throws; the
	 * transaction has to be given up.
	 * @param progress how far the copy is
	 */
	void progress(MigrationProgress progress);

	/**
	 * Return a listener for those who don't want to know.
	 * @return a listener that does nothing
	 */
	static ProgressListener none() {
		return (progress) -> {
		};
	}

}
