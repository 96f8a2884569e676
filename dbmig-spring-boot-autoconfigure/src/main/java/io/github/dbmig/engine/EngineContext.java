package io.github.dbmig.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.dbmig.Direction;
import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationCallback;
import io.github.dbmig.compare.ModelScope;
import io.github.dbmig.compare.TablePatterns;
import io.github.dbmig.dialect.Database;
import io.github.dbmig.dialect.DatabaseException;
import io.github.dbmig.revision.RevisionGraph;

/**
 * What the runs of an engine share.
 */
final class EngineContext {

	private final Database database;

	private final Supplier<RevisionGraph> graph;

	private final EngineSettings settings;

	private final List<MigrationCallback> callbacks;

	private final Ledger ledger;

	private final Set<List<String>> told = ConcurrentHashMap.newKeySet();

	EngineContext(Database database, Supplier<RevisionGraph> graph, EngineSettings settings,
			List<MigrationCallback> callbacks) {
		this.database = database;
		this.graph = graph;
		this.settings = settings;
		this.callbacks = List.copyOf(callbacks);
		this.ledger = new Ledger(settings);
	}

	Database database() {
		return this.database;
	}

	RevisionGraph graph() {
		return this.graph.get();
	}

	EngineSettings settings() {
		return this.settings;
	}

	List<MigrationCallback> callbacks() {
		return this.callbacks;
	}

	Ledger ledger() {
		return this.ledger;
	}

	/**
	 * Read where the database is.
	 * @param connection a connection to it
	 * @return the position
	 */
	Position read(Connection connection) {
		return read(connection, true);
	}

	/**
	 * Read where the database is.
	 * @param connection a connection to it
	 * @param applied whether what the history knows of applied revisions is read too
	 * @return the position
	 */
	Position read(Connection connection, boolean applied) {
		try {
			return this.ledger.read(this.database, connection, applied);
		}
		catch (SQLException ex) {
			throw new DatabaseException(
					"The tables that keep the version and the history can't be read: " + ex.getMessage() + ".",
					"If tables of those names belong to something else, give dbmig's other names with dbmig.version-table "
							+ "and dbmig.history-table.",
					ex);
		}
	}

	/**
	 * Read the history.
	 * @param connection a connection to the database
	 * @param position where it is
	 * @param limit how many entries at the most
	 * @return its entries, newest first
	 * @throws SQLException if it can't be read
	 */
	List<HistoryEntry> history(Connection connection, Position position, int limit) throws SQLException {
		return position.hasHistoryTable() ? this.ledger.history(connection, limit) : List.of();
	}

	/**
	 * Check a position against the revisions.
	 * @param position where the database is
	 * @param history how to read the history, if it has to be told
	 */
	private void check(Position position, Supplier<List<HistoryEntry>> history, boolean consistent) {
		PositionCheck check = new PositionCheck(graph(), this.settings);
		List<String> unknown = check.unknown(position.current());
		if (!unknown.isEmpty()) {
			throw new UnknownRevisionException(title(), unknown, history.get(), this.settings.appVersion());
		}
		if (consistent) {
			check.consistent(position, title());
		}
		check.unedited(position, title(), this.told::add);
	}

	/**
	 * Read where the database is, without a lock, be that possible or not.
	 * @return the position
	 */
	Position readUnchecked() {
		return this.database.read(this::read, Position.ABSENT);
	}

	/**
	 * Read where the database is, without a lock, and check it.
	 * @return the position
	 */
	Position readAndCheck() {
		return readAndCheck(true);
	}

	/**
	 * Read where the database is, without a lock, and check it.
	 * @param consistent whether a version table that contradicts itself is refused
	 * @return the position
	 */
	Position readAndCheck(boolean consistent) {
		Position position = readUnchecked();
		check(position,
				() -> this.database.read((connection) -> history(connection, position, Integer.MAX_VALUE), List.of()),
				consistent);
		return position;
	}

	/**
	 * Read where the database is, with the write lock held, and check it.
	 * @param connection the connection that holds the lock
	 * @param consistent whether a version table that contradicts itself is refused
	 * @return the position
	 */
	Position readAndCheck(Connection connection, boolean consistent) {
		Position position = read(connection);
		check(position, () -> {
			try {
				return history(connection, position, Integer.MAX_VALUE);
			}
			catch (SQLException ex) {
				return List.of();
			}
		}, consistent);
		return position;
	}

	/**
	 * Refuse to upgrade a database that something else made.
	 * @param position where the database is
	 * @param direction which way it is to go
	 */
	void checkVersioned(Position position, Direction direction) {
		List<String> foreign = (direction == Direction.UPGRADE) ? foreignTables(position) : List.of();
		if (!foreign.isEmpty()) {
			throw new UnversionedDatabaseException(title(), foreign, this.ledger.versionName());
		}
	}

	/**
	 * Return the tables of a database that something else made.
	 * @param position where the database is
	 * @return their names, empty if dbmig has ever had to do with it
	 */
	List<String> foreignTables(Position position) {
		if (!position.current().isEmpty() || !position.applied().isEmpty() || position.hasHistoryTable()) {
			return List.of();
		}
		return position.tables().stream().filter((table) -> !this.ledger.owns(table)).toList();
	}

	/**
	 * Return which objects are compared.
	 * @return those that are neither dbmig's own nor excluded
	 */
	ModelScope scope() {
		return new ModelScope(TablePatterns.of(this.settings.excluded()),
				List.of(this.settings.versionTable(), this.settings.historyTable()));
	}

	String title() {
		return this.database.title();
	}

}
