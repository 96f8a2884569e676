package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.dbmig.Direction;
import io.github.dbmig.MigrationCallback;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.AlteredColumnSpec;
import io.github.dbmig.operation.DroppedColumnSpec;
import io.github.dbmig.operation.Operations;
import io.github.dbmig.operation.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Changes of tables are planned before the run writes anything, as far as nothing before
 * them in the run could make another plan of it.
 */
class LookAheadTests {

	@TempDir
	Path folder;

	private TestDatabase database;

	@BeforeEach
	void open() {
		this.database = TestDatabase.in(this.folder);
		this.database.execute("CREATE TABLE p (id INTEGER PRIMARY KEY)",
				"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER)",
				"INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20)");
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	private void upgrade(Consumer<Operations> operations) {
		TestRevision[] revisions = { TestRevision.of("a"), TestRevision.of("b", "a").up(operations) };
		this.database.engine(revisions).stamp("a");
		this.database.engine(revisions).upgrade("head");
	}

	@Test
	void whatIsWrongIsToldBeforeAnEarlierRevisionRuns() {
		List<String> begun = new ArrayList<>();
		MigrationEngineBuilder builder = this.database.builder(TestRevision.of("a"), TestRevision.table("b", "a"),
				TestRevision.of("c", "b")
					.up((op) -> op.createTable("u", (u) -> u.column("x"))
						.alterTable("t", (t) -> t.alterColumn("a", AlteredColumnSpec::notNull))));
		builder.callbacks(List.of(new MigrationCallback() {

			@Override
			public void beforeRevision(RevisionInfo revision, Direction direction) {
				begun.add(revision.id());
			}

		}));
		builder.build().stamp("a");
		assertThatExceptionOfType(FailedRevisionException.class).isThrownBy(() -> builder.build().upgrade("head"))
			.withMessageContaining("The upgrade to revision c \"make c\" failed in Rc.java, operation 2.")
			.withMessageContaining("1 row of \"t\" holds NULL in \"a\", which becomes NOT NULL: id 2.");
		assertThat(begun).isEmpty();
	}

	@Test
	void rowsThatAnEarlierOperationRepairsAreNoObstacle() {
		upgrade((op) -> op.execute("UPDATE t SET a = '?' WHERE a IS NULL")
			.alterTable("t", (t) -> t.alterColumn("a", AlteredColumnSpec::notNull)));
		assertThat(this.database.query("SELECT \"notnull\" FROM pragma_table_info('t') WHERE name = 'a'"))
			.containsExactly("1");
	}

	@Test
	void rowsThatAnEarlierOperationInsertsAreReferredTo() {
		upgrade((op) -> op.insert("p", Row.row("id", 10), Row.row("id", 20))
			.alterTable("t", (t) -> t.addForeignKey("fk", (fk) -> fk.columns("b").references("p"))));
		assertThat(this.database.query("SELECT \"table\" FROM pragma_foreign_key_list('t')")).containsExactly("p");
	}

	@Test
	void whatAnEarlierOperationMakesDependsOnTheColumnToo() {
		upgrade((op) -> op.createIndex("ix", "t", (ix) -> ix.column("a"))
			.createView("v", "SELECT a FROM t")
			.alterTable("t", (t) -> t.dropColumn("a", DroppedColumnSpec::cascade)));
		assertThat(this.database.query("SELECT name FROM sqlite_schema WHERE name IN ('ix', 'v')")).isEmpty();
		assertThat(this.database.query("SELECT name FROM pragma_table_info('t')")).containsExactly("id", "b");
	}

	@Test
	void aTableThatAnEarlierOperationMakesIsChanged() {
		upgrade((op) -> op.createTable("u", (u) -> u.column("x", "TEXT"))
			.alterTable("u", (u) -> u.addUnique("uq", "x"))
			.renameTable("u", "w")
			.alterTable("w", (w) -> w.addColumn("y", "TEXT", (y) -> y.first())));
		assertThat(this.database.query("SELECT name FROM pragma_table_info('w')")).containsExactly("y", "x");
	}

	@Test
	void aChangeBetweenOthersOfTheTableIsPlannedFromWhatIsThere() {
		upgrade((op) -> op.alterTable("t", (t) -> t.addColumn("c", "INTEGER"))
			.execute("UPDATE t SET c = b / 10")
			.alterTable("t", (t) -> t.alterColumn("c", AlteredColumnSpec::notNull).addUnique(null, "c")));
		assertThat(this.database.query("SELECT c FROM t ORDER BY id")).containsExactly("1", "2");
		assertThat(this.database.query("SELECT sql FROM sqlite_schema WHERE name = 't'"))
			.containsExactly("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, \"c\" INTEGER NOT NULL, "
					+ "UNIQUE (\"c\"))");
	}

}
