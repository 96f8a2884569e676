package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.dbmig.Direction;
import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.dialect.DatabaseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.dbmig.operation.Row.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The version table, whoever else writes it, and histories that others wrote.
 */
class VersionTableTests {

	@TempDir
	Path folder;

	private TestDatabase database;

	@BeforeEach
	void open() {
		this.database = TestDatabase.in(this.folder);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void oneThatWasEmptiedIsNotTakenForBase() {
		MigrationEngine engine = this.database.engine(TestRevision.of("a")
			.up((op) -> op.execute("CREATE TABLE IF NOT EXISTS t (x)").execute("DELETE FROM t")));
		engine.upgrade("head");
		this.database.execute("INSERT INTO t VALUES (1)", "DELETE FROM dbmig_version");
		Map<String, Object> before = this.database.dump();
		assertThatExceptionOfType(VersionTableException.class).isThrownBy(() -> engine.upgrade("head"))
			.withMessageContaining("The table dbmig_version of " + this.database.file()
					+ " contradicts itself: it has no rows, and the last row of dbmig_history tells of a revision that "
					+ "was applied. Nothing was changed.");
		assertThat(this.database.dump()).isEqualTo(before);
		engine.stamp("head");
		assertThat(engine.upgrade("head").entries()).isEmpty();
	}

	@Test
	void aDatabaseThatWentBackToBaseIsAtBase() {
		MigrationEngine engine = this.database.engine(TestRevision.line());
		engine.upgrade("c");
		engine.stamp("b");
		engine.stamp("base");
		assertThat(engine.status().current()).isEmpty();
		engine.validate("base");
		engine.stamp("c");
		engine.downgrade("base");
		assertThat(engine.upgrade("a").after()).containsExactly("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "DELETE FROM dbmig_version", "UPDATE dbmig_version SET revision = 'x'",
			"INSERT INTO dbmig_version VALUES ('x')", "DROP TABLE dbmig_version" })
	void aRevisionThatChangesItFails(String sql) {
		TestRevision first = TestRevision.table("a");
		this.database.engine(first).upgrade("head");
		Map<String, Object> before = this.database.dump();
		assertThatExceptionOfType(FailedRevisionException.class).isThrownBy(
				() -> this.database.engine(first, TestRevision.of("b", "a").up((op) -> op.execute(sql))).upgrade("b"))
			.withMessageContaining("database is still at a");
		assertThat(this.database.dump()).isEqualTo(before);
	}

	@Test
	void stampingHeadsLeavesOutWhatOthersImply() {
		MigrationEngine engine = this.database.engine(TestRevision.table("x"), TestRevision.table("b"),
				TestRevision.table("c", "b").dependsOn("x"), TestRevision.table("d", "c"));
		assertThat(engine.stamp("heads").after()).containsExactly("d");
		assertThat(engine.upgrade("heads").entries()).isEmpty();
	}

	// G35
	@Test
	void stampingBelowADependencyTakesTheRowAlongThatDependsOnIt() {
		MigrationEngine engine = this.database.engine(TestRevision.table("x0"), TestRevision.table("x", "x0"),
				TestRevision.table("b"), TestRevision.table("c", "b").dependsOn("x"));
		engine.stamp("c");
		assertThat(engine.stamp("x0").after()).containsExactly("x0");
	}

	@Test
	void aStampThatOnlyRemovesRowsIsInTheHistory() {
		MigrationEngine engine = this.database.engine(TestRevision.twoArms());
		engine.stamp("heads");
		assertThat(engine.stamp("c1").after()).containsExactly("c1", "d2");
		assertThat(engine.status().history()).extracting(HistoryEntry::direction).containsOnly(Direction.STAMP);
		assertThat(engine.status().history()).extracting(HistoryEntry::revision).startsWith("c1");
	}

	@Test
	void aDependencyThatIsAddedLaterIsNoContradiction() {
		this.database.engine(TestRevision.table("x"), TestRevision.table("b"), TestRevision.table("c", "b"))
			.upgrade("heads");
		MigrationEngine next = this.database.engine(TestRevision.table("x"), TestRevision.table("b"),
				TestRevision.table("c", "b").dependsOn("x"), TestRevision.table("d", "c"));
		assertThat(next.upgrade("heads").after()).containsExactly("d");
		assertThat(this.database.version()).containsExactly("d");
	}

	@Test
	void aHistoryOfANewerDbmigIsReadAsFarAsItIsKnown() {
		MigrationEngine engine = this.database.engine(TestRevision.line());
		engine.upgrade("b");
		this.database.execute("ALTER TABLE dbmig_history ADD COLUMN mood TEXT",
				"INSERT INTO dbmig_history SELECT 3, run_id, revision, revises, message, 'repair', 'yesterday', 0, 'v9:x', "
						+ "NULL, NULL, NULL, NULL, '4', NULL, 'good' FROM dbmig_history WHERE position = 2");
		assertThat(engine.status().history()).extracting(HistoryEntry::revision).containsExactly("b", "a");
		assertThat(engine.upgrade("head").after()).containsExactly("c");
	}

	@Test
	void aTemporaryTableOfItsNameIsRefused() {
		TestRevision hiding = TestRevision.of("a").up((op) -> op.execute("CREATE TEMP TABLE dbmig_version (revision)"));
		assertThatExceptionOfType(FailedRevisionException.class)
			.isThrownBy(() -> this.database.evictor((connection) -> {
			}).engine(hiding).upgrade("head"))
			.withMessageContaining("The run made temporary objects that hide others of the same name: dbmig_version");
	}

	@Test
	void aTemporaryTableThatHidesAnotherIsRefused() {
		this.database.engine(TestRevision.table("a")).upgrade("head");
		TestRevision hiding = TestRevision.of("b", "a")
			.up((op) -> op.execute("CREATE TEMP TABLE T_A (id)").insert("t_a", row("id", 1)));
		assertThatExceptionOfType(FailedRevisionException.class)
			.isThrownBy(() -> this.database.engine(TestRevision.table("a"), hiding).upgrade("head"))
			.withMessageContaining("The run made temporary objects that hide others of the same name: T_A");
		assertThat(this.database.query("SELECT * FROM t_a")).isEmpty();
	}

	@Test
	void aTemporaryTableThatComesToHideAnotherIsRefused() {
		this.database.engine(TestRevision.table("a")).upgrade("head");
		TestRevision hiding = TestRevision.of("b", "a")
			.up((op) -> op.execute("CREATE TABLE [Temp].x (id)")
				.execute("ALTER TABLE x RENAME TO t_a")
				.execute("DROP TABLE t_a"));
		assertThatExceptionOfType(FailedRevisionException.class)
			.isThrownBy(() -> this.database.engine(TestRevision.table("a"), hiding).upgrade("head"))
			.withMessageContaining("failed in Rb.java, operation 2.")
			.withMessageContaining("The run made temporary objects that hide others of the same name: t_a");
	}

	@Test
	void aLongRunCountsItsRows() {
		TestRevision[] revisions = new TestRevision[45];
		for (int i = 0; i < revisions.length; i++) {
			String id = "r" + (100 + i);
			revisions[i] = (i == 0) ? TestRevision.of(id) : TestRevision.of(id, "r" + (99 + i));
		}
		MigrationEngine engine = this.database.engine(revisions);
		engine.upgrade("r102");
		engine.upgrade("head");
		assertThat(this.database.query("SELECT position, revision FROM dbmig_history ORDER BY position"))
			.isEqualTo(IntStream.range(0, 45).mapToObj((i) -> (i + 1) + "|r" + (100 + i)).toList());
	}

	@Test
	void attachedDatabasesAreRefused() {
		this.database.pool().setConnectionInitSql("ATTACH ':memory:' AS aux");
		assertThatExceptionOfType(DatabaseException.class)
			.isThrownBy(() -> this.database.engine(TestRevision.line()).upgrade("head"))
			.withMessageContaining(
					" is used with attached databases (aux): a table that it doesn't have would be looked "
							+ "up, changed or dropped there.");
	}

}
