package io.github.dbmig;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One row of the history table: a revision that a run applied, took back or stamped.
 *
 * @param runId the run that did it; revisions of one run share it
 * @param revision the revision's id
 * @param revises the ids of its parents
 * @param message its message, may be empty
 * @param direction what was done
 * @param appliedAt when it was done, to the millisecond
 * @param duration how long it took
 * @param checksum the checksum of its operations, or {@code null} if it was stamped while
 * unknown
 * @param appVersion the application's version, or {@code null} if the build doesn't say
 * @param databaseVersion the version of the database engine
 * @param backup the backup taken before the run, or {@code null} for none
 */
public record HistoryEntry(String runId, String revision, List<String> revises, String message, Direction direction,
		Instant appliedAt, Duration duration, @Nullable String checksum, @Nullable String appVersion,
		String databaseVersion, @Nullable String backup) {

	public HistoryEntry {
		revises = List.copyOf(revises);
	}

}
