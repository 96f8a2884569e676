package io.github.dbmig.engine;

import java.nio.file.Path;

import io.github.dbmig.MigrationException;
import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.Position;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acceptance cases S1 to S10: columns come, go, move and change.
 */
class RebuildColumnCaseTests {

	private CaseDatabase database;

	@BeforeEach
	void open(@TempDir Path folder) {
		this.database = CaseDatabase.in(folder);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void s1_aColumnThatBecomesNotNullKeepsRowsAndOrder() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.alterColumn("b", (c) -> c.notNull())));
		assertThat(this.database.columns("t")).containsExactly("id", "a", "b");
		assertThat(this.database.query("SELECT * FROM t ORDER BY id")).containsExactly("1|x|1", "2|y|2");
		this.database.refusesRow("INSERT INTO t VALUES (3, 'z', NULL)", "NOT NULL constraint failed: t.b");
	}

	@Test
	void s1_aRebuildIsOneCopyOfTheRows() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.rebuildTable("t"));
		assertThat(this.database.copies().values()).containsExactly(2);
		assertThat(this.database.query("SELECT * FROM t ORDER BY id")).containsExactly("1|x|1", "2|y|2");
	}

	@Test
	void s1_notNullGoesAgain() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.alterColumn("b", (c) -> c.notNull())),
				(op) -> op.alterTable("t", (t) -> t.alterColumn("b", (c) -> c.nullable())));
		this.database.downgrade();
		this.database.write("INSERT INTO t VALUES (3, 'z', NULL)");
		assertThat(this.database.sql("t")).isEqualTo("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER)");
	}

	/** The lenient half of the case is {@code convert}. */
	@Test
	void s2_valuesThatTheTypeWouldChangeAreListed() {
		this.database.holds("CREATE TABLE foo(data TEXT)",
				"INSERT INTO foo VALUES ('d1'), ('22'), ('8.5'), ('9.46'), ('d5')");
		MigrationException refusal = this.database
			.refused((op) -> op.alterTable("foo", (t) -> t.alterColumn("data", (c) -> c.type("INTEGER"))));
		assertThat(refusal).hasMessageContainingAll("foo", "data", "INTEGER", "convert")
			.message()
			.matches("(?s).*\\b1\\b.*\\b5\\b.*")
			.doesNotContain("d1", "d5", "8.5", "9.46");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'007'", "'1e3'", "'12345678901234567890'", "'abc'", "' 7'" })
	void s2_aValueThatWouldBecomeAnotherIsRefused(String value) {
		this.database.holds("CREATE TABLE foo(id INTEGER PRIMARY KEY, data TEXT)",
				"INSERT INTO foo VALUES (17, " + value + "), (18, '22')");
		MigrationException refusal = this.database
			.refused((op) -> op.alterTable("foo", (t) -> t.alterColumn("data", (c) -> c.type("INTEGER"))));
		assertThat(refusal).hasMessageContainingAll("foo", "data", "INTEGER", "17", "convert")
			.message()
			.doesNotContain(value, "18");
	}

	@Test
	void s2_convertSaysWhatBecomesOfTheValues() {
		this.database.holds("CREATE TABLE foo(data TEXT)",
				"INSERT INTO foo VALUES ('d1'), ('22'), ('8.5'), ('9.46'), ('d5')");
		this.database.migrate((op) -> op.alterTable("foo",
				(t) -> t.alterColumn("data", (c) -> c.type("INTEGER").convert("CAST(data AS INTEGER)"))));
		assertThat(this.database.query("SELECT data, typeof(data) FROM foo ORDER BY rowid"))
			.containsExactly("0|integer", "22|integer", "8|integer", "9|integer", "0|integer");
	}

	@Test
	void s2_valuesThatStayWhatTheyAreNeedNoConvert() {
		this.database.holds("CREATE TABLE foo(data TEXT)", "INSERT INTO foo VALUES ('22'), ('-7'), (NULL), ('0')");
		this.database.migrate((op) -> op.alterTable("foo", (t) -> t.alterColumn("data", (c) -> c.type("INTEGER"))),
				(op) -> op.alterTable("foo", (t) -> t.alterColumn("data", (c) -> c.type("TEXT"))));
		assertThat(this.database.query("SELECT ifnull(data, '-') || typeof(data) FROM foo ORDER BY rowid"))
			.containsExactly("22integer", "-7integer", "-null", "0integer");
		this.database.downgrade();
		assertThat(this.database.query("SELECT ifnull(data, '-') || typeof(data) FROM foo ORDER BY rowid"))
			.containsExactly("22text", "-7text", "-null", "0text");
	}

	@Test
	void s3_aPlainColumnGoesWithoutACopy() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.dropColumn("a")));
		assertThat(this.database.columns("t")).containsExactly("id", "b");
		assertThat(this.database.query("SELECT * FROM t ORDER BY id")).containsExactly("1|1", "2|2");
		assertThat(this.database.copies()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "c INTEGER CHECK (c > 0)", "c INTEGER REFERENCES t(id)", "c INTEGER UNIQUE",
			"c INTEGER NOT NULL DEFAULT 7 COLLATE NOCASE", "c AS (b * 2) STORED", "c AS (b * 2)" })
	void s3_aColumnTakesWhatIsItsOwnAlong(String column) {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER, " + column + ")",
				"INSERT INTO t(id, a, b) VALUES (1, 'x', 1), (2, 'y', 2)");
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.dropColumn("c")));
		assertThat(this.database.sql("t")).isEqualTo("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER)");
		assertThat(this.database.query("SELECT * FROM t ORDER BY id")).containsExactly("1|x|1", "2|y|2");
	}

	@Test
	void s4_aRenamedColumnKeepsItsValuesAndTheTablesChildren() {
		this.database.holdsTable()
			.holds("CREATE TABLE c(t_id INTEGER REFERENCES t(id))", "INSERT INTO c VALUES (1), (2)");
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.renameColumn("a", "name")));
		assertThat(this.database.query("SELECT name FROM t ORDER BY id")).containsExactly("x", "y");
		assertThat(this.database.foreignKeys("c")).containsExactly("t_id t id NO ACTION NO ACTION");
	}

	private void holdsColumnInUse() {
		this.database.holds(
				"CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT UNIQUE, b INTEGER, "
						+ "CONSTRAINT ck CHECK (length(a) > 0))",
				"CREATE TABLE c(t_a TEXT REFERENCES t(a))", "CREATE TABLE log(line TEXT)", "CREATE INDEX ix ON t(a, b)",
				"CREATE INDEX part ON t(b) WHERE a > 'b'", "CREATE VIEW v AS SELECT a AS it FROM t",
				"CREATE TRIGGER tr AFTER UPDATE OF a ON t BEGIN INSERT INTO log VALUES (old.a || new.a); END",
				"INSERT INTO t VALUES (1, 'x', 1), (2, 'y', 2)", "INSERT INTO c VALUES ('x')");
	}

	private void columnInUseIsCalledName() {
		assertThat(this.database.query("SELECT name FROM t ORDER BY id")).containsExactly("x", "y");
		assertThat(this.database.foreignKeys("c")).containsExactly("t_a t name NO ACTION NO ACTION");
		assertThat(this.database.query("SELECT name FROM pragma_index_info('ix')")).containsExactly("name", "b");
		assertThat(this.database.sql("part")).matches(".*WHERE \"?name\"? > 'b'");
		assertThat(this.database.sql("t")).matches("(?s).*CONSTRAINT ck CHECK \\(length\\(\"?name\"?\\) > 0\\).*");
		assertThat(this.database.query("SELECT it FROM v ORDER BY it")).containsExactly("x", "y");
		this.database.refusesRow("INSERT INTO t VALUES (3, '', 3)", "CHECK constraint failed: ck");
		this.database.refusesRow("INSERT INTO c VALUES ('nobody')", "FOREIGN KEY constraint failed");
		this.database.write("UPDATE t SET name = 'z' WHERE id = 2");
		assertThat(this.database.query("SELECT line FROM log")).containsExactly("yz");
	}

	@Test
	void s5_whateverUsesARenamedColumnFollows() {
		holdsColumnInUse();
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.renameColumn("a", "name")));
		assertThat(this.database.copies()).isEmpty();
		columnInUseIsCalledName();
	}

	@Test
	void s5_whateverUsesARenamedColumnFollowsARebuildToo() {
		holdsColumnInUse();
		this.database.migrate((op) -> op.alterTable("t",
				(t) -> t.renameColumn("a", "name").alterColumn("name", (c) -> c.notNull().defaultValue("'new'"))));
		columnInUseIsCalledName();
		this.database.write("INSERT INTO t(id) VALUES (7)");
		assertThat(this.database.one("SELECT name FROM t WHERE id = 7")).isEqualTo("new");
	}

	@Test
	void s5_aRenamedKeyIsStillTheKeyOfTheChildren() {
		this.database.holdsTable()
			.holds("CREATE TABLE c(t_id INTEGER REFERENCES t(id) ON DELETE CASCADE)", "INSERT INTO c VALUES (1), (2)");
		this.database.migrate(
				(op) -> op.alterTable("t", (t) -> t.renameColumn("id", "number").addUnique("uq", "a").dropColumn("b")));
		assertThat(this.database.foreignKeys("c")).containsExactly("t_id t number NO ACTION CASCADE");
		this.database.write("DELETE FROM t WHERE number = 1");
		assertThat(this.database.query("SELECT t_id FROM c")).containsExactly("2");
	}

	/**
	 * SQLite 3.53.4 renames no INTEGER PRIMARY KEY of a table WITHOUT ROWID that is in a
	 * UNIQUE constraint too: "no such column" after the rename.
	 */
	@Test
	void s5_aColumnThatSqliteItselfCanNotRenameIsRenamed() {
		this.database.holds("CREATE TABLE t(a INTEGER PRIMARY KEY, b INTEGER, UNIQUE (a, b)) WITHOUT ROWID",
				"INSERT INTO t VALUES (1, 2)", "CREATE INDEX ix ON t(b, a)");
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.renameColumn("a", "c")));
		assertThat(this.database.primaryKey("t")).containsExactly("c");
		assertThat(this.database.indexes("t")).containsExactly("c b,c", "pk c", "u c,b");
		assertThat(this.database.query("SELECT c, b FROM t")).containsExactly("1|2");
	}

	@Test
	void s6_aConstantDefaultNeedsNoCopy() {
		this.database.holdsTable();
		this.database.migrate(
				(op) -> op.alterTable("t", (t) -> t.addColumn("c", "TEXT", (c) -> c.notNull().defaultValue("'old'"))));
		assertThat(this.database.copies()).isEmpty();
		assertThat(this.database.columns("t")).containsExactly("id", "a", "b", "c");
		assertThat(this.database.query("SELECT * FROM t ORDER BY id")).containsExactly("1|x|1|old", "2|y|2|old");
	}

	/**
	 * The old rows don't hold what they read from the DEFAULT.
	 */
	@Test
	void s6_anotherDefaultLaterDoesNotChangeOldRows() {
		this.database.holdsTable();
		this.database
			.migrate((op) -> op.alterTable("t", (t) -> t.addColumn("c", "TEXT", (c) -> c.defaultValue("'old'"))));
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.defaultValue("'new'"))));
		this.database.write("INSERT INTO t(id) VALUES (3)");
		assertThat(this.database.query("SELECT c FROM t ORDER BY id")).containsExactly("old", "old", "new");
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.dropDefault())));
		assertThat(this.database.query("SELECT c FROM t ORDER BY id")).containsExactly("old", "old", "new");
	}

	@Test
	void s6_aDefaultThatGoesAtOnceHasFilledTheOldRows() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t",
				(t) -> t.addColumn("c", "TEXT", (c) -> c.notNull().defaultValue("'old'").after("id"))
					.alterColumn("c", (c) -> c.dropDefault())));
		assertThat(this.database.query("SELECT c FROM t")).containsExactly("old", "old");
		this.database.refusesRow("INSERT INTO t(id) VALUES (3)", "NOT NULL constraint failed: t.c");
	}

	@Test
	void s7_anExpressionAsDefaultFillsOldRows() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t",
				(t) -> t.addColumn("c", "TEXT", (c) -> c.notNull().defaultValue("datetime('now')"))));
		assertThat(this.database.copies().values()).containsExactly(2);
		this.database.write("INSERT INTO t(id) VALUES (3)");
		assertThat(this.database.query("SELECT c FROM t")).hasSize(3)
			.allMatch((value) -> value.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
	}

	@Test
	void s7_currentTimestampFillsOldRows() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t",
				(t) -> t.addColumn("c", "TEXT", (c) -> c.notNull().defaultValue("CURRENT_TIMESTAMP"))));
		assertThat(this.database.query("SELECT c FROM t WHERE c IS NOT NULL")).hasSize(2);
	}

	@Test
	void s7_aStoredGeneratedColumnIsComputedForOldRows() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t",
				(t) -> t.addColumn("c", "INTEGER", (c) -> c.generatedAs("b * 2", GeneratedKind.STORED))));
		assertThat(this.database.copies().values()).containsExactly(2);
		assertThat(this.database.query("SELECT * FROM t ORDER BY id")).containsExactly("1|x|1|2", "2|y|2|4");
	}

	@Test
	void s7_aVirtualGeneratedColumnNeedsNoCopy() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t",
				(t) -> t.addColumn("c", "INTEGER", (c) -> c.generatedAs("b * 2", GeneratedKind.VIRTUAL))));
		assertThat(this.database.copies()).isEmpty();
		assertThat(this.database.query("SELECT * FROM t ORDER BY id")).containsExactly("1|x|1|2", "2|y|2|4");
	}

	@Test
	void s8_columnsGoWhereTheyAreSaidToAndTheOthersLast() {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, x TEXT, y TEXT)",
				"INSERT INTO t VALUES (1, 'one', 'two')");
		this.database.migrate((op) -> op.alterTable("t",
				(t) -> t.addColumn("g", "TEXT", (c) -> c.after("id").defaultValue("'g'")).addColumn("q", "TEXT")));
		assertThat(this.database.columns("t")).containsExactly("id", "g", "x", "y", "q");
		assertThat(this.database.one("SELECT id || g || x || y || ifnull(q, '-') FROM t")).isEqualTo("1gonetwo-");
	}

	@Test
	void s8_aColumnGoesFirstBeforeAfterAndBesideANewOne() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t",
				(t) -> t.addColumn("first", "TEXT", (c) -> c.first())
					.addColumn("early", "TEXT", (c) -> c.before("a"))
					.addColumn("late", "TEXT", (c) -> c.after("b"))
					.addColumn("later", "TEXT", (c) -> c.after("late"))
					.addColumn("soon", "TEXT", (c) -> c.before("early"))));
		assertThat(this.database.columns("t")).containsExactly("first", "id", "soon", "early", "a", "b", "late",
				"later");
		assertThat(this.database.query("SELECT id, a, b FROM t ORDER BY id")).containsExactly("1|x|1", "2|y|2");
		assertThat(this.database.copies().values()).containsExactly(2);
	}

	@Test
	void s9_aPlaceNeedsNothingElseToBeSaid() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.addColumn("c", "TEXT", (c) -> c.before("b"))));
		assertThat(this.database.columns("t")).containsExactly("id", "a", "c", "b");
		assertThat(this.database.query("SELECT id, a, b FROM t ORDER BY id")).containsExactly("1|x|1", "2|y|2");
	}

	@Test
	void s10_aMovedColumnLeavesTheOthersInTheirOrder() {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, x TEXT, y TEXT)",
				"INSERT INTO t VALUES (1, 'one', 'two')");
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.moveColumn("y", Position.before("id"))));
		assertThat(this.database.columns("t")).containsExactly("y", "id", "x");
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.moveColumn("y", Position.after("id"))));
		assertThat(this.database.columns("t")).containsExactly("id", "y", "x");
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.moveColumn("x", Position.first())));
		assertThat(this.database.query("SELECT * FROM t")).containsExactly("one|1|two");
	}

	@Test
	void s10_severalMovesHappenInTurn() {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, x TEXT, y TEXT, z TEXT)",
				"INSERT INTO t VALUES (1, 'one', 'two', 'three')");
		this.database.migrate((op) -> op.alterTable("t",
				(t) -> t.moveColumn("y", Position.after("id")).moveColumn("x", Position.after("z"))));
		assertThat(this.database.query("SELECT * FROM t")).containsExactly("1|two|three|one");
		assertThat(this.database.copies().values()).containsExactly(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "missing", "X" })
	void s10_aPlaceThatDoesNotExistIsTold(String beside) {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, x TEXT, y TEXT)");
		MigrationException refusal = this.database
			.refused((op) -> op.alterTable("t", (t) -> t.moveColumn("x", Position.before(beside))));
		assertThat(refusal).hasMessageContainingAll("\"t\"", '"' + beside + '"');
	}

}
