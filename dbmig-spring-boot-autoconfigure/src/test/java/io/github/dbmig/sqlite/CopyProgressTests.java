package io.github.dbmig.sqlite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import com.zaxxer.hikari.HikariDataSource;
import io.github.dbmig.MigrationProgress;
import io.github.dbmig.dialect.ProgressListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A copy tells how far it is, and nothing stays behind of that.
 */
class CopyProgressTests {

	private static final int ROWS = 20_000;

	private static final String COPY = "INSERT INTO n (id, a, b) SELECT id, a, b FROM t";

	private final List<MigrationProgress> told = new ArrayList<>();

	private HikariDataSource pool;

	private Connection connection;

	@BeforeEach
	void open(@TempDir Path folder) throws SQLException {
		this.pool = new HikariDataSource();
		this.pool.setJdbcUrl("jdbc:sqlite:" + folder.resolve("data.db"));
		this.pool.setMaximumPoolSize(1);
		this.connection = this.pool.getConnection();
		sql("PRAGMA synchronous=OFF");
		tables("(id INTEGER PRIMARY KEY, a TEXT, b INTEGER)");
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
		this.pool.close();
	}

	private void tables(String definition) throws SQLException {
		sql("DROP TABLE IF EXISTS n", "DROP TABLE IF EXISTS t", "CREATE TABLE t " + definition,
				"CREATE TABLE n " + definition,
				"WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < " + ROWS
						+ ") INSERT INTO t (id, a, b) SELECT i, 'name ' || i, i % 100 FROM s");
	}

