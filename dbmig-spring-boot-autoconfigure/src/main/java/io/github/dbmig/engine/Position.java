package io.github.dbmig.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Where a database is, as its own tables tell.
 *
 * @param current the rows of the version table, as they stand there
 * @param applied what the history knows of each revision that was applied or stamped last
 * @param endsAbove whether the history's last row leaves the database above base
 * @param tables the names of all tables
 * @param hasVersionTable whether the version table is among them
 * @param hasHistoryTable whether the history table is among them
 */
record Position(List<String> current, Map<String, Applied> applied, boolean endsAbove, Set<String> tables,
		boolean hasVersionTable, boolean hasHistoryTable) {

	/**
	 * Where a database is that doesn't exist yet.
	 */
	static final Position ABSENT = new Position(List.of(), Map.of(), false, Set.of(), false, false);

	/**
	 * Return the same with both tables there and no row in the version table.
	 */
	Position purged() {
		return new Position(List.of(), this.applied, this.endsAbove, this.tables, true, true);
	}

	/**
	 * What the history knows of an applied revision.
	 *
	 * @param checksum the checksum of its operations
	 * @param fingerprint the hash of the bytes that it was read from
	 */
	record Applied(@Nullable String checksum, @Nullable String fingerprint) {
	}

}
