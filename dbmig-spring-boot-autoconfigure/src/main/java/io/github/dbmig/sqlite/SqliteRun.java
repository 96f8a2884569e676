package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.Data;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.RenameTable;
import io.github.dbmig.sql.SqlNames;
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

	private final ProgressListener progress;

	private final LockWait lockWait;

	private final RunGuard guard;

	private final DataSteps dataSteps;

	private final Sql sql;

	private final DependantPolicy dependants;

	private final TablePlanning planning;

	private @Nullable LookAhead lookAhead;

	private final SqliteStatements statements = new SqliteStatements();

	private final Map<String, String> renames = new HashMap<>();

	private @Nullable ConnectionState state;

	private @Nullable Map<ForeignKeyCheck.Violation, Integer> violationsBefore;

	private @Nullable Map<SchemaSoundness.Use, String> brokenBefore;

	private boolean inMemory;

	private boolean begun;

	private boolean temporary;

	private @Nullable PreparedStatement prepared;

	private String preparedSql = "";

	SqliteRun(SqliteDatabase database, Connection connection, DataSource dataSource, DatabaseAccess access,
			ProgressListener progress) {
		this.database = database;
		this.connection = connection;
		this.dataSource = dataSource;
		this.access = access;
		this.progress = progress;
		this.lockWait = new LockWait(access.lockTimeout());
		this.guard = new RunGuard(connection);
		this.dataSteps = new DataSteps(connection, dataSource, this.guard);
		this.sql = new Sql(connection);
		this.dependants = new DependantPolicy(this.sql, database::customize);
		this.planning = new TablePlanning(this.sql, this.dependants);
	}

	/**
	 * Return who is told how far long copies are.
	 * @return what to give to a rebuild
	 */
	ProgressListener progress() {
		return this.progress;
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
				() -> executeRaw("SELECT count(*) FROM sqlite_schema"));
		this.state = ConnectionState.save(this.connection, busyTimeout);
		this.temporary = this.state.temporaryObjects() > 0;
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

	private void refuseHidden() {
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
			this.lockWait.run(this.connection, "which holds the write lock", () -> executeRaw("BEGIN IMMEDIATE"));
			this.begun = true;
			this.guard.mark();
			this.renames.clear();
			this.violationsBefore = null;
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
		this.brokenBefore = null;
		LookAhead lookAhead = new LookAhead(this.planning);
		this.lookAhead = lookAhead;
		lookAhead.at(revisions);
		if (lookAhead.keysAtRisk()) {
			this.violationsBefore = violations();
		}
		if (revisions.stream().flatMap(List::stream).anyMatch(SchemaSoundness::mayBreak)) {
			try {
				this.brokenBefore = new SchemaSoundness(this.connection).broken();
			}
			catch (SQLException ex) {
				throw failed(ex, null);
			}
		}
	}

	private Map<ForeignKeyCheck.Violation, Integer> violations() {
		try {
			return new ForeignKeyCheck(this.connection).violations();
		}
		catch (SQLException ex) {
			throw failed(ex, null);
		}
	}

	@Override
	public Connection connection() {
		return this.connection;
	}

	@Override
	public int update(String sql, @Nullable Object... parameters) {
		return run(new SqlStatement(sql, Arrays.asList(parameters)));
	}

	@Override
	public int together(List<Operation> operations) {
		return TableGroups.first(operations);
	}

	@Override
	public void execute(List<Operation> operations) {
		if (TableGroups.table(operations.get(0)).isPresent()) {
			alter(operations);
		}
		else {
			operations.forEach(this::execute);
		}
	}

	private void alter(List<Operation> group) {
		forgetPrepared();
		try {
			LookAhead known = this.lookAhead;
			Optional<TablePlan> plan = (known != null) ? known.plan(group) : Optional.empty();
			if (plan.isPresent() && plan.get().isOf(TableFacts.read(this.sql, plan.get().table()))) {
				make(plan.get());
			}
			else {
				this.planning.each(group, this::make);
			}
		}
		catch (StepException ex) {
			if (ex.getCause() instanceof SQLException sql) {
				this.guard.failed(sql);
				if (SqliteErrors.readOnly(sql)) {
					throw failed(sql, null);
				}
			}
			throw ex;
		}
	}

	private void make(TablePlan plan) {
		for (Dependant key : plan.keyDrops()) {
			this.planning.each(List.of(this.dependants.without(key)), this::make);
		}
		new TableAlteration(this.sql, plan, new RebuildOptions(this.access.compareContent(), this.progress)).run();
	}

	private void execute(Operation operation) {
		if (operation instanceof Data data) {
			run(data);
		}
		else {
			for (SqlStatement statement : operation.accept(this.statements)) {
				check(statement);
				run(operation, statement);
			}
		}
		this.temporary |= Names.mayBeTemporary(operation);
		if (this.temporary && (operation instanceof Execute || operation instanceof Data)) {
			checkTransaction();
			refuseHidden();
		}
		if (operation instanceof RenameTable rename) {
			this.renames.replaceAll((from, to) -> SqlNames.same(to, rename.from()) ? rename.to() : to);
			this.renames.putIfAbsent(SqlNames.fold(rename.from()), rename.to());
		}
	}

	private void run(Operation operation, SqlStatement statement) {
		try {
			run(statement);
		}
		catch (StepException ex) {
			if (operation instanceof CreateIndex index && index.unique() && SqliteErrors.constraint(ex.getCause())) {
				throw new UniqueIndexCheck(this.sql).explain(index).orElse(ex);
			}
			throw ex;
		}
	}

	private void run(Data data) {
		try {
			this.dataSteps.run(data);
		}
		catch (StepException ex) {
			for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
				if (cause instanceof SQLException sql && SqliteErrors.readOnly(sql)) {
					throw failed(sql, null);
				}
			}
			throw ex;
		}
	}

	private void check(SqlStatement statement) {
		try {
			this.guard.check(statement.sql());
		}
		catch (SQLException ex) {
			throw new StepException(String.valueOf(ex.getMessage()), "Correct the revision.", statement.sql(), ex);
		}
	}

	private int run(SqlStatement statement) {
		try {
			return statement.parameters().isEmpty() ? executeRaw(statement.sql()) : executePrepared(statement);
		}
		catch (SQLException ex) {
			this.guard.failed(ex);
			throw failed(ex, statement.sql());
		}
	}

	private int executeRaw(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			return executeAll(statement, statement.execute(sql));
		}
	}

	/**
	 * Take every row of a statement that returns some: SQLite works as they are taken,
	 * and a statement that still has some keeps its table.
	 */
	private static int executeAll(Statement statement, boolean returnsRows) throws SQLException {
		if (!returnsRows) {
			return statement.getUpdateCount();
		}
		try (ResultSet rows = statement.getResultSet()) {
			int count = 0;
			while (rows.next()) {
				count++;
			}
			return count;
		}
	}

	private int executePrepared(SqlStatement sql) throws SQLException {
		PreparedStatement statement = prepare(sql.sql());
		try {
			int index = 1;
			for (Object parameter : sql.parameters()) {
				statement.setObject(index++, SqlStatement.bindable(parameter));
			}
			boolean returnsRows = statement.execute();
			int count = executeAll(statement, returnsRows);
			if (returnsRows) {
				forgetPrepared();
			}
			return count;
		}
		catch (SQLException | RuntimeException ex) {
			forgetPrepared();
			throw ex;
		}
	}

	/**
	 * Prepare a statement, or take the one before if it is the same: the rows of an
	 * insert and of the history come one after the other.
	 */
	private PreparedStatement prepare(String sql) throws SQLException {
		PreparedStatement statement = this.prepared;
		if (statement == null || !sql.equals(this.preparedSql)) {
			forgetPrepared();
			statement = this.connection.prepareStatement(sql);
			this.prepared = statement;
			this.preparedSql = sql;
		}
		return statement;
	}

	private void forgetPrepared() {
		PreparedStatement statement = this.prepared;
		this.prepared = null;
		try {
			if (statement != null) {
				statement.close();
			}
		}
		catch (SQLException ex) {
			logger.debug("A statement could not be closed", ex);
		}
	}

	private StepException failed(SQLException ex, @Nullable String sql) {
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
		if (this.brokenBefore != null) {
			try {
				new SchemaSoundness(this.connection).refuseNew(this.brokenBefore, this.renames);
			}
			catch (SQLException ex) {
				throw failed(ex, null);
			}
		}
		if (this.violationsBefore == null) {
			return;
		}
		Map<ForeignKeyCheck.Violation, Integer> known = new HashMap<>();
		this.violationsBefore
			.forEach((violation, count) -> known.merge(violation.renamed(this.renames), count, Integer::sum));
		Map<ForeignKeyCheck.Violation, Integer> fresh = new LinkedHashMap<>();
		violations().forEach((violation, count) -> {
			int more = count - known.getOrDefault(violation.renamed(Map.of()), 0);
			if (more > 0) {
				fresh.put(violation, more);
			}
		});
		if (!fresh.isEmpty()) {
			throw new ForeignKeyViolationException(fresh);
		}
	}

	@Override
	public void commit() {
		checkTransaction();
		refuseHidden();
		forgetPrepared();
		try {
			this.lockWait.run(this.connection, "which is reading and holds up the commit", () -> executeRaw("COMMIT"));
			this.begun = false;
		}
		catch (SQLException ex) {
			throw SqliteErrors.busy(ex) ? this.database.locked("can't commit the migration", ex) : failed(ex, "COMMIT");
		}
	}

	@Override
	public void rollback() {
		forgetPrepared();
		if (!this.begun) {
			return;
		}
		this.begun = false;
		try {
			executeRaw("ROLLBACK");
		}
		catch (SQLException ex) {
			if (SqliteErrors.noTransaction(ex)) {
				return;
			}
			logger.warn(this.database.title() + ": the run's transaction could not be rolled back, its connection is "
					+ "closed, which rolls it back too", ex);
			this.state = null;
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
