package io.github.dbmig.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.dbmig.Direction;
import io.github.dbmig.HistoryEntry;
import io.github.dbmig.dialect.Database;
import io.github.dbmig.dialect.RunConnection;
import io.github.dbmig.dialect.StepException;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * The version and the history table. Their types and statements are what every SQL
 * database understands.
 */
final class Ledger {

	/**
	 * What stands in the place of a revision where base was stamped.
	 */
	static final String BASE = "base";

	private static final String ID_SEPARATOR = " ";

	/**
	 * So many rows of the history go into one statement: each statement costs more than
	 * its rows, and a statement may have 999 parameters everywhere.
	 */
	private static final int ROWS = 20;

	private static final String MARKS = ", ?".repeat(14);

	private final String versionName;

	private final String historyName;

	private final String version;

	private final String history;

	private final String append;

	private final String last;

	Ledger(EngineSettings settings) {
		this.versionName = settings.versionTable();
		this.historyName = settings.historyTable();
		this.version = SqlNames.quote(this.versionName);
		this.history = SqlNames.quote(this.historyName);
		this.append = "INSERT INTO " + this.history + " (\"position\", \"run_id\", \"revision\", \"revises\", "
				+ "\"message\", \"direction\", \"applied_at\", \"duration_ms\", \"checksum\", \"fingerprint\", "
				+ "\"upgrade_operations\", \"downgrade_operations\", \"app_version\", \"database_version\", "
				+ "\"backup\") VALUES ";
		this.last = "(SELECT COALESCE(MAX(\"position\"), 0) FROM " + this.history + ")";
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
	 * @param applied whether what the history knows of applied revisions is read too
	 * @return the position
	 * @throws SQLException if the tables can't be read
	 */
	Position read(Database database, Connection connection, boolean applied) throws SQLException {
		Set<String> tables = database.tables(connection);
		boolean hasVersion = tables.stream().anyMatch((table) -> SqlNames.same(table, this.versionName));
		boolean hasHistory = tables.stream().anyMatch((table) -> SqlNames.same(table, this.historyName));
		Applications applications = (applied && hasHistory) ? applied(connection) : Applications.NONE;
		return new Position(hasVersion ? current(connection) : List.of(), applications.applied(),
				applications.endsAbove(), tables, hasVersion, hasHistory);
	}

	/**
	 * Read the current revisions.
	 * @param connection a connection to a database that has the table
	 * @return ids, sorted
	 * @throws SQLException if they can't be read
	 */
	List<String> current(Connection connection) throws SQLException {
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

	private Applications applied(Connection connection) throws SQLException {
		Map<String, Position.Applied> applied = new HashMap<>();
		boolean endsAbove = false;
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement
					.executeQuery("SELECT h.\"revision\", h.\"direction\", h.\"checksum\", h.\"fingerprint\" FROM "
							+ this.history + " h ORDER BY h.\"position\"")) {
			while (rows.next()) {
				String revision = rows.getString(1);
				Direction direction = direction(rows.getString(2));
				if (direction == Direction.DOWNGRADE) {
					applied.remove(revision);
				}
				else if (BASE.equals(revision)) {
					applied.clear();
				}
				else if (direction != null) {
					applied.put(revision, new Position.Applied(rows.getString(3), rows.getString(4)));
				}
				endsAbove = (direction != null) ? direction != Direction.DOWNGRADE && !BASE.equals(revision)
						: endsAbove;
			}
		}
		return new Applications(applied, endsAbove);
	}

	/**
	 * Read the history.
	 * @param connection a connection to a database that has the table
	 * @param limit how many rows at the most
	 * @return its rows, newest first
	 * @throws SQLException if they can't be read
	 */
	List<HistoryEntry> history(Connection connection, int limit) throws SQLException {
		List<HistoryEntry> entries = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement
					.executeQuery("SELECT h.\"run_id\", h.\"revision\", h.\"revises\", h.\"message\", h.\"direction\", "
							+ "h.\"applied_at\", h.\"duration_ms\", h.\"checksum\", h.\"app_version\", "
							+ "h.\"database_version\", h.\"backup\" FROM " + this.history
							+ " h ORDER BY h.\"position\" DESC")) {
			while (entries.size() < limit && rows.next()) {
				Direction direction = direction(rows.getString(5));
				if (direction != null) {
					entries.add(new HistoryEntry(rows.getString(1), rows.getString(2), ids(rows.getString(3)),
							rows.getString(4), direction, instant(rows.getString(6)),
							Duration.ofMillis(rows.getLong(7)), rows.getString(8), rows.getString(9),
							rows.getString(10), rows.getString(11)));
				}
			}
		}
		return entries;
	}

