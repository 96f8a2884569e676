package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import io.github.dbmig.operation.DroppedColumnSpec;
import io.github.dbmig.operation.Position;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acceptance cases S30 to S43: what stands on a table or in its definition survives a
 * rebuild.
 */
class RebuildObjectCaseTests {

	private CaseDatabase database;

	@BeforeEach
	void open(@TempDir Path folder) {
		this.database = CaseDatabase.in(folder);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	private void drop(String column, Consumer<DroppedColumnSpec> how) {
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.dropColumn(column, how)));
	}

	@Test
	void s30_triggersOnTheTableAndOnOthersSurvive() {
		this.database.holdsTable()
			.holds("CREATE TABLE log(line TEXT)", "CREATE TABLE u(id INTEGER PRIMARY KEY)",
					"create trigger own AFTER UPDATE OF a ON t WHEN new.b > 1 BEGIN\n"
							+ "  INSERT INTO log VALUES (old.a || ';' || new.a); -- END\nEND",
					"CREATE TRIGGER foreigner AFTER INSERT ON u BEGIN INSERT INTO t VALUES (new.id, 'from u', 0); END");
		this.database.rebuild("t", "a");
		assertThat(this.database.query("SELECT * FROM log")).isEmpty();
		this.database.write("UPDATE t SET a = 'z'", "INSERT INTO u VALUES (3)");
		assertThat(this.database.query("SELECT * FROM log")).containsExactly("y;z");
		assertThat(this.database.query("SELECT * FROM t WHERE id = 3")).containsExactly("3|from u|0");
	}

	private void holdsViews() {
		this.database.holdsTable()
			.holds("CREATE VIEW v AS SELECT id, a FROM t", "CREATE VIEW w(it) AS SELECT upper(a) FROM v",
					"CREATE TRIGGER instead INSTEAD OF INSERT ON v BEGIN INSERT INTO t VALUES (new.id, new.a, 0); END");
	}

	@Test
	void s31_viewsAndTheirTriggersSurvive() {
		holdsViews();
		this.database.rebuild("t", "b");
		assertThat(this.database.query("SELECT it FROM w ORDER BY it")).containsExactly("X", "Y");
		this.database.write("INSERT INTO v VALUES (3, 'z')");
		assertThat(this.database.query("SELECT * FROM t WHERE id = 3")).containsExactly("3|z|0");
	}

	@Test
	void s31_aColumnThatAViewUsesStays() {
		holdsViews();
		assertThat(this.database.refused(
				(op) -> op.createIndex("ix", "t", (ix) -> ix.column("b")).alterTable("t", (t) -> t.dropColumn("a"))))
			.hasMessageContainingAll("\"t\"", "\"a\"", "view \"v\"", "cascade");
	}

	@Test
	void s31_cascadeDropsTheViewsToo() {
		holdsViews();
		this.database.holds("CREATE VIEW other AS SELECT b FROM t");
		drop("a", DroppedColumnSpec::cascade);
		assertThat(this.database.columns("t")).containsExactly("id", "b");
		assertThat(this.database.texts()).containsOnlyKeys("table t", "view other");
		assertThat(this.database.query("SELECT b FROM other ORDER BY b")).containsExactly("1", "2");
	}

	@Test
	void s31_aViewThatTheScriptDropsFirstIsNoObstacle() {
		this.database.holdsTable().holds("CREATE VIEW v AS SELECT id, a FROM t");
		this.database.migrate((op) -> op.dropView("v").alterTable("t", (t) -> t.dropColumn("a")));
		assertThat(this.database.columns("t")).containsExactly("id", "b");
	}

	@Test
	void s32_aNumberIsNeverGivenAgain() {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, b INTEGER)",
				"INSERT INTO t(b) VALUES (1), (2), (3)", "DELETE FROM t WHERE id = 3");
		this.database.rebuild("t", "b");
		assertThat(this.database.query("SELECT seq FROM sqlite_sequence WHERE name = 't'")).containsExactly("3");
		this.database.write("INSERT INTO t(b) VALUES (4)");
		assertThat(this.database.query("SELECT max(id) FROM t")).containsExactly("4");
	}

	/** Otherwise a key could be given again that a deleted row had. */
	@Test
	void s32_keysThatBecomeOthersAreCountedToo() {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)",
				"INSERT INTO t VALUES (1, 'x'), (2, 'y')");
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.alterColumn("id", (c) -> c.convert("id + 100"))));
		assertThat(this.database.query("SELECT seq FROM sqlite_sequence")).containsExactly("102");
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.alterColumn("id", (c) -> c.convert("id - 100"))));
		assertThat(this.database.query("SELECT seq FROM sqlite_sequence")).containsExactly("102");
	}

	@Test
	void s33_strictAndWithoutRowidAreKept() {
		this.database.holds("CREATE TABLE t(id TEXT PRIMARY KEY, b INTEGER) STRICT, WITHOUT ROWID",
				"INSERT INTO t VALUES ('x', 1), ('y', 2)");
		this.database.rebuild("t", "b");
		assertThat(this.database.one("SELECT wr || strict FROM pragma_table_list WHERE name = 't'")).isEqualTo("11");
		this.database.refusesRow("INSERT INTO t VALUES ('z', 'text')", "cannot store TEXT value in INTEGER column");
	}

	@Test
	void s33_strictAndWithoutRowidComeAndGo() {
		this.database.holds("CREATE TABLE t(id TEXT PRIMARY KEY, b INTEGER)",
				"INSERT INTO t VALUES ('x', 1), ('y', 2)");
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.strict(true).withoutRowid(true)),
				(op) -> op.alterTable("t", (t) -> t.strict(false).withoutRowid(false)));
		assertThat(this.database.one("SELECT wr || strict FROM pragma_table_list WHERE name = 't'")).isEqualTo("11");
		this.database.downgrade();
		assertThat(this.database.one("SELECT wr || strict FROM pragma_table_list WHERE name = 't'")).isEqualTo("00");
		assertThat(this.database.query("SELECT * FROM t ORDER BY id")).containsExactly("x|1", "y|2");
	}

	@Test
	void s34_aCollationIsKept() {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT COLLATE NOCASE UNIQUE, b INTEGER)",
				"INSERT INTO t VALUES (1, 'a', 1)");
		this.database.rebuild("t", "b");
		this.database.refusesRow("INSERT INTO t VALUES (2, 'A', 2)", "UNIQUE constraint failed: t.a");
	}

	@Test
	void s34_aCollationComes() {
		this.database.holdsTable();
		this.database.migrate(
				(op) -> op.alterTable("t", (t) -> t.alterColumn("a", (c) -> c.collate("NOCASE")).addUnique(null, "a")));
		this.database.refusesRow("INSERT INTO t VALUES (3, 'X', 3)", "UNIQUE constraint failed: t.a");
	}

	@Test
	void s35_whatHappensAtAConflictIsKept() {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT UNIQUE ON CONFLICT IGNORE, "
				+ "n INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 7, b INTEGER, UNIQUE (n, b) ON CONFLICT REPLACE)",
				"INSERT INTO t VALUES (1, 'x', 1, 1), (2, 'y', 2, 2)");
		this.database.rebuild("t", "b");
		this.database.write("INSERT INTO t VALUES (3, 'x', 3, 3)", "INSERT INTO t VALUES (4, 'z', NULL, 4)",
				"INSERT INTO t VALUES (5, 'w', 2, 2)");
		assertThat(this.database.query("SELECT * FROM t ORDER BY id")).containsExactly("1|x|1|1", "4|z|7|4", "5|w|2|2");
	}

	@Test
	void s36_aPartialUniqueIndexKeepsItsCondition() {
		this.database.holdsTable().holds("CREATE UNIQUE INDEX part ON t(a) WHERE b > 0");
		this.database.rebuild("t", "b");
		this.database.write("INSERT INTO t VALUES (3, 'x', 0)");
		this.database.refusesRow("INSERT INTO t VALUES (4, 'x', 4)", "UNIQUE constraint failed: t.a");
	}

	@Test
	void s37_indexesOnExpressionsAndInOtherOrdersAreKeptVerbatim() {
		this.database.holdsTable()
			.holds("CREATE INDEX low ON t(lower(a))",
					"create unique index  [de sc] on \"t\" (a COLLATE NOCASE DESC, b)");
		this.database.rebuild("t", "b");
		assertThat(this.database.query("SELECT name, \"desc\", coll FROM pragma_index_xinfo('de sc') WHERE key"))
			.containsExactly("a|1|NOCASE", "b|0|BINARY");
		assertThat(this.database.query("EXPLAIN QUERY PLAN SELECT 1 FROM t WHERE lower(a) = 'x'")).singleElement()
			.asString()
			.contains("low");
	}

	@Test
	void s38_generatedColumnsAreComputedAgain() {
		this.database.holds(
				"CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, s INTEGER GENERATED ALWAYS AS (b * 2) STORED, "
						+ "v TEXT AS (a || b), b INTEGER)",
				"INSERT INTO t(id, a, b) VALUES (1, 'x', 1), (2, 'y', 2)", "CREATE INDEX ix ON t(v)");
		this.database.rebuild("t", "b");
		assertThat(this.database.query("SELECT * FROM t ORDER BY id")).containsExactly("1|x|2|x1|1", "2|y|4|y2|2");
		this.database.write("UPDATE t SET b = 5");
		assertThat(this.database.query("SELECT s, v FROM t ORDER BY id")).containsExactly("10|x5", "10|y5");
	}

	/** {@code rebuild} compares the whole text. */
	@ParameterizedTest
	@ValueSource(strings = { "(datetime('now'))", "'it''s'", "-1", "+1.5e3", "CURRENT_TIMESTAMP", "x'00'", "'(x)'",
			"TRUE", "NULL", "\"dq\"", "( 1 /* one */ + 1 )", "''", "0x1F", "current_date" })
	void s39_aDefaultIsKeptLiterally(String value) {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, a DEFAULT " + value + ", b INTEGER)",
				"INSERT INTO t VALUES (1, 'x', 1)", "INSERT INTO t(id, b) VALUES (2, 2)");
		List<String> before = this.database.query("SELECT id, quote(a), typeof(a) FROM t ORDER BY id");
		this.database.rebuild("t", "b");
		assertThat(this.database.sql("t")).contains("DEFAULT " + value);
		assertThat(this.database.query("SELECT id, quote(a), typeof(a) FROM t ORDER BY id")).isEqualTo(before);
		this.database.write("INSERT INTO t(id, b) VALUES (3, 3)");
		assertThat(this.database.one("SELECT typeof(a) FROM t WHERE id = 3"))
			.isEqualTo(this.database.one("SELECT typeof(a) FROM t WHERE id = 2"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "MONEY", "DOUBLE PRECISION", "INT", "UNSIGNED BIG INT", "", "DECIMAL(10,-2)",
			"\"odd type\"", "varchar ( 40 )", "BLOB" })
	void s40_aTypeIsKeptVerbatim(String type) {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, a " + type + ", b INTEGER)",
				"INSERT INTO t VALUES (1, '1.50', 1), (2, 2.0, 2), (3, 9007199254740993, 3), (4, x'00', 4)");
		List<String> before = this.database.query("SELECT id, quote(a), typeof(a) FROM t ORDER BY id");
		String told = this.database.one("SELECT type FROM pragma_table_info('t') WHERE name = 'a'");
		this.database.rebuild("t", "b");
		assertThat(this.database.query("SELECT id, quote(a), typeof(a) FROM t ORDER BY id")).isEqualTo(before);
		assertThat(this.database.one("SELECT type FROM pragma_table_info('t') WHERE name = 'a'")).isEqualTo(told);
	}

	@ParameterizedTest
	@ValueSource(strings = { "id INT PRIMARY KEY", "id INTEGER PRIMARY KEY DESC", "id INTEGER, PRIMARY KEY (id, a)" })
	void s41_aKeyIsNotTurnedIntoTheRowid(String key) {
		this.database.holds("CREATE TABLE t(b INTEGER, a TEXT DEFAULT 'x', " + key + ")",
				"INSERT INTO t(rowid, id, b) VALUES (10, 1, 1), (20, NULL, 2)");
		this.database.rebuild("t", "b");
		assertThat(this.database.query("SELECT rowid || ' ' || ifnull(id, '-') FROM t ORDER BY rowid"))
			.containsExactly("10 1", "20 -");
	}

	@ParameterizedTest
	@ValueSource(strings = { "id INTEGER PRIMARY KEY", "id integer primary key ASC", "id \"INTEGER\", PRIMARY KEY (id)",
			"id INTEGER, PRIMARY KEY (id DESC)" })
	void s41_theRowidStaysTheKey(String key) {
		this.database.holds("CREATE TABLE t(b INTEGER, " + key + ")", "INSERT INTO t(id, b) VALUES (10, 1), (20, 2)");
		this.database.rebuild("t", "b");
		assertThat(this.database.query("SELECT id, rowid FROM t ORDER BY b")).containsExactly("10|10", "20|20");
		this.database.write("INSERT INTO t(b) VALUES (3)");
		assertThat(this.database.one("SELECT id FROM t WHERE b = 3")).isEqualTo("21");
	}

	@Test
	void s42_namesThatNeedQuotesSurvive() {
		this.database
			.holds("CREATE TABLE \"or\"\"der\"(id INTEGER PRIMARY KEY, \"two words\" INTEGER, \"select\" TEXT, \"a\"\"b\" TEXT, "
					+ "[br] TEXT, `b``t` TEXT, größe TEXT, MixedCase TEXT, CONSTRAINT \"my check\" CHECK ([br] <> größe), "
					+ "UNIQUE (\"a\"\"b\", `b``t`))",
					"CREATE INDEX \"an index\" ON \"or\"\"der\"(\"select\", mixedcase)",
					"INSERT INTO \"or\"\"der\" VALUES (1, 2, 'c', 'd', 'e', 'f', 'g', 'h')");
		this.database.rebuild("or\"der", "TWO WORDS");
		assertThat(this.database.columns("or\"der")).containsExactly("id", "two words", "select", "a\"b", "br", "b`t",
				"größe", "MixedCase");
		this.database.migrate((op) -> op.alterTable("or\"der",
				(t) -> t.renameColumn("a\"b", "it's").moveColumn("MixedCase", Position.first())));
		assertThat(this.database.query("SELECT * FROM \"or\"\"der\"")).containsExactly("h|1|2|c|d|e|f|g");
		assertThat(this.database.indexes("or\"der")).containsExactly("c select,MixedCase", "u it's,b`t");
	}

	@Test
	void s43_commentsDoNotConfuse() {
		this.database.holds(
				"CREATE TABLE t /* x( */ -- (\n(id INTEGER PRIMARY KEY, -- the key, not null\n"
						+ "  a TEXT /* DEFAULT 'nothing' */, -- , c TEXT\n  b INTEGER -- the last\n) -- done",
				"INSERT INTO t VALUES (1, 'x', 1), (2, 'y', 2)");
		this.database.rebuild("t", "b");
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.addColumn("c", "TEXT", (c) -> c.before("a"))));
		assertThat(this.database.columns("t")).containsExactly("id", "c", "a", "b");
		assertThat(this.database.sql("t")).contains("/* x( */ -- (\n", "-- the key, not null",
				"/* DEFAULT 'nothing' */", "-- the last\n");
	}

}
