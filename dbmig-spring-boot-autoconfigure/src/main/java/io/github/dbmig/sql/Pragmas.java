package io.github.dbmig.sql;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which pragmas a revision may use; {@link SqlGuard} says why.
 */
final class Pragmas {

	/**
	 * Pragmas whose value says what to read.
	 */
	private static final Set<String> READING = Set.of("table_info", "table_xinfo", "table_list", "index_info",
			"index_xinfo", "index_list", "foreign_key_list", "foreign_key_check", "integrity_check", "quick_check");

	private static final Set<String> ROLLED_BACK = Set.of("user_version", "application_id", "incremental_vacuum",
			"optimize");

	private static final String NEEDS_VACUUM = "it takes effect with a VACUUM, which can't run inside a transaction; "
			+ "set it outside of revisions";

	private static final String FOREIGN_KEYS = "dbmig keeps foreign keys off during a run and checks them before "
			+ "it commits; remove the statement";

	private static final String DBMIG_OWNS = "dbmig sets it for the run and puts it back; remove the statement";

	private static final String STAYS_ON_CONNECTION = "it would stay on the connection that goes back to the "
			+ "application; set it in the data source's URL or properties";

	private static final String SCHEMA_UNCHECKED = "it lets SQLite accept a schema that it can't read again; "
			+ "use dbmig's operations, or statements that change the schema";

	private static final Map<String, String> REASONS = Map.ofEntries(Map.entry("foreign_keys", FOREIGN_KEYS),
			Map.entry("defer_foreign_keys", FOREIGN_KEYS),
			Map.entry("journal_mode", "it can't change inside a transaction; set it in the data source's URL"),
			Map.entry("locking_mode", DBMIG_OWNS), Map.entry("busy_timeout", DBMIG_OWNS),
			Map.entry("query_only", DBMIG_OWNS), Map.entry("legacy_alter_table", DBMIG_OWNS),
			Map.entry("writable_schema", SCHEMA_UNCHECKED), Map.entry("schema_version", SCHEMA_UNCHECKED),
			Map.entry("ignore_check_constraints",
					"rows that a CHECK refuses would stay in the table; correct the rows, or drop the constraint"),
			Map.entry("wal_checkpoint", "it can't run inside a transaction that writes; run it outside of revisions"),
			Map.entry("auto_vacuum", NEEDS_VACUUM), Map.entry("page_size", NEEDS_VACUUM),
			Map.entry("encoding", "it can't change once the database has been made; remove the statement"));

	private Pragmas() {
	}

	/**
	 * Judges a pragma by the tokens after the keyword, without trivia.
	 */
	static @Nullable String refusal(List<SqlToken> tokens) {
		int name = (tokens.size() > 2 && tokens.get(1).isOperator(".")) ? 2 : 0;
		if (name >= tokens.size()) {
			return null;
		}
		String written = tokens.get(name).unquoted();
		String pragma = SqlNames.fold(written);
		boolean hasValue = tokens.size() > name + 1;
		boolean acts = hasValue || pragma.equals("wal_checkpoint");
		if (!acts || READING.contains(pragma) || ROLLED_BACK.contains(pragma)) {
			return null;
		}
		return "PRAGMA " + written + " is not allowed in a revision: "
				+ REASONS.getOrDefault(pragma, STAYS_ON_CONNECTION);
	}

}
