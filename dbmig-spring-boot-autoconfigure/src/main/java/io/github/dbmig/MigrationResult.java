package io.github.dbmig;

import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param runId the id that the run's rows in the history share
 * @param before the ids of the revisions that the database was at
 * @param after the ids of the revisions that the database is at now
 * @param entries the rows added to the history, in the order in which they ran; empty if
 * there was nothing to do
 * @param duration how long the run took, waiting for locks included; zero if there was
 * nothing to do
 */
public record MigrationResult(String runId, List<String> before, List<String> after, List<HistoryEntry> entries,
		Duration duration) {

	public MigrationResult {
		before = List.copyOf(before);
		after = List.copyOf(after);
		entries = List.copyOf(entries);
	}

}
