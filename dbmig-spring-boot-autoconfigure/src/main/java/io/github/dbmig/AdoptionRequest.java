package io.github.dbmig;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How a database that has tables and no version is to be taken over.
 *
 * @param at the only revision that it may correspond to, as a target that names one
 * revision, or {@code null} to compare with all of them
 * @param dryRun whether only to tell what would be done
 * @param orphans what to do with rows that refer to nothing and stand in the way of a
 * missing foreign key, by {@code table.column} of that key (its columns joined by a comma
 * if it has several); where nothing is said, such rows are told and nothing is changed
 * @param backfills SQL expressions for the rows of columns that are missing and refuse
 * NULL, by {@code table.column}; where nothing is said, what the revision that adds the
 * column says is taken
 */
public record AdoptionRequest(@Nullable String at, boolean dryRun, Map<String, OrphanRemedy> orphans,
		Map<String, String> backfills) {

	public AdoptionRequest {
		orphans = Map.copyOf(orphans);
		backfills = Map.copyOf(backfills);
	}

	/**
	 * Compare with all revisions, change nothing that rows stand in the way of.
	 * @return the request
	 */
	public static AdoptionRequest any() {
		return new AdoptionRequest(null, false, Map.of(), Map.of());
	}

	/**
	 * Return the same for one revision only.
	 * @param revision a target that names one revision, or {@code null} for all
	 * @return the changed copy
	 */
	public AdoptionRequest at(@Nullable String revision) {
		return new AdoptionRequest(revision, this.dryRun, this.orphans, this.backfills);
	}

	/**
	 * Return the same, telling or doing.
	 * @param dryRun whether only to tell what would be done
	 * @return the changed copy
	 */
	public AdoptionRequest dryRun(boolean dryRun) {
		return new AdoptionRequest(this.at, dryRun, this.orphans, this.backfills);
	}

	/**
	 * What to do with rows that refer to nothing.
	 */
	public enum OrphanRemedy {

		/** The rows are deleted. */
		DELETE,

		/** They refer to nothing in so many words: the columns become NULL. */
		SET_NULL

	}

}
