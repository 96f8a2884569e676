package io.github.dbmig.compare;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

import io.github.dbmig.sql.SqlNames;

/**
 * Other tools that keep databases, known by the tables in which they keep what they did.
 *
 * @see <a href=
 * "https://documentation.red-gate.com/fd/flyway-schema-history-table-273973417.html">Flyway
 * Schema History Table</a>
 * @see <a href=
 * "https://docs.liquibase.com/concepts/tracking-tables/databasechangelog-table.html">Liquibase
 * DATABASECHANGELOG table</a>
 * @see <a href="https://alembic.sqlalchemy.org/en/latest/tutorial.html">Alembic
 * Tutorial</a>
 */
public enum ForeignTool {

	/** Flyway. */
	FLYWAY("Flyway", "flyway_schema_history", ""),

	/** Liquibase. */
	LIQUIBASE("Liquibase", "databasechangelog", "databasechangeloglock"),

	/** Alembic. */
	ALEMBIC("Alembic", "alembic_version", "");

	private final String title;

	private final String table;

	/** Another table of its own, empty if it has none. */
	private final String second;

	ForeignTool(String title, String table, String second) {
		this.title = title;
		this.table = table;
		this.second = second;
	}

	/**
	 * Find the tool that keeps a database.
	 * @param tables the names of the database's tables
	 * @return the tool, empty if none of these
	 */
	public static Optional<ForeignTool> of(Collection<String> tables) {
		return Arrays.stream(values())
			.filter((tool) -> tables.stream().anyMatch((table) -> SqlNames.same(table, tool.table())))
			.findFirst();
	}

	/**
	 * Return the tool's name.
	 * @return the name, as its makers write it
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Return the table by which it is known.
	 * @return the name that the table has where nobody chose another one
	 */
	public String table() {
		return this.table;
	}

	/**
	 * Return whether a table is one of the tool's own.
	 * @param table the table's name
	 * @return whether it is
	 */
	public boolean owns(String table) {
		return SqlNames.same(this.table, table) || SqlNames.same(this.second, table);
	}

}
