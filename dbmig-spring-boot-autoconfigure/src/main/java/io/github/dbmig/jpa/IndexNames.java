package io.github.dbmig.jpa;

import java.util.HashMap;
import java.util.Map;

import io.github.dbmig.MigrationException;
import io.github.dbmig.sql.SqlNames;

/**
 * The names of indexes, which in SQLite are unique in the whole database.
 */
final class IndexNames {

	private final Map<String, String> tables = new HashMap<>();

	/**
	 * Take a name that the mapping gives.
	 * @throws MigrationException if another table's index has it
	 */
	String take(String name, String table) {
		String other = this.tables.putIfAbsent(SqlNames.fold(name), table);
		if (other != null) {
			throw new MigrationException(
					"Two indexes have the name \"" + name + "\", on the tables \"" + other + "\" and \"" + table
							+ "\". In SQLite the name of an index is unique in the whole database.",
					"Give one of them another name in its @Index.");
		}
		return name;
	}

	/** Take a name that the mapping doesn't give, or one like it. */
	String free(String name, String table) {
		String free = name;
		for (int i = 2; this.tables.putIfAbsent(SqlNames.fold(free), table) != null; i++) {
			free = name + "_" + i;
		}
		return free;
	}

}
