package io.github.dbmig.sqlite;

import io.github.dbmig.dialect.ProgressListener;

/**
 * How a rebuild is done.
 *
 * @param compareContent whether the rows of the new table are compared with those of the
 * old before it is dropped
 * @param progress told how far the copy is
 * @param told whether the log tells of the change; what is only tried is nobody's news
 */
record RebuildOptions(boolean compareContent, ProgressListener progress, boolean told) {

	RebuildOptions(boolean compareContent, ProgressListener progress) {
		this(compareContent, progress, true);
	}

}
