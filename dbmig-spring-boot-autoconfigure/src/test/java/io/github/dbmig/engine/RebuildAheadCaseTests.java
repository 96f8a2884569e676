package io.github.dbmig.engine;

import java.nio.file.Path;

import io.github.dbmig.MigrationException;
import io.github.dbmig.operation.DroppedColumnSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is planned before the run is planned of what will be there then, and a reference
 * that would break is found however it would.
 */
class RebuildAheadCaseTests {

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
	void anExpressionSeesWhatTheRunMadeOfAnotherTable() {
		this.database.holdsTable().holds("CREATE TABLE a(id INTEGER PRIMARY KEY)", "INSERT INTO a VALUES (1), (2)");
		this.database
			.migrate((op) -> op.alterTable("a", (a) -> a.addColumn("x", "INTEGER", (c) -> c.backfill("id * 7")))
				.alterTable("t", (t) -> t.addColumn("y", "INTEGER",
						(c) -> c.notNull().backfill("(SELECT x FROM a WHERE a.id = t.id)"))));
		assertThat(this.database.query("SELECT y FROM t")).containsExactly("7", "14");
	}

	@Test
	void anIndexOfTheRunGoesWithItsColumn() {
		this.database.holdsTable();
		MigrationException refusal = this.database.refused(
				(op) -> op.createIndex("ix", "t", (ix) -> ix.column("b")).alterTable("t", (t) -> t.dropColumn("b")));
		assertThat(refusal).hasMessageContaining("index \"ix\" on \"t\"");
		this.database.migrate((op) -> op.createIndex("ix", "t", (ix) -> ix.column("b"))
			.alterTable("t", (t) -> t.dropColumn("b", DroppedColumnSpec::cascade)));
		assertThat(this.database.columns("t")).containsExactly("id", "a");
	}

	@Test
	void aViewOfTheRunGoesWithItsColumn() {
		this.database.holdsTable();
		MigrationException refusal = this.database
			.refused((op) -> op.createView("v", "SELECT b FROM t").alterTable("t", (t) -> t.dropColumn("b")));
		assertThat(refusal).hasMessageContaining("view \"v\"");
		this.database.migrate((op) -> op.createView("v", "SELECT b FROM t")
			.alterTable("t", (t) -> t.dropColumn("b", DroppedColumnSpec::cascade)));
		assertThat(this.database.texts()).containsOnlyKeys("table t");
	}

	@Test
	void aViewOfTwoTablesGoesOnce() {
		this.database.holdsTable()
			.holds("CREATE TABLE a(id INTEGER PRIMARY KEY, x)",
					"CREATE VIEW v AS SELECT b, x FROM t JOIN a USING (id)");
		this.database.migrate((op) -> op.alterTable("a", (a) -> a.dropColumn("x", DroppedColumnSpec::cascade))
			.alterTable("t", (t) -> t.dropColumn("b", DroppedColumnSpec::cascade)));
		assertThat(this.database.texts()).containsOnlyKeys("table a", "table t");
	}