	private void sql(String... statements) throws SQLException {
		for (String sql : statements) {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute(sql);
			}
		}
	}

	private List<String> query(String sql) throws SQLException {
		return Snapshot.column(this.connection, sql);
	}

	/**
	 * A clock that is looked at whenever SQLite calls back, and by which a tenth of a
	 * second has passed each time.
	 */
	private static LongSupplier tenths() {
		AtomicLong nanos = new AtomicLong();
		return () -> nanos.getAndAdd(100_000_000);
	}

	private long copy(String sql, ProgressListener listener) throws SQLException {
		return new CopyProgress(this.connection, listener, tenths()).execute("t", ROWS, sql);
	}

	@Test
	void tellsHowFarItIs() throws SQLException {
		assertThat(copy(COPY, this.told::add)).isEqualTo(ROWS);
		assertThat(query("SELECT count(*) FROM n")).containsExactly("" + ROWS);
		assertThat(this.told).hasSizeGreaterThan(20)
			.allSatisfy((progress) -> assertThat(progress.table()).isEqualTo("t"))
			.allSatisfy((progress) -> assertThat(progress.rowsTotal()).isEqualTo(ROWS));
		assertThat(this.told).extracting(MigrationProgress::rowsDone).isSorted();
		assertThat(this.told.get(0).elapsed()).isEqualTo(Duration.ofMillis(100));
		assertThat(this.told.get(9).elapsed()).isEqualTo(Duration.ofSeconds(1));
	}

	/**
	 * Whatever the copy has to do for each row, the last that is told is nearly all.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "(id INTEGER PRIMARY KEY, a TEXT, b INTEGER)",
			"(id INTEGER PRIMARY KEY, a TEXT NOT NULL, b INTEGER NOT NULL CHECK (b >= 0), CHECK (a <> ''))",
			"(id INTEGER, a TEXT UNIQUE, b REAL DEFAULT 7)",
			"(id INTEGER, a TEXT, b INTEGER, UNIQUE (a, b), UNIQUE (b, id))",
			"(id INTEGER, a TEXT, b INTEGER, PRIMARY KEY (a, id)) WITHOUT ROWID",
			"(id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT, b INTEGER) STRICT",
			"(id INTEGER PRIMARY KEY, a TEXT CHECK (a LIKE 'name%'), b INTEGER CHECK (b IN (0, 1, 2) OR b < 100), "
					+ "c AS (b * 2) STORED, d AS (a || b))" })
	void knowsHowMuchWorkARowIs(String definition) throws SQLException {
		tables(definition);
		copy(COPY, this.told::add);
		assertThat(this.told.get(this.told.size() - 1).rowsDone()).isBetween(ROWS * 93L / 100, (long) ROWS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "coalesce(b, -1)", "CASE WHEN b < 50 THEN 'low' WHEN b > 50 THEN 'high' END",
			"CAST(b AS TEXT)", "(SELECT max(x) FROM u)", "CASE WHEN b IN (1, 3, 5) THEN 1 ELSE 0 END" })
	void knowsWhatAnExpressionCosts(String expression) throws SQLException {
		sql("CREATE TABLE u (x)", "INSERT INTO u VALUES (1), (2), (3)");
		copy("INSERT INTO n (id, a, b) SELECT id, a, (" + expression + ") FROM t", this.told::add);
		assertThat(this.told.get(this.told.size() - 1).rowsDone()).isBetween(ROWS * 93L / 100, (long) ROWS);
	}

	@Test
	void knowsTheWayBackwardsToo() throws SQLException {
		sql("PRAGMA reverse_unordered_selects=ON");
		copy(COPY, this.told::add);
		assertThat(this.told.get(this.told.size() - 1).rowsDone()).isBetween(ROWS * 93L / 100, (long) ROWS);
	}

	/**
	 * How often a subquery goes round can't be known.
	 */
	@Test
	void neverTellsMoreThanThereIs() throws SQLException {
		sql("CREATE TABLE u (x)",
				"WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 20) INSERT INTO u SELECT i FROM s");
		copy("INSERT INTO n (id, a, b) SELECT id, a, (SELECT count(*) FROM u WHERE x <> t.b) FROM t", this.told::add);
		assertThat(this.told).extracting(MigrationProgress::rowsDone).contains((long) ROWS).isSorted();
		assertThat(this.told.get(this.told.size() - 1).rowsDone()).isEqualTo(ROWS);
	}

	@Test
	void tellsNothingInATenthOfASecond() throws SQLException {
		AtomicLong nanos = new AtomicLong();
		new CopyProgress(this.connection, this.told::add, () -> nanos.addAndGet(1000)).execute("t", ROWS, COPY);
		assertThat(this.told).isEmpty();
	}

	@Test
	void isGoneWhenTheCopyHasEnded() throws SQLException {
		copy(COPY, this.told::add);
		thereIsNoHandlerLeft();
	}

	@Test
	void isGoneWhenTheCopyHasFailed() throws SQLException {
		sql("INSERT INTO n (id) VALUES (" + ROWS + ")");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> copy(COPY, this.told::add))
			.withMessageContaining("UNIQUE constraint failed: n.id");
		thereIsNoHandlerLeft();
	}

	private void thereIsNoHandlerLeft() throws SQLException {
		int count = this.told.size();
		assertThat(count).isPositive();
		assertThat(query("SELECT count(*) FROM t x, t y WHERE y.id < 50")).containsExactly("" + (ROWS * 49L));
		assertThat(this.told).hasSize(count);
	}

	@Test
	void whatTheListenerThrowsEndsTheCopyAndTheTransaction() throws SQLException {
		sql("BEGIN IMMEDIATE", "CREATE TABLE before (x)");
		IllegalStateException thrown = new IllegalStateException("enough");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> copy(COPY, (progress) -> {
			this.told.add(progress);
			throw thrown;
		})).isSameAs(thrown);
		assertThat(this.told).hasSize(1);
		assertThat(query("SELECT count(*) FROM n")).containsExactly("0");
		assertThat(query("SELECT count(*) FROM sqlite_schema WHERE name = 'before'")).containsExactly("0");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> sql("ROLLBACK"))
			.withMessageContaining("no transaction is active");
		thereIsNoHandlerLeft();
		assertThat(copy(COPY, this.told::add)).isEqualTo(ROWS);
	}

	@Test
	void anErrorEndsItToo() {
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> copy(COPY, (progress) -> {
			throw new StackOverflowError();
		}));
	}

	/**
	 * What {@code Statement.cancel()} does, while the statement runs.
	 */
	@Test
	void aCopyCanBeCancelled() throws SQLException {
		SQLiteConnection physical = this.connection.unwrap(SQLiteConnection.class);
		sql("BEGIN IMMEDIATE");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> copy(COPY, (progress) -> {
			this.told.add(progress);
			join(cancelling(physical));
		})).satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(SQLiteErrorCode.SQLITE_INTERRUPT.code));
		assertThat(query("SELECT count(*) FROM n")).containsExactly("0");
		thereIsNoHandlerLeft();
	}

	private static Thread cancelling(SQLiteConnection physical) {
		Thread thread = new Thread(() -> {
			try {
				physical.getDatabase().interrupt();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		});
		thread.start();
		return thread;
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aConnectionThatHidesWhatItWrapsIsCopiedOnWithoutAWord() throws SQLException {
		Connection hiding = (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("isWrapperFor")) {
						return false;
					}
					try {
						return method.invoke(this.connection, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
		assertThat(new CopyProgress(hiding, this.told::add, tenths()).execute("t", ROWS, COPY)).isEqualTo(ROWS);
		assertThat(this.told).isEmpty();
	}

}
