package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.dbmig.MigrationException;
import io.github.dbmig.operation.AlterTableSpec;
import io.github.dbmig.operation.GeneratedKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changes of a table mean the same in one operation, in adjacent ones, and with something
 * else between them.
 */
class RebuildSeparationCaseTests {

	@TempDir
	Path folder;

	private int databases;

	private CaseDatabase open(String... setup) {
		Path own = this.folder.resolve("db" + this.databases++);
		assertThat(own.toFile().mkdir()).isTrue();
		return CaseDatabase.in(own).holds("CREATE TABLE other(x)").holds(setup);
	}

	private static Map<String, Object> contents(CaseDatabase database) {
		return Map.of("texts", database.texts(), "rows", database.query("SELECT * FROM t ORDER BY 1"), "columns",
				database.columns("t"));
	}

	private List<String> rows(String[] setup, List<Consumer<AlterTableSpec>> changes) {
		try (CaseDatabase one = open(setup); CaseDatabase adjacent = open(setup); CaseDatabase apart = open(setup)) {
			one.migrate((op) -> op.alterTable("t", (t) -> changes.forEach((change) -> change.accept(t))));
			adjacent.migrate((op) -> changes.forEach((change) -> op.alterTable("t", change)));
			apart.migrate(
					(op) -> changes.forEach((change) -> op.alterTable("t", change).execute("UPDATE other SET x = 1")));
			assertThat(contents(one)).isEqualTo(contents(apart));
			assertThat(contents(adjacent)).isEqualTo(contents(apart));
			return one.query("SELECT * FROM t ORDER BY 1");
		}
	}

	private static String[] table() {
		return new String[] { "CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER)",
				"INSERT INTO t VALUES (1, 'x', 1), (2, 'y', 2)" };
	}

	@Test
	void oldValuesOfADroppedColumnAreGone() {
		try (CaseDatabase database = open(table())) {
			MigrationException refusal = database.refused((op) -> op.alterTable("t",
					(t) -> t.dropColumn("b").addColumn("b", "INTEGER", (c) -> c.backfill("b"))));
			assertThat(refusal).hasMessageContaining("no such column: b");
			refusal = database.refused((op) -> op.alterTable("t",
					(t) -> t.dropColumn("b").addColumn("c", "INTEGER", (c) -> c.backfill("b"))));
			assertThat(refusal).hasMessageContaining("no such column: b");
		}
	}

	@Test
	void anExpressionSeesWhatIsGeneratedFromChangedValues() {
		String[] generated = { "CREATE TABLE t(id INTEGER PRIMARY KEY, a INTEGER, g INTEGER AS (a * 2))",
				"INSERT INTO t VALUES (1, 5)" };
		assertThat(
				rows(generated,
						List.of((t) -> t.alterColumn("a", (c) -> c.convert("a + 1")),
								(t) -> t.addColumn("h", "INTEGER", (c) -> c.backfill("g")))))
			.containsExactly("1|6|12|12");
		assertThat(rows(table(),
				List.of((t) -> t.addColumn("g", "INTEGER", (c) -> c.generatedAs("b * 2", GeneratedKind.STORED)),
						(t) -> t.alterColumn("b", (c) -> c.convert("b + 1")),
						(t) -> t.addColumn("h", "INTEGER", (c) -> c.backfill("g")))))
			.containsExactly("1|x|2|4|4", "2|y|3|6|6");
	}

	@Test
	void anExpressionSeesTheOtherRowsAsChanged() {
		assertThat(rows(table(),
				List.of((t) -> t.alterColumn("b", (c) -> c.convert("b + 10")),
						(t) -> t.addColumn("s", "INTEGER", (c) -> c.backfill("(SELECT sum(b) FROM t)")))))
			.containsExactly("1|x|11|23", "2|y|12|23");
	}

	@Test
	void anExpressionSeesValuesAsTheirColumnStoresThem() {
		assertThat(rows(table(),
				List.of((t) -> t.alterColumn("b", (c) -> c.type("TEXT")),
						(t) -> t.addColumn("d", "TEXT", (c) -> c.backfill("typeof(b)")))))
			.containsExactly("1|x|1|text", "2|y|2|text");
		assertThat(rows(table(),
				List.of((t) -> t.addColumn("c", "TEXT", (c) -> c.backfill("b")),
						(t) -> t.addColumn("d", "TEXT", (c) -> c.backfill("typeof(c)")))))
			.containsExactly("1|x|1|1|text", "2|y|2|2|text");
	}

	@Test
	void anExpressionSeesTheRowid() {
		assertThat(rows(table(),
				List.of((t) -> t.addColumn("c", "INTEGER", (c) -> c.backfill("rowid")),
						(t) -> t.addColumn("d", "INTEGER", (c) -> c.backfill("t.oid")))))
			.containsExactly("1|x|1|1|1", "2|y|2|2|2");
	}

