package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.dbmig.MigrationException;
import io.github.dbmig.operation.AlterTableSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acceptance cases S50 to S60, but for those of the copy itself, which are in
 * {@link RebuildCopyCaseTests} and {@link RebuildKilledCaseTests}: what there may be
 * beside the table and its rows.
 */
class RebuildSettingCaseTests {

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
	void s52_longNamesThatBeginAlikeDoNotCollide() {
		String prefix = "t".repeat(60);
		this.database.holds("CREATE TABLE " + prefix + "_one(id INTEGER PRIMARY KEY, b TEXT)",
				"CREATE TABLE " + prefix + "_two(id INTEGER PRIMARY KEY, b TEXT)",
				"INSERT INTO " + prefix + "_one VALUES (1, 'one')", "INSERT INTO " + prefix + "_two VALUES (2, 'two')");
		this.database.migrate((op) -> op
			.alterTable(prefix + "_one", (t) -> t.alterColumn("b", (c) -> c.notNull().defaultValue("'-'")))
			.alterTable(prefix + "_two", (t) -> t.alterColumn("b", (c) -> c.notNull().defaultValue("'-'"))));
		assertThat(this.database.query("SELECT * FROM " + prefix + "_one")).containsExactly("1|one");
		assertThat(this.database.query("SELECT * FROM " + prefix + "_two")).containsExactly("2|two");
	}

	private void holdsChecks() {
		this.database.holds(
				"CREATE TABLE t(id INTEGER PRIMARY KEY, active BOOLEAN CHECK (active IN (0, 1)), b INTEGER, "
						+ "CHECK (length(active) = 1), CHECK (b <> active))",
				"INSERT INTO t VALUES (1, 1, 7), (2, 0, 8)");
	}

	@Test
	void s54_noCheckChangesUnasked() {
		holdsChecks();
		alter((t) -> t.alterColumn("active", (c) -> c.type("INTEGER").notNull()).renameColumn("b", "c"));
		assertThat(this.database.sql("t")).contains("CHECK (active IN (0, 1))", "CHECK (length(active) = 1)")
			.containsPattern("CHECK \\(\"?c\"? <> active\\)");
		this.database.refusesRow("INSERT INTO t VALUES (3, 2, 7)", "CHECK constraint failed: active IN (0, 1)");
	}

	@Test
	void s54_aColumnTakesTheChecksThatNameItAloneAlong() {
		holdsChecks();
		alter((t) -> t.dropCheck("b <> active").dropColumn("active"));
		assertThat(this.database.sql("t")).isEqualTo("CREATE TABLE t(id INTEGER PRIMARY KEY, b INTEGER)");
	}

	@Test
	void s54_aCheckThatNamesAnotherColumnTooDoesNotGoUnasked() {
		holdsChecks();
		assertThat(refused((t) -> t.dropColumn("active"))).hasMessageContainingAll("\"t\"", "\"active\"", "b <> active",
				"cascade");
	}

