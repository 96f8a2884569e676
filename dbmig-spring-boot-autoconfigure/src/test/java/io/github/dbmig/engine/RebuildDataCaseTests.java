package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.function.Consumer;

import io.github.dbmig.MigrationException;
import io.github.dbmig.operation.AlterTableSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acceptance cases S46 to S49: what a change asks of the rows is told before anything is
 * done.
 */
class RebuildDataCaseTests {

	private CaseDatabase database;

	@BeforeEach
	void open(@TempDir Path folder) {
		this.database = CaseDatabase.in(folder);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	private void alter(Consumer<AlterTableSpec> changes) {
		this.database.migrate((op) -> op.alterTable("t", changes));
	}

	private MigrationException refused(Consumer<AlterTableSpec> changes) {
		return this.database.refused((op) -> op.alterTable("t", changes));
	}

	@Test
	void s46_rowsWithNullAreCountedBeforeAnythingIsDone() {
		this.database.holdsTable().holds("INSERT INTO t VALUES (51, 'secret', NULL), (52, 'secret', NULL)");
		assertThat(refused((t) -> t.alterColumn("b", (c) -> c.notNull())))
			.hasMessageContainingAll("2 rows", "NULL", "\"t\"", "\"b\"", "51", "52", "backfill")
			.message()
			.doesNotContain("secret");
	}

	@Test
	void s46_rowsWithNullAreCountedBeforeARebuildToo() {
		this.database.holdsTable().holds("INSERT INTO t VALUES (51, 'secret', NULL)");
		assertThat(refused((t) -> t.alterColumn("b", (c) -> c.notNull().defaultValue("7"))))
			.hasMessageContainingAll("1 row", "NULL", "\"t\"", "\"b\"", "51", "backfill");
	}

	@Test
	void s46_rowsAreToldByTheirPrimaryKey() {
		this.database.holds("CREATE TABLE t(b INTEGER, k TEXT, n INTEGER, PRIMARY KEY (k, n)) WITHOUT ROWID",
				"INSERT INTO t VALUES (NULL, 'here', 77), (1, 'there', 78)");
		assertThat(refused((t) -> t.alterColumn("b", (c) -> c.notNull())))
			.hasMessageContainingAll("1 row", "\"t\"", "\"b\"", "here", "77")
			.message()
			.doesNotContain("there", "78");
	}

	@Test
	void s46_aBackfillLetsItPass() {
		this.database.holdsTable().holds("INSERT INTO t VALUES (51, 'z', NULL)");
		alter((t) -> t.alterColumn("b", (c) -> c.notNull().backfill("length(a) + id")));
		assertThat(this.database.query("SELECT b FROM t ORDER BY id")).containsExactly("1", "2", "52");
		this.database.refusesRow("INSERT INTO t VALUES (3, 'z', NULL)", "NOT NULL constraint failed: t.b");
	}

	@Test
	void s46_aBackfillThatIsNullItselfIsNone() {
		this.database.holdsTable().holds("INSERT INTO t VALUES (51, NULL, NULL)");
		assertThat(refused((t) -> t.alterColumn("b", (c) -> c.notNull().backfill("length(a)"))))
			.hasMessageContainingAll("1 row", "\"t\"", "\"b\"", "51");
	}

	@Test
	void s46_aBackfillFiresNoTrigger() {
		this.database.holdsTable()
			.holds("INSERT INTO t VALUES (51, 'z', NULL)", "CREATE TABLE log(line)",
					"CREATE TRIGGER tr AFTER UPDATE ON t BEGIN INSERT INTO log VALUES (new.id); END");
		alter((t) -> t.alterColumn("b", (c) -> c.notNull().backfill("0")));
		assertThat(this.database.query("SELECT * FROM log")).isEmpty();
	}

	@Test
	void s46_rowsOfAnEarlierStepAreCountedToo() {
		this.database.holdsTable();
		MigrationException refusal = this.database.refused((op) -> op.execute("UPDATE t SET b = NULL")
			.alterTable("t", (t) -> t.alterColumn("b", (c) -> c.notNull())));
		assertThat(refusal).hasMessageContainingAll("2 rows", "NULL", "\"t\"", "\"b\"", "backfill");
	}

	@Test
	void s46_whatSeveralChangesAskIsToldAtOnce() {
		this.database.holdsTable().holds("INSERT INTO t VALUES (51, 'x', NULL), (52, 'y', 2)");
		assertThat(
				refused((t) -> t.alterColumn("b", (c) -> c.notNull()).addUnique("uq_a", "a").addCheck("ck_b", "b < 2")))
			.hasMessageContainingAll("51", "backfill", "uq_a", "4 rows", "ck_b", "52");
	}

	@Test
	void s47_aNotNullColumnWithoutDefaultNeedsAnAnswerForTheRows() {
		this.database.holdsTable();
		assertThat(refused((t) -> t.addColumn("c", "TEXT", (c) -> c.notNull()))).hasMessageContainingAll("2 rows",
				"\"t\"", "\"c\"", "default", "backfill");
	}

	@Test
	void s47_aNotNullColumnWithoutDefaultGoesIntoAnEmptyTable() {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY)");
		alter((t) -> t.addColumn("c", "TEXT", (c) -> c.notNull()));
		this.database.refusesRow("INSERT INTO t VALUES (1, NULL)", "NOT NULL constraint failed: t.c");
		this.database.refusesRow("INSERT INTO t(id) VALUES (1)", "NOT NULL constraint failed: t.c");
	}