	@Test
	void aReferenceToAColumnThatIsMadeAgainIsChecked() {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, up TEXT REFERENCES t(code), code TEXT UNIQUE)",
				"INSERT INTO t VALUES (1, NULL, 'a'), (2, 'a', 'b')");
		MigrationException refusal = this.database.refused((op) -> op.alterTable("t", (t) -> {
			t.dropColumn("code", DroppedColumnSpec::cascade).addColumn("code", "TEXT");
			t.addUnique(null, "code");
			t.addForeignKey(null, (fk) -> fk.columns("up").references("t", "code"));
		}));
		assertThat(refusal).hasMessageContaining("the row with rowid 2 refers to a row of \"t\" that does not exist");
	}

	@Test
	void aReferenceToARenamedAndConvertedColumnIsChecked() {
		this.database.holds("CREATE TABLE p(id INTEGER PRIMARY KEY, code TEXT)", "CREATE UNIQUE INDEX ix ON p(code)",
				"CREATE TABLE c(code TEXT REFERENCES p(code))", "INSERT INTO p VALUES (1, 'a')",
				"INSERT INTO c VALUES ('a')");
		MigrationException refusal = this.database.refused((op) -> op.alterTable("p",
				(p) -> p.renameColumn("code", "key").alterColumn("key", (c) -> c.convert("\"key\" || 'x'"))));
		assertThat(refusal).hasMessageContaining("refers to a row of \"p\" that does not exist");
	}

	@Test
	void aReferenceToAGeneratedColumnIsChecked() {
		this.database.holds("CREATE TABLE p(id INTEGER PRIMARY KEY, a INTEGER, g INTEGER AS (a * 2) STORED UNIQUE)",
				"CREATE TABLE c(g INTEGER REFERENCES p(g))", "INSERT INTO p VALUES (1, 5)",
				"INSERT INTO c VALUES (10)");
		MigrationException refusal = this.database
			.refused((op) -> op.alterTable("p", (p) -> p.alterColumn("a", (c) -> c.convert("a + 1"))));
		assertThat(refusal).hasMessageContaining("refers to a row of \"p\" that does not exist");
	}

	@Test
	void aReferenceFromAGeneratedColumnIsChecked() {
		this.database.holds("CREATE TABLE p(id INTEGER PRIMARY KEY)",
				"CREATE TABLE c(a INTEGER, p INTEGER AS (a) STORED REFERENCES p(id))", "INSERT INTO p VALUES (1)",
				"INSERT INTO c VALUES (1)");
		MigrationException refusal = this.database
			.refused((op) -> op.alterTable("c", (t) -> t.alterColumn("a", (c) -> c.convert("a + 1"))));
		assertThat(refusal).hasMessageContaining("refers to a row of \"p\" that does not exist");
	}

	/** SQLite renames the column, and every use of the index fails from then on. */
	@Test
	void aColumnThatAFullTextIndexReadsIsNotRenamed() {
		this.database.holdsTable()
			.holds("CREATE VIRTUAL TABLE f USING fts5(a, content='t', content_rowid='id')",
					"INSERT INTO f(f) VALUES ('rebuild')");
		MigrationException refusal = this.database.refused((op) -> op.alterTable("t", (t) -> t.renameColumn("a", "z")));
		assertThat(refusal)
			.hasMessageContaining("The column \"a\" of \"t\" can't be renamed, because this reads it by its name:")
			.hasMessageContaining("- virtual table \"f\"")
			.hasMessageContaining("Drop it in a step before it, and create it again with the new name after it.");
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.renameColumn("b", "c").renameColumn("a", "A")));
		assertThat(this.database.query("SELECT a FROM f WHERE f MATCH 'y'")).containsExactly("y");
	}

	/** SQLite renames or drops the table, and every search fails from then on. */
	@Test
	void aTableThatAFullTextIndexReadsIsNeitherRenamedNorDropped() {
		this.database.holdsTable()
			.holds("CREATE VIRTUAL TABLE f USING fts5(a, content='t', content_rowid='id')",
					"INSERT INTO f(f) VALUES ('rebuild')");
		assertThat(this.database.refused((op) -> op.renameTable("t", "u")))
			.hasMessageContaining("searching table \"f\": no such table: main.t")
			.hasMessageContaining("Drop or rewrite these views, triggers and full-text indexes in the revision");
		assertThat(this.database.refused((op) -> op.dropTable("t")))
			.hasMessageContaining("searching table \"f\": no such table: main.t");
		this.database.migrate((op) -> {
			op.execute("DROP TABLE f");
			op.renameTable("t", "u");
			op.execute("CREATE VIRTUAL TABLE f USING fts5(a, content='u', content_rowid='id')");
			op.execute("INSERT INTO f(f) VALUES ('rebuild')");
		});
		assertThat(this.database.query("SELECT a FROM f WHERE f MATCH 'y'")).containsExactly("y");
	}

	/** A number without a type's affinity is not equal to a text. */
	@Test
	void aColumnWithoutATypeGetsOne() {
		this.database.holds("CREATE TABLE t(a, b BLOB, c TEXT, d REAL)",
				"INSERT INTO t VALUES (1, 2.5, 'x', 3.0), ('x', x'00', '4', 0.1)");
		this.database.migrate((op) -> op.alterTable("t",
				(t) -> t.alterColumn("a", (c) -> c.type("TEXT"))
					.alterColumn("b", (c) -> c.type("VARCHAR(9)"))
					.alterColumn("c", (c) -> c.type("BLOB"))
					.alterColumn("d", (c) -> c.type("TEXT"))));
		assertThat(this.database.query("SELECT quote(a), quote(b), quote(c), quote(d) FROM t"))
			.containsExactly("'1'|'2.5'|'x'|'3.0'", "'x'|X'00'|'4'|'0.1'");
	}

}
