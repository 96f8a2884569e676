package io.github.dbmig.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.dbmig.Direction;
import io.github.dbmig.HistoryEntry;
import io.github.dbmig.dialect.Database;
import io.github.dbmig.dialect.RunConnection;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * The version and the history table. Their types and statements are what every SQL
 * database understands.
 */
final class Ledger {

	private static final String ID_SEPARATOR = " ";

	private final String versionName;

	private final String historyName;

	private final String version;

	private final String history;

	Ledger(EngineSettings settings) {
		this.versionName = settings.versionTable();
		this.historyName = settings.historyTable();
		this.version = SqlNames.quote(this.versionName);
		this.history = SqlNames.quote(this.historyName);
	}

	/**
	 * Return whether a table is one of these.
	 * @param table the table's name
	 * @return {@code true} if it is
	 */
	boolean owns(String table) {
		return SqlNames.same(table, this.versionName) || SqlNames.same(table, this.historyName);
	}

	String versionName() {
		return this.versionName;
	}

	/**
	 * Read where the database is.
	 * @param database the database
	 * @param connection a connection to it
	 * @return the position
	 * @throws SQLException if the tables can't be read
	 */
	Position read(Database database, Connection connection) throws SQLException {
		Set<String> tables = database.tables(connection);
		boolean hasVersion = tables.stream().anyMatch((table) -> SqlNames.same(table, this.versionName));
		boolean hasHistory = tables.stream().anyMatch((table) -> SqlNames.same(table, this.historyName));
		return new Position(hasVersion ? current(connection) : List.of(), hasHistory ? applied(connection) : Map.of(),
				tables, hasVersion, hasHistory);
	}

	private List<String> current(Connection connection) throws SQLException {
		List<String> current = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(
						// Without the alias SQLite takes the name of a missing column for
						// a text
						"SELECT v.\"revision\" FROM " + this.version + " v ORDER BY v.\"revision\"")) {
			while (rows.next()) {
				current.add(String.valueOf(rows.getString(1)));
			}
		}
		return current;
	}

	private Map<String, Position.Applied> applied(Connection connection) throws SQLException {
		Map<String, Position.Applied> applied = new HashMap<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement
					.executeQuery("SELECT h.\"revision\", h.\"direction\", h.\"checksum\", h.\"fingerprint\" FROM "
							+ this.history + " h ORDER BY h.\"position\"")) {
			while (rows.next()) {
				if (direction(rows.getString(2)) == Direction.DOWNGRADE) {
					applied.remove(rows.getString(1));
				}
				else {
					applied.put(rows.getString(1), new Position.Applied(rows.getString(3), rows.getString(4)));
				}
			}
		}
		return applied;
	}

	/**
	 * Read the history.
	 * @param connection a connection to a database that has the table
	 * @return its rows, newest first
	 * @throws SQLException if they can't be read
	 */
	List<HistoryEntry> history(Connection connection) throws SQLException {
		List<HistoryEntry> entries = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement
					.executeQuery("SELECT h.\"run_id\", h.\"revision\", h.\"revises\", h.\"message\", h.\"direction\", "
							+ "h.\"applied_at\", h.\"duration_ms\", h.\"checksum\", h.\"app_version\", "
							+ "h.\"database_version\", h.\"backup\" FROM " + this.history
							+ " h ORDER BY h.\"position\" DESC")) {
			while (rows.next()) {
				entries.add(new HistoryEntry(rows.getString(1), rows.getString(2), ids(rows.getString(3)),
						rows.getString(4), direction(rows.getString(5)), Instant.parse(rows.getString(6)),
						Duration.ofMillis(rows.getLong(7)), rows.getString(8), rows.getString(9), rows.getString(10),
						rows.getString(11)));
			}
		}
		return entries;
	}

	private static Direction direction(String text) {
		return Direction.valueOf(text.toUpperCase(Locale.ROOT));
	}

	private static List<String> ids(String text) {
		return text.isEmpty() ? List.of() : List.of(text.split(ID_SEPARATOR, -1));
	}

	/**
	 * Make the tables where they are missing.
	 * @param run the run
	 * @param position what is there
	 */
	void create(RunConnection run, Position position) {
		if (!position.hasVersionTable()) {
			run.update("CREATE TABLE " + this.version + " (\"revision\" TEXT NOT NULL PRIMARY KEY)");
		}
		if (!position.hasHistoryTable()) {
			run.update("CREATE TABLE " + this.history + " (\"position\" BIGINT NOT NULL PRIMARY KEY, "
					+ "\"run_id\" TEXT NOT NULL, \"revision\" TEXT NOT NULL, \"revises\" TEXT NOT NULL, "
					+ "\"message\" TEXT NOT NULL, \"direction\" TEXT NOT NULL, \"applied_at\" TEXT NOT NULL, "
					+ "\"duration_ms\" BIGINT NOT NULL, \"checksum\" TEXT, \"fingerprint\" TEXT, "
					+ "\"upgrade_operations\" TEXT, \"downgrade_operations\" TEXT, \"app_version\" TEXT, "
					+ "\"database_version\" TEXT NOT NULL, \"backup\" TEXT)");
		}
	}

	/**
	 * Replace rows of the version table.
	 * @param run the run
	 * @param before the ids that are there
	 * @param after the ids that should be there
	 */
	void move(RunConnection run, List<String> before, List<String> after) {
		List<String> gone = before.stream().filter((id) -> !after.contains(id)).toList();
		List<String> come = after.stream().filter((id) -> !before.contains(id)).toList();
		gone.forEach((id) -> run.update("DELETE FROM " + this.version + " WHERE \"revision\" = ?", id));
		come.forEach((id) -> run.update("INSERT INTO " + this.version + " (\"revision\") VALUES (?)", id));
	}

	/**
	 * Add a row to the history.
	 * @param run the run
	 * @param entry the row
	 * @param evidence what is kept of the revision itself
	 */
	void append(RunConnection run, HistoryEntry entry, Evidence evidence) {
		run.update(
				"INSERT INTO " + this.history + " SELECT COALESCE(MAX(\"position\"), 0) + 1, "
						+ String.join(", ", Collections.nCopies(14, "?")) + " FROM " + this.history,
				entry.runId(), entry.revision(), String.join(ID_SEPARATOR, entry.revises()), entry.message(),
				entry.direction().name().toLowerCase(Locale.ROOT), entry.appliedAt().toString(),
				entry.duration().toMillis(), entry.checksum(), evidence.fingerprint(), evidence.upgrade(),
				evidence.downgrade(), entry.appVersion(), entry.databaseVersion(), entry.backup());
	}

	/**
	 * What the history keeps of a revision, so that it can be recognised, and undone by a
	 * build that doesn't have it.
	 *
	 * @param fingerprint the hash of the bytes that it was read from
	 * @param upgrade its operations as JSON
	 * @param downgrade the operations that lead back as JSON
	 */
	record Evidence(@Nullable String fingerprint, @Nullable String upgrade, @Nullable String downgrade) {

		/**
		 * What is kept of base.
		 */
		static final Evidence NONE = new Evidence(null, null, null);

	}

}
