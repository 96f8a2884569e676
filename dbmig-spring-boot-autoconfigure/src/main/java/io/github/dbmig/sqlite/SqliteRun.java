package io.github.dbmig.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import javax.sql.DataSource;

import io.github.dbmig.DatabaseInfo;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.dialect.DatabaseException;
import io.github.dbmig.dialect.ProgressListener;
import io.github.dbmig.dialect.ReadOnlyDatabaseException;
import io.github.dbmig.dialect.RunConnection;
import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Operation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * The connection of a run to SQLite: foreign keys off before the transaction begins,
 * since the pragma does nothing inside one, and everything put back after it.
 *
 * @see <a href="https://www.sqlite.org/foreignkeys.html">SQLite Foreign Key Support</a>
 */
final class SqliteRun implements RunConnection {

	private static final Log logger = LogFactory.getLog(SqliteRun.class);

	private final SqliteDatabase database;

	private final Connection connection;

	private final DataSource dataSource;

	private final DatabaseAccess access;

	private final LockWait lockWait;

	private final RunGuard guard;

	private final RunStatements statements;

	private final RunGate gate;

	private final RunSteps steps;

	private @Nullable ConnectionState state;

	private boolean inMemory;

	private boolean begun;

	private @Nullable BackupFile backup;

	private int keptBackups;

	SqliteRun(SqliteDatabase database, Connection connection, DataSource dataSource, DatabaseAccess access,
			ProgressListener progress) {
		this.database = database;
		this.connection = connection;
		this.dataSource = dataSource;
		this.access = access;
		this.lockWait = new LockWait(access.lockTimeout());
		this.guard = new RunGuard(connection);
		this.statements = new RunStatements(connection);
		this.gate = new RunGate(connection);
		this.steps = new RunSteps(this, new DataSteps(connection, dataSource, this.guard), database::customize,
				new RebuildOptions(access.compareContent(), progress));
	}

	RunGuard guard() {
		return this.guard;
	}

	RunGate gate() {
		return this.gate;
	}

	RunStatements statements() {
		return this.statements;
	}

	/**
	 * Prepare the connection.
	 * @throws SQLException if SQLite refuses
	 */
	void open() throws SQLException {
		refusePrivateMemory();
		long busyTimeout = Pragma.number(this.connection, "busy_timeout");
		// The first read loads the schema, which another process may hold up
		this.lockWait.run(this.connection, "which is writing the database",
				() -> this.statements.run("SELECT count(*) FROM sqlite_schema"));
		this.state = ConnectionState.save(this.connection, busyTimeout);
		this.steps.noteTemporary(this.state.temporaryObjects() > 0);
		try {
			Names.refuseOthers(this.connection, this.database.title());
			this.database.customize(this.connection);
			refuseUnsafeJournal();
			Pragma.set(this.connection, "foreign_keys", 0);
			Pragma.set(this.connection, "legacy_alter_table", 0);
			if (Pragma.number(this.connection, "foreign_keys") != 0) {
				throw new DatabaseException(
						this.database.title() + ": foreign keys can't be switched off for the run, although no "
								+ "transaction should be active; with them on, dropping a table would delete rows that "
								+ "refer to it.",
						"Let the data source give out connections outside a transaction.", null);
			}
		}
		catch (SQLException | RuntimeException ex) {
			giveBack();
			throw ex;
		}
	}

	/** Refuse what a bare name could take for one of the database's own. */
	void refuseHidden() {
		try {
			List<String> hidden = Names.hidden(this.connection);
			if (!hidden.isEmpty()) {
				throw new StepException(
						"The run made temporary objects that hide others of the same name: " + String.join(", ", hidden)
								+ ", so what was meant for one went to the other.",
						"Give temporary tables and views names of their own.", null, null);
			}
		}
		catch (SQLException ex) {
			throw failed(ex, null);
		}
	}

	private void refusePrivateMemory() throws SQLException {
		this.inMemory = SqliteDatabase.file(this.connection) == null;
		if (!this.inMemory) {
			return;
		}
		SqliteUrl url = SqliteUrl.parse(String.valueOf(this.connection.getMetaData().getURL()));
		if (url == null || url.shared()) {
			return;
		}
		OptionalInt maximum = this.access.maximumConnections().get();
		if (maximum.isPresent() && maximum.getAsInt() != 1) {
			throw privateMemory("the pool may open " + maximum.getAsInt() + " connections: each would see");
		}
		if (DataSourceUrl.opensEachTime(this.dataSource)) {
			throw privateMemory("the data source opens a connection for each user: each would see");
		}
	}

	private static DatabaseException privateMemory(String why) {
		return new DatabaseException(
				"The database is private to its connection (:memory:), and " + why + " another, empty database.",
				"Use a file, share the memory (jdbc:sqlite:file:name?mode=memory&cache=shared), or keep the pool to "
						+ "one connection (spring.datasource.hikari.maximum-pool-size=1).",
				null);
	}

	private void refuseUnsafeJournal() throws SQLException {
		if (this.inMemory) {
			return;
		}
		String journal = String.valueOf(Pragma.text(this.connection, "journal_mode"));
		if (journal.equalsIgnoreCase("off") || journal.equalsIgnoreCase("memory")) {
			throw new DatabaseException(
					this.database.title() + " is used with journal_mode=" + journal
							+ ", under which a failed or killed run can't be taken back and may leave a corrupt file.",
					"Use another journal mode (delete, truncate, persist or wal), at least while migrating.", null);
		}
		if (Pragma.number(this.connection, "synchronous") == 0) {
			logger
				.warn(this.database.title() + " is used with synchronous=OFF: after a power failure it may be corrupt");
		}
	}

