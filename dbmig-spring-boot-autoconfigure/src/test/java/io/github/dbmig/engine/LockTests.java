package io.github.dbmig.engine;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import javax.sql.DataSource;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationResult;
import io.github.dbmig.dialect.LockTimeoutException;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Others hold locks. That a run waits is seen from what it logs, so that nothing here
 * depends on how fast the machine is.
 */
class LockTests {

	private static final Logger logger = (Logger) LoggerFactory.getLogger("io.github.dbmig.sqlite.LockWait");

	@TempDir
	Path folder;

	private TestDatabase database;

	private TestDatabase other;

	private final WhenWaiting whenWaiting = new WhenWaiting();

	@BeforeEach
	void listen() {
		this.whenWaiting.start();
		logger.setLevel(Level.INFO);
		logger.setAdditive(false);
		logger.addAppender(this.whenWaiting);
	}

	@AfterEach
	void close() {
		logger.detachAppender(this.whenWaiting);
		logger.setAdditive(true);
		logger.setLevel(null);
		this.database.close();
		this.other.close();
	}

	private void open(String journalMode) {
		this.database = TestDatabase.in(this.folder, journalMode);
		this.database.engine(TestRevision.table("a")).upgrade("head");
		this.other = TestDatabase.in(this.folder, journalMode);
	}

	private MigrationEngine engine() {
		return this.database.engine(TestRevision.table("a"), TestRevision.table("b", "a"),
				TestRevision.table("c", "b"));
	}

	private static String lines(String... lines) {
		return String.join(System.lineSeparator(), lines);
	}

