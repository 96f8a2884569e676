package io.github.dbmig.engine;

import java.util.List;

import io.github.dbmig.MigrationException;
import io.github.dbmig.compare.ForeignTool;

/**
 * Thrown when a database has tables but no version: something else made it.
 */
public class UnversionedDatabaseException extends MigrationException {

	private static final int SHOWN = 10;

	private final List<String> tables;

	UnversionedDatabaseException(String database, List<String> tables, String versionTable) {
		super(describe(database, tables, versionTable), action(tables));
		this.tables = List.copyOf(tables);
	}

	private static String describe(String database, List<String> tables, String versionTable) {
		String tool = ForeignTool.of(tables)
			.map((found) -> " It was kept by " + found.title() + ": the table " + found.table() + " is there.")
			.orElse("");
		return database + " has tables and no version, so it is not known which revisions it corresponds to. It has "
				+ String.join(", ", tables.subList(0, Math.min(SHOWN, tables.size())))
				+ ((tables.size() > SHOWN) ? " and " + (tables.size() - SHOWN) + " more" : "") + ", and no rows in "
				+ versionTable + "." + tool + " Nothing was changed.";
	}

	private static String action(List<String> tables) {
		String adopt = ForeignTool.of(tables).isPresent()
				? "If the schema is what one of the revisions makes, dbmig adopt --at <revision> compares it with that "
						+ "revision and makes it current; "
				: "dbmig adopt --dry-run tells which revision the schema corresponds to and what would be repaired, "
						+ "dbmig adopt does it, and with dbmig.adopt=auto the start does; ";
		return adopt + "dbmig stamp <revision> makes a revision current without comparing. If the file is not meant to "
				+ "be this application's, correct spring.datasource.url.";
	}

	/**
	 * Return the tables that are there.
	 * @return their names
	 */
	public List<String> tables() {
		return this.tables;
	}

}