	@Test
	void s47_aBackfillIsAnAnswerAndNoDefault() {
		this.database.holdsTable();
		alter((t) -> t.addColumn("c", "TEXT", (c) -> c.notNull().backfill("a || b")));
		assertThat(this.database.query("SELECT c FROM t ORDER BY id")).containsExactly("x1", "y2");
		this.database.refusesRow("INSERT INTO t(id) VALUES (3)", "NOT NULL constraint failed: t.c");
	}

	@Test
	void s48_duplicatesAreCountedAndShownByTheirKeys() {
		this.database.holdsTable()
			.holds("INSERT INTO t VALUES (51, 'secret', 5), (52, 'secret', 6), (53, NULL, 7), (54, NULL, 8)");
		assertThat(refused((t) -> t.addUnique("uq_t_a", "a")))
			.hasMessageContainingAll("2 rows", "\"t\"", "uq_t_a", "51", "52")
			.message()
			.doesNotContain("secret", "53");
	}

	@Test
	void s48_duplicatesAreThoseOfTheColumnsCollation() {
		this.database.holdsTable().holds("INSERT INTO t VALUES (51, 'X', 5)");
		alter((t) -> t.addUnique("uq_t_a", "a"));
		assertThat(refused((t) -> t.alterColumn("a", (c) -> c.collate("NOCASE")))).hasMessageContainingAll("\"t\"",
				"2 rows", "51");
	}

	@Test
	void s48_aUniqueIndexShowsThemToo() {
		this.database.holdsTable().holds("INSERT INTO t VALUES (51, 'x', 5)");
		assertThat(this.database.refused((op) -> op.createIndex("ux", "t", (ix) -> ix.column("a").unique())))
			.hasMessageContainingAll("\"t\"", "ux", "2 rows", "51");
	}

	@Test
	void s49_aColumnComesWithAReferenceOrUniqueWithoutAnyName() {
		this.database.holdsTable().holds("CREATE TABLE p(id INTEGER PRIMARY KEY)", "INSERT INTO p VALUES (1)");
		alter((t) -> t.addColumn("p_id", "INTEGER", (c) -> c.references("p", "id"))
			.addColumn("code", "TEXT", (c) -> c.unique())
			.addColumn("n", "INTEGER", (c) -> c.check("n > 0")));
		assertThat(this.database.foreignKeys("t")).containsExactly("p_id p id NO ACTION NO ACTION");
		this.database.write("UPDATE t SET p_id = 1, code = 'c', n = 1 WHERE id = 1");
		this.database.refusesRow("UPDATE t SET code = 'c'", "UNIQUE constraint failed: t.code");
		this.database.refusesRow("UPDATE t SET p_id = 9", "FOREIGN KEY constraint failed");
		this.database.refusesRow("UPDATE t SET n = 0", "CHECK constraint failed");
	}

	@Test
	void s49_aReferenceWithADefaultIsCheckedForOldRows() {
		this.database.holdsTable().holds("CREATE TABLE p(id INTEGER PRIMARY KEY)", "INSERT INTO p VALUES (1)");
		assertThat(refused((t) -> t.addColumn("p_id", "INTEGER", (c) -> c.references("p", "id").defaultValue("9"))))
			.hasMessageContainingAll("\"t\"", "\"p\"", "2 r");
		alter((t) -> t.addColumn("p_id", "INTEGER", (c) -> c.references("p", "id").defaultValue("1")));
	}

}