	@Override
	public void begin() {
		try {
			this.lockWait.run(this.connection, "which holds the write lock",
					() -> this.statements.run("BEGIN IMMEDIATE"));
			this.begun = true;
			this.guard.mark();
		}
		catch (SQLException ex) {
			if (SqliteErrors.readOnly(ex)) {
				throw failed(ex, null);
			}
			throw SqliteErrors.busy(ex) ? this.database.locked("can't be migrated", ex) : this.database.problem(ex);
		}
	}

	@Override
	public void prepare(List<List<Operation>> revisions) {
		try {
			this.gate.before(revisions, this.steps.lookAhead(revisions));
		}
		catch (SQLException ex) {
			throw failed(ex, null);
		}
	}

	@Override
	public List<String> violations(AlterTable changes) {
		return this.steps.violations(changes);
	}

	@Override
	public Optional<Path> backup(@Nullable Path directory, int keep) {
		if (this.inMemory) {
			return Optional.empty();
		}
		if (keep < 1) {
			throw new IllegalArgumentException("A backup that isn't kept is none");
		}
		checkTransaction();
		try (Connection source = UnpooledConnection.open(this.dataSource, this.connection)) {
			Path file = Path.of(String.valueOf(SqliteDatabase.file(this.connection)));
			BackupFile backup = new DatabaseBackup(file, this.database::customize).write(source, directory);
			this.backup = backup;
			this.keptBackups = keep;
			logger.info("The database was backed up to " + backup.file());
			return Optional.of(backup.file());
		}
		catch (SQLException ex) {
			throw this.database.problem(ex);
		}
	}

	@Override
	public Connection connection() {
		return this.connection;
	}

	@Override
	public int update(String sql, @Nullable Object... parameters) {
		return this.steps.run(new SqlStatement(sql, Arrays.asList(parameters)));
	}

	@Override
	public int together(List<Operation> operations) {
		return TableGroups.first(operations);
	}

	@Override
	public void execute(List<Operation> operations) {
		this.steps.execute(operations);
	}

	/** Say in words what SQLite refused. */
	StepException failed(SQLException ex, @Nullable String sql) {
		if (SqliteErrors.readOnly(ex)) {
			return new ReadOnlyDatabaseException(
					this.database.title() + " can only be read: " + SqliteErrors.words(ex) + ".",
					"Make the file and its folder writable, or point spring.datasource.url at a copy that is.", ex);
		}
		return new StepException("SQLite says: " + SqliteErrors.words(ex) + ".", "Correct the revision.", sql, ex);
	}

	@Override
	public void checkTransaction() {
		if (!this.guard.alive()) {
			Throwable death = this.guard.death();
			throw new StepException(
					"The step ended the run's transaction" + ((death != null) ? ": " + death.getMessage()
							: ", by a conflict clause or a trigger that rolls back") + ".",
					"Let errors of statements reach the engine, and use no ON CONFLICT ROLLBACK or RAISE(ROLLBACK) in a "
							+ "revision.",
					null, death);
		}
	}

	@Override
	public void verify() {
		checkTransaction();
		try {
			this.gate.verify();
		}
		catch (SQLException ex) {
			throw failed(ex, null);
		}
	}

	@Override
	public void commit() {
		checkTransaction();
		refuseHidden();
		this.statements.forget();
		try {
			this.lockWait.run(this.connection, "which is reading and holds up the commit",
					() -> this.statements.run("COMMIT"));
			this.begun = false;
			if (this.backup != null) {
				this.backup.keepNewest(this.keptBackups);
				this.backup = null;
			}
		}
		catch (SQLException ex) {
			throw SqliteErrors.busy(ex) ? this.database.locked("can't commit the migration", ex) : failed(ex, "COMMIT");
		}
	}

	@Override
	public void rollback() {
		this.statements.forget();
		if (!this.begun) {
			return;
		}
		this.begun = false;
		try {
			this.statements.run("ROLLBACK");
			dropBackup();
		}
		catch (SQLException ex) {
			if (SqliteErrors.noTransaction(ex)) {
				// Somebody else has ended it, and who knows how
				return;
			}
			logger.warn(this.database.title() + ": the run's transaction could not be rolled back, its connection is "
					+ "closed, which rolls it back too", ex);
			this.state = null;
		}
	}

	private void dropBackup() {
		if (this.backup != null) {
			this.backup.delete();
			this.backup = null;
		}
	}

	@Override
	public DatabaseInfo info() {
		try {
			return this.database.info(this.connection);
		}
		catch (SQLException ex) {
			throw this.database.problem(ex);
		}
	}

	@Override
	public void close() {
		rollback();
		giveBack();
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			logger.warn(this.database.title() + ": the run's connection could not be closed", ex);
		}
	}

	private void giveBack() {
		try {
			if (this.state == null) {
				throw new SQLException("The state of the connection is not known");
			}
			this.state.restore(this.connection);
		}
		catch (SQLException ex) {
			evict(ex);
		}
	}

	private void evict(SQLException why) {
		try {
			if (this.inMemory) {
				// The connection is the database
				return;
			}
			logger.debug("Removing the run's connection from its pool: " + why.getMessage());
			Connection physical = this.connection.unwrap(SQLiteConnection.class);
			this.access.evictor().evict(this.connection);
			if (!physical.isClosed()) {
				// Behind a proxy the pool doesn't know the connection
				physical.close();
			}
		}
		catch (SQLException ex) {
			logger.warn(this.database.title() + ": the run's connection could not be put back as it was ("
					+ why.getMessage() + ") nor removed from its pool", ex);
		}
	}

}
