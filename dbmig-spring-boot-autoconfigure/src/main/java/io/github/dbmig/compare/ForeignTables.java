package io.github.dbmig.compare;

import java.util.Arrays;

import io.github.dbmig.sql.SqlNames;

/**
 * Tables that are known by their names to be made by something else than the application.
 */
final class ForeignTables {

	private ForeignTables() {
	}

	/** Whose a table is that neither entities nor revisions know. */
	static String reason(String table) {
		String name = SqlNames.fold(table);
		if (name.startsWith("ht_") || name.startsWith("hte_")) {
			return "Hibernate's, for bulk changes";
		}
		if (isQuarantine(table)) {
			return "rows in quarantine";
		}
		return Arrays.stream(ForeignTool.values())
			.filter((tool) -> tool.owns(table))
			.findFirst()
			.map((tool) -> tool.title() + "'s")
			.orElse("in neither entities nor revisions");
	}

	/** Whether a table keeps rows that a new constraint refused. */
	static boolean isQuarantine(String table) {
		return SqlNames.fold(table).contains("quarantine");
	}

}
