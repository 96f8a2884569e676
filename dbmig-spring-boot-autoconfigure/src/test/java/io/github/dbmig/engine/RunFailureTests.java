package io.github.dbmig.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.dbmig.Direction;
import io.github.dbmig.MigrationCallback;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.DataStep;
import io.github.dbmig.operation.Operations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * However a run fails, the database is as it was: in all journal modes the schema, the
 * rows and the rowids, in those that roll back in place every byte.
 */
@ParameterizedClass
@ValueSource(strings = { "delete", "truncate", "persist", "wal" })
class RunFailureTests {

	private static final String ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
			+ "SELECT count(*) FROM n";

	private static byte[] template;

	@TempDir
	Path folder;

	@Parameter
	String journalMode;

	private TestDatabase database;

	@BeforeAll
	static void prepareTemplate(@TempDir Path folder) {
		try (TestDatabase database = TestDatabase.in(folder)) {
			database.engine(start()).upgrade("head");
			database.execute("INSERT INTO parent VALUES (1, 'one'), (2, 'two')",
					"INSERT INTO child(rowid, name, parent_id) VALUES (7, 'x', 1), (9, 'y', 2)",
					"INSERT INTO child(rowid, name, parent_id) VALUES (11, 'old orphan', 99)", "PRAGMA user_version=42",
					"PRAGMA application_id=4711");
			template = database.bytes();
		}
	}

