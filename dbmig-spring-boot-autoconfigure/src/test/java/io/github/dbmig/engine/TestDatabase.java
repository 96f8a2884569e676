package io.github.dbmig.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import com.zaxxer.hikari.HikariDataSource;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.dialect.ConnectionEvictor;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;

/**
 * A SQLite file behind a pool of one connection, as an application has it: with foreign
 * keys on. What a test does beside the engine goes through connections of its own.
 */
final class TestDatabase implements AutoCloseable {

	private static final List<String> PRAGMAS = List.of("foreign_keys", "legacy_alter_table", "recursive_triggers",
			"ignore_check_constraints", "query_only", "busy_timeout", "journal_mode", "synchronous",
			"defer_foreign_keys", "writable_schema");

	private final Path file;

	private final String journalMode;

	private final HikariDataSource pool;

	private Duration lockTimeout = Duration.ofSeconds(5);

	private ConnectionEvictor evictor = (connection) -> {
		throw new AssertionError("The connection was evicted");
	};

	private TestDatabase(Path file, String journalMode, String url) {
		this.file = file;
		this.journalMode = journalMode;
		this.pool = pool(url, journalMode);
	}

	static TestDatabase in(Path folder) {
		return in(folder, "delete");
	}

	static TestDatabase in(Path folder, String journalMode) {
		Path file = folder.resolve("data.db");
		return new TestDatabase(file, journalMode, "jdbc:sqlite:" + file);
	}

	static TestDatabase of(Path file, String url) {
		return new TestDatabase(file, "delete", url);
	}

	static HikariDataSource pool(String url, String journalMode) {
		// Opens nothing before it is asked for a connection, like Spring Boot's
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(url);
		pool.setMaximumPoolSize(1);
		pool.setConnectionTimeout(2000);
		pool.addDataSourceProperty("foreign_keys", "true");
		pool.addDataSourceProperty("journal_mode", journalMode);
		return pool;
	}

	TestDatabase lockTimeout(Duration timeout) {
		this.lockTimeout = timeout;
		return this;
	}

	TestDatabase evictor(ConnectionEvictor evictor) {
		this.evictor = evictor;
		return this;
	}

	HikariDataSource pool() {
		return this.pool;
	}

	Path file() {
		return this.file;
	}

	DatabaseAccess access() {
		return new DatabaseAccess(this.lockTimeout, List.of(), () -> OptionalInt.of(this.pool.getMaximumPoolSize()),
				this.evictor);
	}

	MigrationEngineBuilder builder(TestRevision... revisions) {
		RevisionGraph graph = RevisionGraph.of(List.of(revisions));
		return new MigrationEngineBuilder(new SqliteDialect(), this.pool, () -> graph).access(access());
	}

	MigrationEngine engine(TestRevision... revisions) {
		return builder(revisions).build();
	}

	/**
	 * Open a connection that the application knows nothing of.
	 */
	Connection connect() throws SQLException {
		Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.file);
		try (Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA journal_mode=" + this.journalMode);
			statement.execute("PRAGMA busy_timeout=0");
			// What tests do beside the engine need not survive a power failure
			statement.execute("PRAGMA synchronous=OFF");
		}
		return connection;
	}

	void execute(String... statements) {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return the rows of a query, their values joined by a bar.
	 */
	List<String> query(String sql) {
		try (Connection connection = connect()) {
			return query(connection, sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static List<String> query(Connection connection, String sql) throws SQLException {
		List<String> result = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			int columns = rows.getMetaData().getColumnCount();
			while (rows.next()) {
				List<String> values = new ArrayList<>();
				for (int i = 1; i <= columns; i++) {
					values.add(rows.getString(i));
				}
				result.add(String.join("|", values));
			}
		}
		return result;
	}

	List<String> version() {
		return query("SELECT revision FROM dbmig_version ORDER BY revision");
	}

	List<String> tables() {
		return query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'dbmig%' "
				+ "AND name NOT LIKE 'sqlite%' ORDER BY name");
	}

	/**
	 * Return everything that a run must not change by failing: the text of the schema,
	 * all rows with their rowids, and the numbers in the header.
	 */
	Map<String, Object> dump() {
		try (Connection connection = connect()) {
			Map<String, Object> dump = new LinkedHashMap<>();
			dump.put("schema", query(connection, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid"));
			for (String table : query(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
				dump.put(table, query(connection, "SELECT rowid, * FROM \"" + table + "\" ORDER BY rowid"));
			}
			dump.put("user_version", query(connection, "PRAGMA user_version"));
			dump.put("application_id", query(connection, "PRAGMA application_id"));
			dump.put("integrity", query(connection, "PRAGMA integrity_check"));
			return dump;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	byte[] bytes() {
		try {
			return Files.readAllBytes(this.file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return what the application finds when it borrows a connection.
	 */
	Map<String, Object> connectionState() {
		try (Connection connection = this.pool.getConnection()) {
			Map<String, Object> state = new LinkedHashMap<>();
			state.put("autoCommit", connection.getAutoCommit());
			for (String pragma : PRAGMAS) {
				state.put(pragma, query(connection, "PRAGMA " + pragma));
			}
			state.put("temporary", query(connection, "SELECT name FROM sqlite_temp_schema"));
			return state;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.pool.close();
	}

}