	@Test
	void aNameIsTakenFromAColumnThatGoes() {
		assertThat(rows(table(),
				List.of((t) -> t.dropColumn("a"), (t) -> t.renameColumn("b", "a"), (t) -> t.addUnique("u", "a"))))
			.containsExactly("1|1", "2|2");
	}

	@Test
	void namesAreSwapped() {
		assertThat(rows(table(),
				List.of((t) -> t.renameColumn("a", "c"), (t) -> t.renameColumn("b", "a"),
						(t) -> t.renameColumn("c", "b"), (t) -> t.addUnique("u", "a"))))
			.containsExactly("1|x|1", "2|y|2");
	}

	@Test
	void aColumnGetsANameOfTheRowid() {
		String[] setup = { "CREATE TABLE t(a INTEGER, b TEXT UNIQUE)",
				"INSERT INTO t(rowid, a, b) VALUES (10, 3, 'x'), (20, 4, 'y')" };
		assertThat(rows(setup, List.of((t) -> t.renameColumn("a", "rowid"), (t) -> t.dropUnique("b"))))
			.containsExactly("3|x", "4|y");
		try (CaseDatabase database = open(setup)) {
			database.migrate((op) -> op.alterTable("t",
					(t) -> t.dropUnique("b").renameColumn("a", "rowid").addCheck("ck", "rowid > 0")));
			assertThat(database.query("SELECT _rowid_, * FROM t")).containsExactly("10|3|x", "20|4|y");
		}
	}

	@Test
	void aColumnMayBeCalledAsTheCopyCallsItsKey() {
		assertThat(rows(table(),
				List.of((t) -> t.addColumn("_dbmig_key_0", "TEXT", (c) -> c.backfill("'k' || b")),
						(t) -> t.alterColumn("a", (c) -> c.convert("upper(a)")),
						(t) -> t.moveColumn("b", io.github.dbmig.operation.Position.after("id")))))
			.containsExactly("1|1|X|k1", "2|2|Y|k2");
	}

	@Test
	void theTableMayStandBeforeTheColumn() {
		assertThat(rows(table(),
				List.of((t) -> t.alterColumn("b", (c) -> c.convert("t.b + 1")),
						(t) -> t.addCheck("ck", "T.b > 0 AND \"t\" /* . */ . b < 99"), (t) -> t.addUnique("u", "a"))))
			.containsExactly("1|x|2", "2|y|3");
	}

	@Test
	void aGeneratedColumnThatSqliteRefusesIsRefused() {
		try (CaseDatabase database = open(table())) {
			assertThat(database.refused((op) -> op.alterTable("t",
					(t) -> t.addColumn("g", "INTEGER", (c) -> c.generatedAs("t.b * 2", GeneratedKind.STORED)))))
				.hasMessageContaining("the \".\" operator prohibited in generated columns");
		}
	}

	@Test
	void aTableRefersToItselfByNewValues() {
		String[] tree = { "CREATE TABLE t(id INTEGER PRIMARY KEY, parent INTEGER)",
				"INSERT INTO t VALUES (1, NULL), (2, 1)" };
		rows(tree, List.of((t) -> t.addColumn("code", "TEXT", (c) -> c.backfill("'c' || id")),
				(t) -> t.addColumn("up", "TEXT", (c) -> c.backfill("'c' || parent")), (t) -> t.addUnique("u", "code"),
				(t) -> t.addForeignKey("fk", (fk) -> fk.columns("up").references("t", "code"))));
		String[] codes = { "CREATE TABLE t(id INTEGER PRIMARY KEY, code TEXT UNIQUE, up TEXT)",
				"INSERT INTO t VALUES (1, 'a', NULL), (2, 'b', 'a')" };
		assertThat(rows(codes,
				List.of((t) -> t.alterColumn("code", (c) -> c.convert("upper(code)")),
						(t) -> t.alterColumn("up", (c) -> c.convert("upper(up)")),
						(t) -> t.addForeignKey("fk", (fk) -> fk.columns("up").references("t", "code")))))
			.containsExactly("1|A|null", "2|B|A");
	}

	@Test
	void aConstraintJudgesValuesAsTheyWillBe() {
		assertThat(rows(table(), List.of((t) -> t.alterColumn("b", (c) -> c.type("TEXT")),
				(t) -> t.addCheck("ck", "typeof(b) = 'text'"))))
			.containsExactly("1|x|1", "2|y|2");
		String[] generated = { "CREATE TABLE t(a INTEGER, g AS (a / 10))", "INSERT INTO t VALUES (11), (12)" };
		assertThat(rows(generated,
				List.of((t) -> t.alterColumn("a", (c) -> c.convert("a * 10")), (t) -> t.addUnique("u", "g"))))
			.containsExactly("110|11", "120|12");
	}

}
