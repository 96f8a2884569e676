package io.github.dbmig;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a database that something else made was taken over.
 *
 * @param revision the revision that it is at now, or would be
 * @param matching all revisions that it corresponds to as well as to that one, which is
 * the newest of them, newest first
 * @param repairs what was changed so that the schema is what the revision makes, or would
 * be, one line each; empty if it was that already
 * @param unmanaged the tables, views and triggers that no revision knows, which were left
 * alone
 * @param backup the file that holds the database as it was, or {@code null} if nothing
 * was repaired or the database is in memory
 * @param result what the run did, or {@code null} if it was only to be told
 */
public record Adoption(RevisionInfo revision, List<RevisionInfo> matching, List<String> repairs, List<String> unmanaged,
		@Nullable String backup, @Nullable MigrationResult result) {

	public Adoption {
		matching = List.copyOf(matching);
		repairs = List.copyOf(repairs);
		unmanaged = List.copyOf(unmanaged);
	}

}
