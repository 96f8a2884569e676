package io.github.dbmig;

import java.util.List;

/**
 * Where a database stands, read without a lock and without writing anything.
 *
 * @param current the ids of the revisions that the database is at, empty at base
 * @param heads the ids of the revisions that none revises
 * @param pending the revisions that an upgrade to all heads would run, in that order
 * @param history what was done, newest first
 * @param database what the database says about itself
 */
public record MigrationStatus(List<String> current, List<String> heads, List<RevisionInfo> pending,
		List<HistoryEntry> history, DatabaseInfo database) {

	public MigrationStatus {
		current = List.copyOf(current);
		heads = List.copyOf(heads);
		pending = List.copyOf(pending);
		history = List.copyOf(history);
	}

	/**
	 * Return whether nothing is pending.
	 * @return {@code true} if the database is at all heads
	 */
	public boolean upToDate() {
		return this.pending.isEmpty();
	}

}
