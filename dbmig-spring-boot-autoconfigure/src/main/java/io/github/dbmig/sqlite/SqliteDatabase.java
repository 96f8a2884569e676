package io.github.dbmig.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import javax.sql.DataSource;

import io.github.dbmig.DatabaseInfo;
import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.MigrationException;
import io.github.dbmig.dialect.Database;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.dialect.DatabaseException;
import io.github.dbmig.dialect.LockTimeoutException;
import io.github.dbmig.dialect.ProgressListener;
import io.github.dbmig.dialect.RunConnection;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.schema.Schema;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A SQLite database behind a data source.
 */
final class SqliteDatabase implements Database {

	private final DataSource dataSource;

	private final DatabaseAccess access;

	private volatile @Nullable Path seen;

	SqliteDatabase(DataSource dataSource, DatabaseAccess access) {
		this.dataSource = dataSource;
		this.access = access;
	}

	@Override
	public String title() {
		Path path = (this.seen != null) ? this.seen : path();
		return (path != null) ? path.toString() : "The SQLite database";
	}

	@Override
	public DatabaseInfo info() {
		return read(this::info, new DatabaseInfo("SQLite", driverVersion(), path(), 0, null));
	}

	@Override
	public DatabaseInfo info(Connection connection) throws SQLException {
		String version = connection.getMetaData().getDatabaseProductVersion();
		String file = file(connection);
		Path path = (file != null) ? Path.of(file) : null;
		this.seen = path;
		return new DatabaseInfo("SQLite", version, path, size(path), Pragma.text(connection, "journal_mode"));
	}