	@BeforeEach
	void prepareDatabase() throws IOException {
		this.database = TestDatabase.in(this.folder, this.journalMode);
		Files.write(this.database.file(), template);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	private static TestRevision start() {
		return TestRevision.of("a")
			.up((op) -> op
				.createTable("parent", (t) -> t.column("id", "INTEGER", (c) -> c.primaryKey()).column("name", "TEXT"))
				.createTable("child",
						(t) -> t.column("name", "TEXT", (c) -> c.unique())
							.column("parent_id", "INTEGER", (c) -> c.references("parent", "id")))
				.createTrigger("CREATE TRIGGER no_thirteen BEFORE INSERT ON parent WHEN new.id = 13 BEGIN "
						+ "SELECT RAISE(ROLLBACK, 'not thirteen'); END"));
	}

	/**
	 * Changes much, and in ways that are rolled back differently, before what fails.
	 */
	private static TestRevision changing() {
		return TestRevision.of("b", "a")
			.up((op) -> op.createTable("more", (t) -> t.column("id", "INTEGER"))
				.execute("DELETE FROM child WHERE name = 'y'")
				.execute("UPDATE parent SET name = 'changed'")
				.execute("PRAGMA user_version=43")
				.execute("PRAGMA application_id=4712")
				.alterTable("parent", (t) -> t.addColumn("c", "TEXT")));
	}

	private FailedRevisionException fails(Consumer<Operations> broken) {
		return fails(broken, FailedRevisionException.class, List.of());
	}

	private FailedRevisionException failsInStep(DataStep step) {
		return fails((op) -> op.data("go wrong", step));
	}

	private <T extends Throwable> T fails(Consumer<Operations> broken, Class<T> type,
			List<MigrationCallback> callbacks) {
		TestRevision last = TestRevision.table("d", "c");
		Map<String, Object> before = this.database.dump();
		Map<String, Object> connection = this.database.connectionState();
		byte[] bytes = this.database.bytes();
		MigrationEngine engine = this.database.builder(start(), changing(), TestRevision.of("c", "b").up(broken), last)
			.callbacks(callbacks)
			.build();
		T exception = catchThrowableOfType(type, () -> engine.upgrade("head"));
		boolean interrupted = Thread.interrupted();
		assertThat(exception).isNotNull();
		assertThat(this.database.dump()).isEqualTo(before);
		if (this.journalMode.equals("delete") || this.journalMode.equals("truncate")) {
			assertThat(this.database.bytes()).isEqualTo(bytes);
		}
		assertThat(this.database.version()).containsExactly("a");
		assertThat(this.database.connectionState()).isEqualTo(connection)
			.containsEntry("foreign_keys", List.of("1"))
			.containsEntry("autoCommit", true);
		this.database.engine(start(), changing(), TestRevision.of("c", "b"), last).upgrade("head");
		assertThat(this.database.version()).containsExactly("d");
		assertThat(this.database.connectionState()).isEqualTo(connection);
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return exception;
	}

	private static String lines(String... lines) {
		return String.join(System.lineSeparator(), lines);
	}

	@Test
	void aStatementThatFails() {
		FailedRevisionException failure = fails((op) -> op.execute("UPDATE parent SET id = id + 10")
			.execute("INSERT INTO child(nope) VALUES ('secret')"));
		assertThat(failure.revision()).isEqualTo("c");
		assertThat(failure).hasMessage(lines("The upgrade to revision c \"make c\" failed in Rc.java, operation 2.",
				"  Statement: INSERT INTO child(nope) VALUES ('secret')",
				"  Reason: SQLite says: table child has no column named nope.",
				"Nothing was changed, the database is still at a \"make a\".", "Correct the revision."));
	}

	static Stream<Arguments> steps() {
		return Stream.of(step("an exception", "java.io.IOException: no disk", (jdbc) -> {
			jdbc.sql("DELETE FROM child").update();
			throw new IOException("no disk");
		}), step("a swallowed INSERT OR ROLLBACK", "The step ended the run's transaction", (jdbc) -> {
			swallow(() -> jdbc.sql("INSERT OR ROLLBACK INTO parent(id, name) VALUES (1, 'again')").update());
			swallow(() -> jdbc.sql("INSERT INTO parent(id, name) VALUES (100, 'too late')").update());
		}), step("an INSERT OR ROLLBACK that nothing follows", "The step ended the run's transaction",
				(jdbc) -> swallow(
						() -> jdbc.sql("INSERT OR ROLLBACK INTO parent(id, name) VALUES (1, 'again')").update())),
				step("a swallowed INSERT OR ROLLBACK with parameters", "The step ended the run's transaction",
						(jdbc) -> {
							swallow(() -> jdbc.sql("INSERT OR ROLLBACK INTO parent(id, name) VALUES (?, 'again')")
								.param(1)
								.update());
							swallow(() -> jdbc.sql("INSERT INTO parent(id, name) VALUES (?, 'too late')")
								.param(100)
								.update());
						}),
				step("a swallowed RAISE(ROLLBACK)", "The step ended the run's transaction: ", (jdbc) -> {
					swallow(() -> jdbc.sql("INSERT INTO parent(id, name) VALUES (13, 'x')").update());
					swallow(() -> jdbc.sql("UPDATE child SET name = NULL").update());
					swallow(() -> jdbc.sql("INSERT INTO child(name) SELECT 'too late' RETURNING 1")
						.query()
						.singleValue());
				}), step("a change of the schema", "The data step \"go wrong\" changed the schema.",
						(jdbc) -> jdbc.sql("CREATE TABLE sneaky (id INTEGER)").update()));
	}

	private static Arguments step(String name, String reason, DataStep step) {
		return Arguments.of(name, reason, step);
	}

	private static void swallow(Runnable action) {
		try {
			action.run();
		}
		catch (DataAccessException ex) {
			// As careless code does
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("steps")
	void aDataStepThatFails(String name, String reason, DataStep step) {
		FailedRevisionException failure = failsInStep(step);
		assertThat(failure).hasMessageContaining(reason)
			.hasMessageStartingWith("The upgrade to revision c \"make c\" failed in Rc.java, operation 1.")
			.hasMessageContaining("Nothing was changed, the database is still at a \"make a\".");
	}

	private static List<Refused> escapes() {
		return List.of(escape("commit()", Connection::commit), escape("rollback()", Connection::rollback),
				escape("setAutoCommit()", (c) -> c.setAutoCommit(false)),
				escape("setAutoCommit()", (c) -> c.setAutoCommit(true)),
				escape("setSavepoint()", (c) -> c.setSavepoint()), escape("setSavepoint()", (c) -> c.setSavepoint("x")),
				escape("unwrap()", (c) -> c.unwrap(org.sqlite.SQLiteConnection.class)),
				escape("abort()", (c) -> c.abort(Runnable::run)), escape("setReadOnly()", (c) -> c.setReadOnly(true)),
				escape("COMMIT", (c) -> execute(c, "COMMIT")), escape("COMMIT", (c) -> execute(c, "/* x */ commit;")),
				escape("END", (c) -> execute(c, "end transaction")), escape("ROLLBACK", (c) -> execute(c, "ROLLBACK")),
				escape("SAVEPOINT", (c) -> execute(c, "SAVEPOINT x")), escape("VACUUM", (c) -> execute(c, "VACUUM")),
				escape("ATTACH", (c) -> execute(c, "ATTACH 'x.db' AS x")),
				escape("foreign_keys", (c) -> execute(c, "PRAGMA foreign_keys=ON")),
				escape("defer_foreign_keys", (c) -> execute(c, "PRAGMA defer_foreign_keys=OFF")),
				escape("COMMIT", (c) -> prepare(c, "COMMIT")), escape("COMMIT", (c) -> batch(c, "COMMIT")),
				escape("more than one statement", (c) -> execute(c, "SELECT 1; COMMIT")),
				escape("commit()", RunFailureTests::viaStatement), escape("commit()", RunFailureTests::viaResultSet),
				escape("commit()", (c) -> c.getMetaData().getConnection().commit()),
				escape("unwrap()", RunFailureTests::viaUnwrappedStatement));
	}

	private static Refused escape(String name, Escape escape) {
		return new Refused(name, escape);
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static void prepare(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.prepareStatement(sql)) {
			statement.getResultSet();
		}
	}

	private static void batch(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.addBatch("DELETE FROM child");
			statement.addBatch(sql);
			statement.executeBatch();
		}
	}

	private static void viaStatement(Connection connection) throws SQLException {
		try (Statement statement = connection.prepareStatement("SELECT 1")) {
			statement.getConnection().commit();
		}
	}

	private static void viaResultSet(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("SELECT 1")) {
			rows.getStatement().getConnection().commit();
		}
	}

	private static void viaUnwrappedStatement(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.unwrap(Statement.class).getConnection().commit();
		}
	}