	private static void run(Connection connection, String... statements) {
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete", "wal" })
	void aRunWaitsForTheWriteLock(String journalMode) throws SQLException {
		open(journalMode);
		MigrationEngine engine = engine();
		try (Connection writer = this.database.connect()) {
			run(writer, "BEGIN IMMEDIATE", "INSERT INTO t_a VALUES (1)");
			this.whenWaiting.action = (message) -> run(writer, "COMMIT");
			assertThat(engine.upgrade("head").after()).containsExactly("c");
		}
		assertThat(this.whenWaiting.told)
			.isEqualTo("Waiting for another connection, which holds the write lock, for up to 5 s");
		assertThat(this.database.query("SELECT id FROM t_a")).containsExactly("1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete", "wal" })
	void aRunDoesNotWaitForEver(String journalMode) throws SQLException {
		open(journalMode);
		MigrationEngine engine = this.database.lockTimeout(Duration.ofMillis(300))
			.engine(TestRevision.table("a"), TestRevision.table("b", "a"));
		try (Connection writer = this.database.connect()) {
			run(writer, "BEGIN IMMEDIATE");
			assertThatExceptionOfType(LockTimeoutException.class).isThrownBy(() -> engine.upgrade("head"))
				.withMessage(lines(this.database.file()
						+ " can't be migrated: another process or connection has kept it locked for 300 ms. Nothing was "
						+ "changed.",
						"Find what holds the lock (another instance that is migrating, a tool that has the file open in "
								+ "a transaction) and end it, or wait longer with dbmig.lock-timeout."));
			assertThatExceptionOfType(LockTimeoutException.class).isThrownBy(() -> engine.stamp("b"))
				.withMessageContaining("for 300 ms. Nothing was changed.");
			run(writer, "ROLLBACK");
		}
		assertThat(this.database.connectionState()).containsEntry("foreign_keys", List.of("1"));
		assertThat(engine.upgrade("head").after()).containsExactly("b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete", "wal" })
	void anInterruptEndsTheWait(String journalMode) throws SQLException {
		open(journalMode);
		MigrationEngine engine = engine();
		try (Connection writer = this.database.connect()) {
			run(writer, "BEGIN IMMEDIATE");
			this.whenWaiting.action = (message) -> Thread.currentThread().interrupt();
			assertThatExceptionOfType(LockTimeoutException.class).isThrownBy(() -> engine.upgrade("head"))
				.withMessage(lines(this.database.file()
						+ " can't be migrated: another process or connection keeps it locked, and the thread that waited "
						+ "for it was interrupted. Nothing was changed.",
						"Run it again when the application isn't being stopped."));
			assertThat(Thread.interrupted()).isTrue();
		}
		assertThat(this.database.version()).containsExactly("a");
	}

	@Test
	void theCommitWaitsForReaders() throws SQLException {
		open("delete");
		MigrationEngine engine = engine();
		try (Connection reader = this.database.connect()) {
			run(reader, "BEGIN");
			TestDatabase.query(reader, "SELECT count(*) FROM t_a");
			this.whenWaiting.action = (message) -> run(reader, "COMMIT");
			assertThat(engine.upgrade("head").after()).containsExactly("c");
		}
		assertThat(this.whenWaiting.told)
			.isEqualTo("Waiting for another connection, which is reading and holds up the commit, for up to 5 s");
	}

	@Test
	void inWalModeReadersAreNotWaitedFor() throws SQLException {
		open("wal");
		try (Connection reader = this.database.connect()) {
			run(reader, "BEGIN");
			TestDatabase.query(reader, "SELECT count(*) FROM t_a");
			assertThat(engine().upgrade("head").after()).containsExactly("c");
		}
		assertThat(this.whenWaiting.told).isNull();
	}

	@Test
	void theCommitDoesNotWaitForEver() throws SQLException {
		open("delete");
		MigrationEngine engine = this.database.lockTimeout(Duration.ofMillis(300))
			.engine(TestRevision.table("a"), TestRevision.table("b", "a"));
		byte[] before = this.database.bytes();
		try (Connection reader = this.database.connect()) {
			run(reader, "BEGIN");
			TestDatabase.query(reader, "SELECT count(*) FROM t_a");
			assertThatExceptionOfType(LockTimeoutException.class).isThrownBy(() -> engine.upgrade("head"))
				.withMessageStartingWith(this.database.file()
						+ " can't commit the migration: another process or connection has kept it locked for 300 ms. "
						+ "Nothing was changed, the database is still at a \"make a\".");
			assertThat(this.database.bytes()).isEqualTo(before);
			run(reader, "COMMIT");
		}
		assertThat(this.database.version()).containsExactly("a");
		assertThat(engine.upgrade("head").after()).containsExactly("b");
	}

	@Test
	void revisionByRevisionALockTellsWhatWasCommitted() throws SQLException {
		open("delete");
		try (Connection reader = this.database.connect()) {
			TestRevision c = TestRevision.of("c", "b").up((op) -> op.data("begin to read", (jdbc) -> {
				run(reader, "BEGIN");
				TestDatabase.query(reader, "SELECT count(*) FROM t_a");
			}));
			MigrationEngine engine = this.database.lockTimeout(Duration.ofMillis(50))
				.builder(TestRevision.table("a"), TestRevision.table("b", "a"), c)
				.settings(new EngineSettings("dbmig_version", "dbmig_history", TransactionMode.REVISION, OnEdited.FAIL,
						null, Clock.systemUTC()))
				.build();
			assertThatExceptionOfType(LockTimeoutException.class).isThrownBy(() -> engine.upgrade("head"))
				.withMessageContaining("has kept it locked for 50 ms. Of the run, 1 revision was committed before it; "
						+ "the database is at b \"make b\".");
		}
		assertThat(this.database.version()).containsExactly("b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete", "wal" })
	void ofTwoEnginesOneRunsAndTheOtherFindsNothingToDo(String journalMode) throws Exception {
		open(journalMode);
		CountDownLatch otherWaits = new CountDownLatch(1);
		this.whenWaiting.action = (message) -> otherWaits.countDown();
		CountDownLatch running = new CountDownLatch(1);
		TestRevision slow = TestRevision.table("b", "a")
			.up((op) -> op.createTable("t_b", (t) -> t.column("id", "INTEGER")).data("wait for the other", (jdbc) -> {
				running.countDown();
				assertThat(otherWaits.await(10, TimeUnit.SECONDS)).isTrue();
			}));
		TestRevision[] revisions = { TestRevision.table("a"), slow, TestRevision.table("c", "b") };
		CompletableFuture<MigrationResult> first = CompletableFuture
			.supplyAsync(() -> this.database.engine(revisions).upgrade("head"));
		assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
		MigrationResult second = this.other.engine(revisions).upgrade("head");
		assertThat(first.get(10, TimeUnit.SECONDS).entries()).extracting(HistoryEntry::revision)
			.containsExactly("b", "c");
		assertThat(second.entries()).isEmpty();
		assertThat(second.before()).containsExactly("c");
		assertThat(second.after()).containsExactly("c");
		assertThat(this.database.query("SELECT count(*) FROM dbmig_history")).containsExactly("3");
	}

	@Test
	void revisionByRevisionAnotherProcessMayGoAhead() {
		open("delete");
		TestRevision[] revisions = { TestRevision.table("a"), TestRevision.table("b", "a"),
				TestRevision.table("c", "b"), TestRevision.table("d", "c") };
		DataSource interrupted = new BeforeSecondBegin(this.database.pool(),
				() -> this.other.engine(revisions).upgrade("c"));
		RevisionGraph graph = RevisionGraph.of(List.of(revisions));
		MigrationResult result = new MigrationEngineBuilder(new SqliteDialect(), interrupted, () -> graph)
			.access(this.database.access())
			.settings(new EngineSettings("dbmig_version", "dbmig_history", TransactionMode.REVISION, OnEdited.FAIL,
					null, Clock.systemUTC()))
			.build()
			.upgrade("+2");
		assertThat(result.entries()).extracting(HistoryEntry::revision).containsExactly("b");
		assertThat(result.after()).containsExactly("c");
		assertThat(this.database.query("SELECT revision FROM dbmig_history ORDER BY position")).containsExactly("a",
				"b", "c");
	}

	/**
	 * Lets another process in between the first and the second transaction of a run.
	 */
	private static final class BeforeSecondBegin extends DelegatingDataSource {

		private final Runnable action;

		private int begun;

		BeforeSecondBegin(DataSource target, Runnable action) {
			super(target);
			this.action = action;
		}

		@Override
		public Connection getConnection() throws SQLException {
			return proxy(Connection.class, super.getConnection());
		}

		private <T> T proxy(Class<T> type, T target) {
			return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
					(proxy, method, arguments) -> {
						if (arguments != null && "BEGIN IMMEDIATE".equals(arguments[0]) && ++this.begun == 2) {
							this.action.run();
						}
						Object result = method.invoke(target, arguments);
						return (method.getReturnType() == Statement.class) ? proxy(Statement.class, (Statement) result)
								: result;
					}));
		}

	}

	/**
	 * Does something when a run begins to wait, on the run's thread.
	 */
	private static final class WhenWaiting extends AppenderBase<ILoggingEvent> {

		private volatile Consumer<String> action = (message) -> {
		};

		private volatile String told;

		@Override
		protected void append(ILoggingEvent event) {
			this.told = event.getFormattedMessage();
			this.action.accept(this.told);
		}

	}

}