	@Test
	void s55_anEnumGetsAnotherValueInPlace() {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, s TEXT CHECK (s IN ('A','B')), b INTEGER)",
				"INSERT INTO t VALUES (1, 'A', 1), (2, 'B', 2)");
		alter((t) -> t.dropCheck("s IN ('A', 'B')").addCheck(null, "s IN ('A', 'B', 'C')"));
		this.database.write("INSERT INTO t VALUES (3, 'C', 3)");
		this.database.refusesRow("INSERT INTO t VALUES (4, 'D', 4)", "CHECK constraint failed");
		assertThat(this.database.query("SELECT * FROM t ORDER BY id")).containsExactly("1|A|1", "2|B|2", "3|C|3");
	}

	@Test
	void s56_aFullTextIndexStillFindsItsRows() {
		this.database.holds("CREATE TABLE t(a TEXT, b INTEGER)",
				"INSERT INTO t(rowid, a, b) VALUES (7, 'seven', 1), (42, 'answer', 2), (43, 'gone', 3)",
				"DELETE FROM t WHERE rowid = 43", "CREATE VIRTUAL TABLE f USING fts5(a, content='t')",
				"INSERT INTO f(f) VALUES ('rebuild')");
		this.database.rebuild("t", "b");
		alter((t) -> t.addColumn("c", "TEXT", (c) -> c.first()));
		assertThat(this.database.query("SELECT rowid, a FROM f WHERE f MATCH 'answer'")).containsExactly("42|answer");
		this.database.write("INSERT INTO f(f, rank) VALUES ('integrity-check', 1)");
	}

	@Test
	void s58_whateverRefersToARenamedTableFollows() {
		this.database.holds(
				"CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT UNIQUE, parent_id INTEGER REFERENCES t(id))",
				"CREATE TABLE c(t_id INTEGER REFERENCES t ON DELETE CASCADE)", "CREATE INDEX ix_t_a ON t(a, id)",
				"CREATE VIEW v AS SELECT a FROM t", "CREATE TABLE log(line)",
				"CREATE TRIGGER tr AFTER DELETE ON t BEGIN INSERT INTO log VALUES (old.a); END",
				"INSERT INTO t VALUES (1, 'x', NULL), (2, 'y', 1), (9, 'z', 1)", "DELETE FROM t WHERE id = 9",
				"DELETE FROM log", "INSERT INTO c VALUES (1), (2)");
		this.database.migrate((op) -> op.renameTable("t", "the new"), (op) -> op.renameTable("the new", "t"));
		assertThat(this.database.foreignKeys("c")).containsExactly("t_id the new - NO ACTION CASCADE");
		assertThat(this.database.foreignKeys("the new")).containsExactly("parent_id the new id NO ACTION NO ACTION");
		assertThat(this.database.query("SELECT name FROM pragma_index_list('the new') ORDER BY name"))
			.containsExactly("ix_t_a", "sqlite_autoindex_the new_1");
		assertThat(this.database.query("SELECT a FROM v ORDER BY a")).containsExactly("x", "y");
		assertThat(this.database.query("SELECT name, seq FROM sqlite_sequence")).containsExactly("the new|9");
		this.database.write("DELETE FROM \"the new\" WHERE id = 2");
		assertThat(this.database.query("SELECT * FROM c")).containsExactly("1");
		assertThat(this.database.query("SELECT * FROM log")).containsExactly("y");
		this.database.downgrade();
		assertThat(this.database.foreignKeys("c")).containsExactly("t_id t - NO ACTION CASCADE");
	}

	@Test
	void s58_aRenamedTableCanBeRebuiltInTheSameRevision() {
		this.database.holdsTable()
			.holds("CREATE TABLE c(t_id REFERENCES t ON DELETE CASCADE)", "INSERT INTO c VALUES (1)");
		this.database.migrate((op) -> op.renameTable("t", "u")
			.alterTable("u", (t) -> t.alterColumn("b", (c) -> c.notNull().defaultValue("7")))
			.renameTable("u", "w"));
		assertThat(this.database.foreignKeys("c")).containsExactly("t_id w - NO ACTION CASCADE");
		assertThat(this.database.query("SELECT * FROM w ORDER BY id")).containsExactly("1|x|1", "2|y|2");
	}

	@Test
	void s59_statisticsAreKept() {
		this.database.holdsTable()
			.holds("CREATE INDEX ix ON t(b)", "CREATE INDEX low ON t(lower(a)) WHERE b > 0", "ANALYZE",
					"INSERT INTO t VALUES (3, 'z', 3)", "DELETE FROM t WHERE id = 3");
		List<String> statistics = this.database.query("SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY 1, 2");
		assertThat(statistics).hasSize(2);
		this.database.rebuild("t", "b");
		assertThat(this.database.query("SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY 1, 2")).isEqualTo(statistics);
	}

	/** No run where a name could be taken for another's. */
	@Test
	void s60_aTemporaryTableOfTheSameNameIsToldBeforeAnythingIsDone() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.createIndex("ix", "t", (ix) -> ix.column("a")));
		this.database.write("CREATE TEMP TABLE t(x TEXT, b TEXT)", "INSERT INTO temp.t VALUES ('temporary', NULL)");
		assertThat(refused((t) -> t.alterColumn("b", (c) -> c.notNull()))).hasMessageContaining("temporary");
		assertThat(this.database.query("SELECT x FROM temp.t WHERE b IS NULL")).containsExactly("temporary");
	}

	@Test
	void s60_anAttachedDatabaseIsToldBeforeAnythingIsDone() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.createIndex("ix", "t", (ix) -> ix.column("a")));
		this.database.write("ATTACH ':memory:' AS other", "CREATE TABLE other.t(z TEXT, b TEXT)",
				"INSERT INTO other.t VALUES ('other', NULL)");
		assertThat(refused((t) -> t.alterColumn("b", (c) -> c.notNull()))).hasMessageContaining("other");
		assertThat(this.database.query("SELECT z FROM other.t WHERE b IS NULL")).containsExactly("other");
	}

	/**
	 * A rebuild is one transaction, so that nothing of an earlier one can lie about: what
	 * has the name that a copy would take is somebody's.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE \"%s\"(keep TEXT)", "CREATE VIEW \"%s\" AS SELECT 1",
			"CREATE INDEX \"%s\" ON t(a)", "CREATE TABLE \"%S\"(keep TEXT)" })
	void s50_whatIsCalledLikeACopyIsLeftAlone(String object) {
		this.database.holdsTable();
		this.database.migrate((op) -> op.rebuildTable("t"));
		String copy = this.database.copies().keySet().iterator().next();
		assertThat(copy).isNotEqualTo("t");
		this.database.holds(String.format(object, copy));
		Map<String, String> texts = this.database.texts();
		this.database.rebuild("t", "b");
		assertThat(this.database.texts().keySet()).isEqualTo(texts.keySet());
		assertThat(this.database.copies()).hasSize(1).doesNotContainKey(copy);
	}

	@Test
	void s50_aTableThatIsCalledLikeACopyKeepsItsRows() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.rebuildTable("t"));
		String copy = this.database.copies().keySet().iterator().next();
		this.database.holds("CREATE TABLE \"" + copy + "\"(keep TEXT)", "INSERT INTO \"" + copy + "\" VALUES ('mine')");
		this.database.rebuild("t", "b");
		this.database.migrate((op) -> op.rebuildTable(copy));
		assertThat(this.database.query("SELECT keep FROM \"" + copy + "\"")).containsExactly("mine");
	}

}
