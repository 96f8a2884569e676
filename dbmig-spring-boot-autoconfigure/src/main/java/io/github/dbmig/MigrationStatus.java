package io.github.dbmig;

import java.util.List;

/**
 * Where a database stands, read without a lock and without writing anything.
 *
 * @param current the ids of the revisions that the database is at, empty at base
 * @param unknown those of them that this build doesn't have, because a newer one made
 * them
 * @param heads the ids of the revisions that none revises
 * @param pending the revisions that an upgrade to all heads would run, in that order; not
 * told while the database is at an unknown one
 * @param history what was done last, newest first, at the most 100 entries
 * @param unversioned whether the database has tables that something else made, and
 * neither a version nor a history
 * @param database what the database says about itself
 */
public record MigrationStatus(List<String> current, List<String> unknown, List<String> heads,
		List<RevisionInfo> pending, List<HistoryEntry> history, boolean unversioned, DatabaseInfo database) {

	public MigrationStatus {
		current = List.copyOf(current);
		unknown = List.copyOf(unknown);
		heads = List.copyOf(heads);
		pending = List.copyOf(pending);
		history = List.copyOf(history);
	}

	/**
	 * Return whether the database is at all heads of this build.
	 * @return {@code true} if nothing is pending and nothing unknown
	 */
	public boolean upToDate() {
		return this.pending.isEmpty() && this.unknown.isEmpty();
	}

}