	private static long size(@Nullable Path path) {
		try {
			return (path != null && Files.exists(path)) ? Files.size(path) : 0;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/**
	 * Return the file of a connection, which SQLite knows best.
	 */
	static @Nullable String file(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("PRAGMA database_list")) {
			while (rows.next()) {
				if ("main".equals(rows.getString(2))) {
					String file = rows.getString(3);
					return (file != null && !file.isEmpty()) ? file : null;
				}
			}
		}
		return null;
	}

	private static String driverVersion() {
		String version = SQLiteJDBCLoader.getVersion();
		return version.matches("\\d+\\.\\d+\\.\\d+\\.\\d+") ? version.substring(0, version.lastIndexOf('.')) : version;
	}

	private @Nullable Path path() {
		String url = DataSourceUrl.of(this.dataSource);
		SqliteUrl sqlite = (url != null) ? SqliteUrl.parse(url) : null;
		return (sqlite != null) ? sqlite.path() : null;
	}

	@Override
	public <T> T read(Reading<T> work, T absent) {
		Path path = path();
		if (path != null && size(path) == 0) {
			return absent;
		}
		try (Connection connection = open()) {
			boolean autoCommit = connection.getAutoCommit();
			if (!autoCommit) {
				connection.rollback();
				connection.setAutoCommit(true);
			}
			long busyTimeout = Pragma.number(connection, "busy_timeout");
			try {
				customize(connection);
				return readSnapshot(connection, work);
			}
			finally {
				Pragma.set(connection, "busy_timeout", busyTimeout);
				connection.setAutoCommit(autoCommit);
			}
		}
		catch (SQLException ex) {
			throw problem(ex);
		}
	}

	private <T> T readSnapshot(Connection connection, Reading<T> work) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("BEGIN");
			try {
				// The first read takes the snapshot, and only it can be held up
				new LockWait(this.access.lockTimeout()).run(connection, "which is writing the database",
						() -> statement.executeQuery("SELECT 1 FROM sqlite_schema LIMIT 1").close());
				return work.read(connection);
			}
			finally {
				statement.execute("ROLLBACK");
			}
		}
	}

	@Override
	public Set<String> tables(Connection connection) throws SQLException {
		Set<String> tables = new TreeSet<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table' "
						+ "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")) {
			while (rows.next()) {
				tables.add(rows.getString(1));
			}
		}
		return tables;
	}

	@Override
	public Schema schema(Connection connection) throws SQLException {
		return SchemaReader.read(connection);
	}

	@Override
	public Schema schema(Connection connection, Schema known) throws SQLException {
		return SchemaReader.read(connection, known);
	}

	@Override
	public List<List<String>> effects(Connection connection, List<SchemaDifference> differences, Renames renames)
			throws SQLException {
		DifferenceEffects effects = new DifferenceEffects(new Sql(connection), SchemaReader.read(connection), renames);
		return differences.stream().map(effects::of).toList();
	}

	@Override
	public void refuseTransaction() {
		if (DataSourceUrl.chain(this.dataSource).stream().anyMatch(TransactionSynchronizationManager::hasResource)) {
			throw new DatabaseException(
					"The engine was called inside a transaction of the data source that it migrates.",
					"Call it outside of @Transactional methods and TransactionTemplate: a run has a transaction of its own.",
					null);
		}
	}

	@Override
	public RunConnection connect(ProgressListener progress) {
		refuseTransaction();
		Connection connection = null;
		try {
			connection = open();
			SqliteRun run = new SqliteRun(this, connection, this.dataSource, this.access, progress);
			run.open();
			return run;
		}
		catch (SQLException ex) {
			closeQuietly(connection);
			throw problem(ex);
		}
		catch (RuntimeException ex) {
			closeQuietly(connection);
			throw ex;
		}
	}

	private static void closeQuietly(@Nullable Connection connection) {
		try {
			if (connection != null) {
				connection.close();
			}
		}
		catch (SQLException ex) {
			// What is told is why it had to be closed
		}
	}

	/**
	 * Open a connection and make sure that it is one to SQLite.
	 */
	private Connection open() throws SQLException {
		String url = DataSourceUrl.of(this.dataSource);
		if (url != null && !url.startsWith("jdbc:sqlite:")) {
			throw notSqlite(url, null);
		}
		Connection connection = connection();
		String product = connection.getMetaData().getDatabaseProductName();
		if (!"SQLite".equals(product)) {
			String actual = connection.getMetaData().getURL();
			connection.close();
			throw notSqlite(String.valueOf(actual), product);
		}
		return connection;
	}

	private Connection connection() throws SQLException {
		try {
			return this.dataSource.getConnection();
		}
		catch (RuntimeException ex) {
			// A pool that fails while it starts says so in an exception of its own
			for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
				if (cause instanceof SQLException sql) {
					throw sql;
				}
			}
			throw ex;
		}
	}

	void customize(Connection connection) throws SQLException {
		for (MigrationConnectionCustomizer customizer : this.access.customizers()) {
			customizer.customize(connection);
		}
	}

	private static DatabaseException notSqlite(String url, @Nullable String product) {
		return new DatabaseException(
				"The data source is not a SQLite database: its URL is " + SqliteUrl.redact(url)
						+ ((product != null) ? " (" + product + ")." : "."),
				"Point spring.datasource.url at a SQLite file (jdbc:sqlite:data.db), mark the SQLite data source with "
						+ "@DbmigDataSource if there are several, or switch dbmig off with dbmig.enabled=false.",
				null);
	}

	/**
	 * Say what an exception of SQLite's means.
	 * @param ex the exception
	 * @return what to throw
	 */
	MigrationException problem(SQLException ex) {
		if (SqliteErrors.busy(ex)) {
			return locked("could not be read", ex);
		}
		if (SqliteErrors.notADatabase(ex)) {
			return new DatabaseException(
					title() + " is not a SQLite database, or it is encrypted: " + SqliteErrors.words(ex) + ".",
					"Check the path in spring.datasource.url. If the file is encrypted, give its key through a "
							+ "MigrationConnectionCustomizer bean or the URL.",
					ex);
		}
		Path missing = missingFolder();
		if (missing != null) {
			return new DatabaseException(
					"The database " + title() + " can't be opened because the folder " + missing + " does not exist.",
					"Make the folder (mkdir -p \"" + Path.of(title()).getParent()
							+ "\"), or correct the path in spring.datasource.url.",
					ex);
		}
		return new DatabaseException(title() + " can't be opened or read: " + SqliteErrors.words(ex) + ".",
				"Check the path and the permissions of the file and its folder.", ex);
	}

	/**
	 * Return the uppermost folder of the database's path that isn't there.
	 */
	private @Nullable Path missingFolder() {
		Path path = path();
		Path missing = null;
		Path folder = (path != null) ? path.getParent() : null;
		while (folder != null && !Files.exists(folder)) {
			missing = folder;
			folder = folder.getParent();
		}
		return missing;
	}

	LockTimeoutException locked(String what, SQLException ex) {
		if (Thread.currentThread().isInterrupted()) {
			return new LockTimeoutException(title() + " " + what
					+ ": another process or connection keeps it locked, and the thread that waited "
					+ "for it was interrupted.", "Run it again when the application isn't being stopped.", ex);
		}
		return new LockTimeoutException(
				title() + " " + what + ": another process or connection has kept it locked for "
						+ LockWait.text(this.access.lockTimeout()) + ".",
				"Find what holds the lock (another instance that is migrating, a tool that has the file open in a "
						+ "transaction) and end it, or wait longer with dbmig.lock-timeout.",
				ex);
	}

}
