package io.github.dbmig.engine;

import java.util.List;

import io.github.dbmig.MigrationException;

/**
 * Thrown when a database has tables but no version: something else made it.
 */
public class UnversionedDatabaseException extends MigrationException {

	private static final int SHOWN = 10;

	private final List<String> tables;

	UnversionedDatabaseException(String database, List<String> tables, String versionTable) {
		super(database + " has tables and no version, so it is not known which revisions it corresponds to. It has "
				+ String.join(", ", tables.subList(0, Math.min(SHOWN, tables.size())))
				+ ((tables.size() > SHOWN) ? " and " + (tables.size() - SHOWN) + " more" : "") + ", and no rows in "
				+ versionTable + ". Nothing was changed.",
				"If the schema is what one of the revisions makes, say so once with MigrationEngine.stamp(\"<revision>\") "
						+ "(from a MigrationStrategy bean, for instance). If the file is not meant to be this application's, "
						+ "correct spring.datasource.url.");
		this.tables = List.copyOf(tables);
	}

	/**
	 * Return the tables that are there.
	 * @return their names
	 */
	public List<String> tables() {
		return this.tables;
	}

}