	/**
	 * All of them are tried in one step that swallows what it is told and then fails: had
	 * one got through, the database would not be as it was.
	 */
	@Test
	void aDataStepThatTriesToEscape() {
		FailedRevisionException failure = failsInStep((jdbc) -> {
			for (Refused refused : escapes()) {
				jdbc.sql("DELETE FROM child").update();
				new JdbcTemplate(this.database.pool()).execute((Connection connection) -> {
					assertThatExceptionOfType(SQLException.class).as(refused.name())
						.isThrownBy(() -> refused.escape().from(connection))
						.withMessageContaining(refused.name());
					return null;
				});
			}
			throw new IllegalStateException("no way out");
		});
		assertThat(failure).hasMessageContaining("no way out");
	}

	@ParameterizedTest
	@ValueSource(strings = { "COMMIT", "ROLLBACK", "BEGIN", "SAVEPOINT x", "PRAGMA foreign_keys=ON",
			"INSERT INTO more VALUES (1); COMMIT" })
	void aStatementThatIsNotAllowed(String sql) {
		assertThat(fails((op) -> op.execute(sql))).hasMessageContaining("  Statement: " + sql);
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT OR ROLLBACK INTO parent(id) VALUES (1)", "INSERT INTO parent(id) VALUES (13)" })
	void aStatementThatRollsBack(String sql) {
		assertThat(fails((op) -> op.execute(sql))).hasMessageContaining("  Statement: " + sql);
	}

	@Test
	void rowsThatReferToNothing() {
		FailedRevisionException failure = fails((op) -> op.execute("DELETE FROM parent WHERE id = 1"));
		assertThat(failure).hasMessage(lines(
				"The upgrade to revision d \"make d\" failed in the check at the end of the run (any of the revisions "
						+ "b, c, d may be why).",
				"  Reason: It would break 1 reference that foreign keys make:",
				"  - table \"child\": the row with rowid 7 refers to a row of \"parent\" that does not exist",
				"Nothing was changed, the database is still at a \"make a\".",
				"Delete or correct these rows in the revision, in the same step that orphans them: foreign keys are "
						+ "off while a revision runs, so ON DELETE actions don't fire."));
	}

	@Test
	void rowsThatReferToNothingInARenamedTable() {
		FailedRevisionException failure = fails((op) -> op.renameTable("child", "kid")
			.renameTable("parent", "elder")
			.renameTable("kid", "kids")
			.execute("DELETE FROM elder WHERE id = 1"));
		assertThat(failure).hasMessageContaining("It would break 1 reference")
			.hasMessageContaining("table \"kids\": the row with rowid 7 refers to a row of \"elder\"");
	}

	@Test
	void rowsThatReferToNothingBesideAKeyThatIsWrong() {
		this.database.execute("CREATE TABLE mismatched (name TEXT REFERENCES child(parent_id))",
				"INSERT INTO mismatched VALUES ('x')");
		FailedRevisionException failure = fails((op) -> op.execute("DELETE FROM parent WHERE id = 1"));
		assertThat(failure).hasMessageContaining("It would break 1 reference")
			.hasMessageContaining("table \"child\": the row with rowid 7")
			.message()
			.doesNotContain("mismatched");
	}

	@Test
	void aKeyThatBecomesWrong() {
		FailedRevisionException failure = fails(
				(op) -> op.execute("CREATE TABLE mismatched (name TEXT REFERENCES parent(name))")
					.execute("INSERT INTO mismatched VALUES ('x')"));
		assertThat(failure).hasMessageContaining("table \"mismatched\": foreign key mismatch");
	}

	@Test
	void anInterruptBetweenSteps() {
		FailedRevisionException failure = fails(
				(op) -> op.data("be interrupted", (jdbc) -> Thread.currentThread().interrupt())
					.execute("DELETE FROM child"));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(failure).hasMessageContaining("The thread of the run was interrupted.")
			.hasMessageContaining("Rc.java, operation 2");
		assertThat(failure.action()).isEqualTo("Run it again when the application isn't being stopped.");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aStatementThatAnotherThreadCancels(boolean swallowed) {
		FailedRevisionException failure = failsInStep(
				(jdbc) -> new JdbcTemplate(this.database.pool()).execute((Statement statement) -> {
					statement.execute("INSERT INTO more VALUES (5)");
					try {
						cancelledWhileRunning(statement);
					}
					catch (SQLException ex) {
						if (!swallowed) {
							throw ex;
						}
					}
					return null;
				}));
		assertThat(failure).hasMessageContaining(swallowed ? "The step ended the run's transaction" : "interrupted");
	}

	/**
	 * Cancels until it took effect, because a cancel that comes before the statement runs
	 * is lost.
	 */
	private void cancelledWhileRunning(Statement statement) throws SQLException {
		CountDownLatch done = new CountDownLatch(1);
		Thread canceller = new Thread(() -> {
			while (done.getCount() > 0) {
				try {
					statement.cancel();
				}
				catch (SQLException ex) {
					// The transaction has ended already
					return;
				}
				Thread.onSpinWait();
			}
		});
		canceller.start();
		try {
			statement.execute(ENDLESS);
		}
		finally {
			done.countDown();
			join(canceller);
		}
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Stream<Arguments> callbacks() {
		return Stream.of(Arguments.of("beforeRun", new MigrationCallback() {
			@Override
			public void beforeRun(List<RevisionInfo> pending, Direction direction) {
				throw new IllegalStateException("no");
			}
		}), Arguments.of("beforeRevision", new MigrationCallback() {
			@Override
			public void beforeRevision(RevisionInfo revision, Direction direction) {
				failAt(revision);
			}
		}), Arguments.of("afterRevision", new MigrationCallback() {
			@Override
			public void afterRevision(RevisionInfo revision, Direction direction, List<String> current) {
				failAt(revision);
			}
		}));
	}

	private static void failAt(RevisionInfo revision) {
		if (revision.id().equals("c")) {
			throw new IllegalStateException("no");
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("callbacks")
	void aCallbackThatThrows(String name, MigrationCallback callback) {
		FailedRevisionException failure = fails((op) -> op.execute("DELETE FROM child"), FailedRevisionException.class,
				List.of(callback));
		assertThat(failure)
			.hasMessageContaining("failed in a MigrationCallback." + System.lineSeparator()
					+ "  Reason: The callback threw java.lang.IllegalStateException: no.")
			.hasMessageContaining("Nothing was changed, the database is still at a \"make a\".")
			.hasRootCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void anErrorPasses() {
		AssertionError error = fails((op) -> op.data("go wrong", (jdbc) -> {
			throw new AssertionError("out of luck");
		}), AssertionError.class, List.of());
		assertThat(error).hasMessage("out of luck");
	}

	@Test
	void aTransactionThatIsMarkedRollbackOnly() {
		TransactionTemplate transactions = new TransactionTemplate(
				new DataSourceTransactionManager(this.database.pool()));
		JdbcClient own = JdbcClient.create(this.database.pool());
		FailedRevisionException failure = failsInStep((jdbc) -> {
			try {
				transactions.executeWithoutResult((status) -> {
					own.sql("DELETE FROM child").update();
					status.setRollbackOnly();
				});
			}
			catch (UnexpectedRollbackException ex) {
				// As careless code does
			}
		});
		assertThat(failure).hasMessageContaining("a transaction that took part in the run was marked rollback-only");
	}

	private record Refused(String name, Escape escape) {
	}

	/**
	 * Something that the connection of a data step must refuse.
	 */
	@FunctionalInterface
	private interface Escape {

		void from(Connection connection) throws SQLException;

	}

}
