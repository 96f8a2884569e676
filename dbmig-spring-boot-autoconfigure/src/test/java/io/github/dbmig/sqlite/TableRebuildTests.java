package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A rebuild changes what it is asked to and nothing else.
 */
class TableRebuildTests {

	private static final UnaryOperator<TableDdl> UNCHANGED = UnaryOperator.identity();

	private Connection connection;

	@BeforeEach
	void open() throws SQLException {
		this.connection = DriverManager.getConnection("jdbc:sqlite::memory:");
		sql("PRAGMA foreign_keys=OFF");
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
	}

	private void sql(String... statements) throws SQLException {
		for (String sql : statements) {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute(sql);
			}
		}
	}

	private String one(String query) throws SQLException {
		List<String> values = Snapshot.column(this.connection, query);
		return (values.size() == 1) ? values.get(0) : values.toString();
	}

	private void rebuild(String table, UnaryOperator<TableDdl> edit, Map<String, String> sources) throws SQLException {
		sql("BEGIN IMMEDIATE");
		TableDdl before = TableDdl
			.parse(one("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = " + SqlNames.literal(table)));
		try {
			Rebuilds.run(this.connection, before, edit.apply(before), sources);
			sql("COMMIT");
		}
		catch (RuntimeException ex) {
			sql("ROLLBACK", "PRAGMA legacy_alter_table=OFF");
			throw ex;
		}
	}

	private void staysTheSame(String table) throws SQLException {
		Map<String, List<String>> before = Snapshot.of(this.connection);
		rebuild(table, UNCHANGED, Map.of());
		assertThat(Snapshot.of(this.connection)).isEqualTo(before);
		assertThat(one("PRAGMA integrity_check")).isEqualTo("ok");
		assertThat(one("PRAGMA legacy_alter_table")).isEqualTo("0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER)",
			"create  table /* why */ [t] -- the table\n(id INTEGER PRIMARY KEY, a TEXT -- not null?\n, b)",
			"CREATE TABLE \"t\" (id INT PRIMARY KEY, a, b)", "CREATE TABLE 't' (id INTEGER PRIMARY KEY DESC, a, b)",
			"CREATE TABLE t (id TEXT PRIMARY KEY, a TEXT, b INT) WITHOUT ROWID",
			"CREATE TABLE t (id, a COLLATE NOCASE UNIQUE ON CONFLICT IGNORE, b NOT NULL ON CONFLICT REPLACE DEFAULT 7)",
			"CREATE TABLE t (id, a, b, c AS (b * 2) STORED, d AS (a || b) VIRTUAL, CHECK (a <> ')' /* ) */))",
			"CREATE TABLE t (id, a, b, rowid, oid)", "CREATE TABLE t (id, a, b REFERENCES t, UNIQUE (a, b))",
			"CREATE TABLE t (id MONEY, a DOUBLE PRECISION, b UNSIGNED BIG INT DEFAULT (-1))" })
	void theTextAndTheRowsStayTheSame(String create) throws SQLException {
		sql(create, "INSERT INTO t (id, a, b) VALUES ('1', 'x', 1), ('2', 'y', 2), ('3', x'00', 30)",
				"DELETE FROM t WHERE b = 2");
		staysTheSame("t");
	}

	/** S23 to S26, with foreign keys off as the run has them. */
	@Test
	void childrenStayWhereTheyAre() throws SQLException {
		sql("CREATE TABLE t (id INTEGER PRIMARY KEY, parent REFERENCES t ON DELETE CASCADE)",
				"CREATE TABLE cascading (t_id REFERENCES t ON DELETE CASCADE)",
				"CREATE TABLE nulling (t_id REFERENCES t ON DELETE SET NULL)", "CREATE TABLE plain (t_id REFERENCES t)",
				"INSERT INTO t VALUES (1, NULL), (2, 1)", "INSERT INTO cascading VALUES (1), (2)",
				"INSERT INTO nulling VALUES (1), (2)", "INSERT INTO plain VALUES (1), (2)");
		staysTheSame("t");
		assertThat(Snapshot.column(this.connection, "PRAGMA foreign_key_check")).isEmpty();
	}

	/** S30, S31, S36, S37. */
	@Test
	void indexesTriggersAndViewsStayVerbatim() throws SQLException {
		sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER)", "CREATE TABLE log (x)",
				"CREATE  UNIQUE INDEX ux ON t (a COLLATE NOCASE DESC) WHERE b > 0",
				"CREATE INDEX ix ON [t] (lower(a) /* why */, b)", "CREATE VIEW v AS SELECT a FROM t",
				"CREATE VIEW w AS SELECT * FROM v",
				"CREATE TRIGGER tr AFTER UPDATE OF a ON t BEGIN INSERT INTO log VALUES (new.a); END",
				"CREATE TRIGGER other AFTER INSERT ON log BEGIN UPDATE t SET b = b + 1; END",
				"CREATE TRIGGER instead INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (new.a); END",
				"INSERT INTO t VALUES (1, 'x', 1)");
		staysTheSame("t");
		sql("UPDATE t SET a = 'y'", "INSERT INTO v VALUES ('z')");
		assertThat(one("SELECT group_concat(a || b) FROM t WHERE b IS NOT NULL")).isEqualTo("y2");
	}

	/** S32. */
	@Test
	void aNumberIsNeverGivenAgain() throws SQLException {
		sql("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a)", "INSERT INTO t (a) VALUES (1), (2), (3)",
				"DELETE FROM t WHERE id = 3");
		staysTheSame("t");
		sql("INSERT INTO t (a) VALUES (4)");
		assertThat(one("SELECT max(id) FROM t")).isEqualTo("4");
	}

	@Test
	void theSequenceOfAnEmptyTableStays() throws SQLException {
		sql("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a)", "INSERT INTO t (a) VALUES (1)",
				"DELETE FROM t");
		staysTheSame("t");
	}

	@Test
	void aTableThatNeverHadARowHasNoSequenceAfterwards() throws SQLException {
		sql("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a)");
		staysTheSame("t");
	}

	/**
	 * AUTOINCREMENT that is new begins after the greatest id there is.
	 */
	@Test
	void aNewSequenceBeginsAfterTheRows() throws SQLException {
		sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (41, 'x')");
		rebuild("t", (table) -> table.withAutoIncrement(true), Map.of());
		sql("DELETE FROM t", "INSERT INTO t (a) VALUES ('y')");
		assertThat(one("SELECT id FROM t")).isEqualTo("42");
	}

	/** S56. */
	@Test
	void aFullTextIndexStillFindsItsRows() throws SQLException {
		sql("CREATE TABLE t (a TEXT)", "INSERT INTO t (rowid, a) VALUES (7, 'seven'), (42, 'answer')",
				"CREATE VIRTUAL TABLE f USING fts5(a, content='t')", "INSERT INTO f(f) VALUES ('rebuild')");
		rebuild("t", UNCHANGED, Map.of());
		assertThat(one("SELECT a FROM f WHERE f MATCH 'answer'")).isEqualTo("answer");
		sql("INSERT INTO f(f, rank) VALUES ('integrity-check', 1)");
	}

	/** S59. */
	@Test
	void statisticsStay() throws SQLException {
		sql("CREATE TABLE t (a, b)", "CREATE INDEX ix ON t (a)", "INSERT INTO t VALUES (1, 1), (1, 2), (2, 3)",
				"ANALYZE", "INSERT INTO t VALUES (3, 3)");
		assertThat(one("SELECT count(*) FROM sqlite_stat1")).isEqualTo("1");
		staysTheSame("t");
	}

	/** S50: a user's table of the temporary name. */
	@Test
	void aTableOfTheTemporaryNameIsSomebodys() throws SQLException {
		sql("CREATE TABLE t (a)", "INSERT INTO t VALUES (1)", "CREATE TABLE \"_DBMIG_new_t\" (b)",
				"INSERT INTO _dbmig_new_t VALUES (2)");
		staysTheSame("t");
	}

	@Test
	void aTemporaryTriggerStays() throws SQLException {
		sql("CREATE TABLE t (a)", "CREATE TABLE log (x)",
				"CREATE TEMP TRIGGER tt AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); END");
		rebuild("t", UNCHANGED, Map.of());
		sql("INSERT INTO t VALUES (5)");
		assertThat(one("SELECT x FROM log")).isEqualTo("5");
	}

	@Test
	void whatIsAskedForChangesAndNothingElse() throws SQLException {
		sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, -- the old one\n  b INTEGER)",
				"INSERT INTO t VALUES (1, 'x', NULL), (2, 'y', 5)");
		rebuild("t",
				(table) -> table.withNotNull("b", true).withDefault("b", "0").addColumn("c TEXT DEFAULT 'new'", null),
				Map.of("b", "coalesce(b, -1)"));
		assertThat(one("SELECT sql FROM sqlite_schema")).isEqualTo(
				"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, -- the old one\n  b INTEGER NOT NULL DEFAULT 0,\n  c TEXT DEFAULT 'new')");
		assertThat(one("SELECT group_concat(id || a || b || c) FROM t")).isEqualTo("1x-1new,2y5new");
	}

	@Test
	void whatTheNewTableRefusesIsLeftAsItWas() throws SQLException {
		sql("CREATE TABLE t (a)", "INSERT INTO t VALUES (1), (NULL)");
		Map<String, List<String>> before = Snapshot.of(this.connection);
		assertThatExceptionOfType(StepException.class)
			.isThrownBy(() -> rebuild("t", (table) -> table.withNotNull("a", true), Map.of()))
			.withMessageContaining("NOT NULL constraint failed");
		assertThat(Snapshot.of(this.connection)).isEqualTo(before);
	}

	@Test
	void rowsThatTheNewTableSwallowsStopTheRebuild() throws SQLException {
		sql("CREATE TABLE t (a)", "INSERT INTO t VALUES (1), (1)");
		Map<String, List<String>> before = Snapshot.of(this.connection);
		assertThatExceptionOfType(RebuildException.class)
			.isThrownBy(() -> rebuild("t", (table) -> table.addConstraint("UNIQUE (a) ON CONFLICT IGNORE"), Map.of()))
			.withMessageContaining("The table \"t\" was changed, and the result was refused: of 2 rows 1 were copied.");
		assertThat(Snapshot.of(this.connection)).isEqualTo(before);
	}

	/**
	 * A type changed in the text of the schema, as it is sometimes advised, leaves values
	 * that a copy would convert: '007' would become 7.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "INTEGER", "NUMERIC", "REAL" })
	void aValueThatDoesNotSuitItsColumnStopsTheRebuild(String type) throws SQLException {
		sql("CREATE TABLE t (a TEXT, b TEXT)", "INSERT INTO t VALUES ('007', '1'), ('x', '2'), (NULL, '3')",
				"PRAGMA writable_schema=ON",
				"UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a " + type + ", b TEXT)' WHERE name = 't'",
				"PRAGMA writable_schema=RESET");
		Map<String, List<String>> before = Snapshot.of(this.connection);
		assertThatExceptionOfType(RebuildException.class)
			.isThrownBy(() -> rebuild("t", (table) -> table.withDefault("b", "'new'"), Map.of()))
			.withMessageContaining("1 rows are not what they were");
		assertThat(Snapshot.of(this.connection)).isEqualTo(before);
	}

}
