package io.github.dbmig.engine;

import java.util.List;

import io.github.dbmig.MigrationException;

/**
 * Thrown when the rows of the version table contradict each other.
 */
public class VersionTableException extends MigrationException {

	VersionTableException(String database, String table, List<String> current, String why) {
		super("The table " + table + " of " + database + " contradicts itself: "
				+ (current.isEmpty() ? "it has no rows" : "its rows are " + String.join(", ", current)) + ", and " + why
				+ ". Nothing was changed.",
				"Somebody changed the table by hand. Find out from the history table which revisions the schema is at, and "
						+ "leave only their rows in " + table + ".");
	}

}