	/**
	 * Return what a row tells of, or null for what only a newer dbmig knows.
	 */
	private static @Nullable Direction direction(String text) {
		for (Direction direction : Direction.values()) {
			if (direction.name().equalsIgnoreCase(text)) {
				return direction;
			}
		}
		return null;
	}

	private static Instant instant(String text) {
		try {
			return Instant.parse(text);
		}
		catch (DateTimeParseException ex) {
			// Changed by hand; the rest of the row still tells something
			return Instant.EPOCH;
		}
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
		for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
			if (i >= come.size()) {
				one(run.update("DELETE FROM " + this.version + " WHERE \"revision\" = ?", gone.get(i)));
			}
			else if (i >= gone.size()) {
				run.update("INSERT INTO " + this.version + " (\"revision\") VALUES (?)", come.get(i));
			}
			else {
				one(run.update("UPDATE " + this.version + " SET \"revision\" = ? WHERE \"revision\" = ?", come.get(i),
						gone.get(i)));
			}
		}
	}

	/**
	 * Remove all rows of the version table.
	 * @param run the run
	 */
	void clear(RunConnection run) {
		run.update("DELETE FROM " + this.version);
	}

	private void one(int rows) {
		if (rows != 1) {
			throw changedByRevision(rows + " rows stood where one was");
		}
	}

	StepException changedByRevision(String how) {
		return new StepException(
				"A revision changed the table " + this.versionName + ", which is dbmig's own: " + how + ".",
				"Leave the table alone in revisions; MigrationEngine.stamp changes it.", null, null);
	}

	/**
	 * Add rows to the history.
	 * @param run the run
	 * @param rows the rows, in order
	 */
	void append(RunConnection run, List<Row> rows) {
		for (int start = 0; start < rows.size(); start += ROWS) {
			List<Row> some = rows.subList(start, Math.min(start + ROWS, rows.size()));
			List<String> places = new ArrayList<>();
			List<@Nullable Object> values = new ArrayList<>();
			for (Row row : some) {
				places.add("(" + this.last + " + " + (places.size() + 1) + MARKS + ")");
				row.addTo(values);
			}
			run.update(this.append + String.join(", ", places), values.toArray());
		}
	}

	/**
	 * What the history tells of applied revisions.
	 *
	 * @param applied what was applied last, by id
	 * @param endsAbove whether the database was above base after the last row
	 */
	private record Applications(Map<String, Position.Applied> applied, boolean endsAbove) {

		static final Applications NONE = new Applications(Map.of(), false);

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

	/**
	 * A row of the history.
	 *
	 * @param entry what is told of it
	 * @param evidence what is kept of the revision itself
	 */
	record Row(HistoryEntry entry, Evidence evidence) {

		private void addTo(List<@Nullable Object> values) {
			values.add(this.entry.runId());
			values.add(this.entry.revision());
			values.add(String.join(ID_SEPARATOR, this.entry.revises()));
			values.add(this.entry.message());
			values.add(this.entry.direction().name().toLowerCase(Locale.ROOT));
			values.add(this.entry.appliedAt().toString());
			values.add(this.entry.duration().toMillis());
			values.add(this.entry.checksum());
			values.add(this.evidence.fingerprint());
			values.add(this.evidence.upgrade());
			values.add(this.evidence.downgrade());
			values.add(this.entry.appVersion());
			values.add(this.entry.databaseVersion());
			values.add(this.entry.backup());
		}

	}

}
