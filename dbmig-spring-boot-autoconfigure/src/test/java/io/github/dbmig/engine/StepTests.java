package io.github.dbmig.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.MigrationCallback;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationResult;
import io.github.dbmig.dialect.ConnectionEvictor;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What single steps do, and what is told when they don't.
 */
class StepTests {

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
	void aStatementThatReturnsRowsRunsForAllOfThem() {
		TestRevision revision = TestRevision.of("a")
			.up((op) -> op.execute("CREATE TABLE t (x)")
				.execute("INSERT INTO t VALUES ('{}'), ('no json')")
				.execute("SELECT json(x) FROM t"));
		assertThatExceptionOfType(FailedRevisionException.class)
			.isThrownBy(() -> this.database.engine(revision).upgrade("head"))
			.withMessageContaining("malformed JSON");
		TestRevision parameters = TestRevision.of("a")
			.up((op) -> op.execute("CREATE TABLE t (x)")
				.execute("INSERT INTO t VALUES ('{}'), ('no json')")
				.execute("SELECT json(x) FROM t WHERE x <> ?", "y"));
		assertThatExceptionOfType(FailedRevisionException.class)
			.isThrownBy(() -> this.database.engine(parameters).upgrade("head"))
			.withMessageContaining("malformed JSON");
	}

	@Test
	void rowsThatADataStepLeavesUnreadKeepNothingWaiting() {
		TestRevision revision = TestRevision.of("a")
			.up((op) -> op.execute("CREATE TABLE t (x)")
				.execute("INSERT INTO t VALUES (1), (2)")
				.data("look at one",
						(jdbc) -> assertThat(jdbc.sql("SELECT x FROM t").query(Long.class).stream().findFirst())
							.isPresent())
				.data("insert one", (jdbc) -> assertThat(
						jdbc.sql("INSERT INTO t VALUES (3), (4) RETURNING x").query(Long.class).stream().findFirst())
					.isPresent())
				.dropTable("t"));
		assertThat(this.database.engine(revision).upgrade("head").after()).containsExactly("a");
	}

	@Test
	void anErrorOfTheVirtualMachineIsToldLikeAnyFailure() {
		TestRevision revision = TestRevision.of("a").up((op) -> op.data("recurse", (jdbc) -> {
			throw new StackOverflowError();
		}));
		assertThatExceptionOfType(FailedRevisionException.class)
			.isThrownBy(() -> this.database.engine(revision).upgrade("head"))
			.withMessageContaining("Ra.java, operation 1")
			.withMessageContaining("The step threw java.lang.StackOverflowError.")
			.withMessageContaining("Nothing was changed, the database is still at base.");
	}

	@Test
	void valuesInTheExceptionOfADataStepAreNotPrinted() {
		TestRevision revision = TestRevision.of("a")
			.up((op) -> op.data("parse cards", (jdbc) -> Integer.parseInt("4111-1111")));
		assertThatExceptionOfType(FailedRevisionException.class)
			.isThrownBy(() -> this.database.engine(revision).upgrade("head"))
			.withMessageContaining("failed: java.lang.NumberFormatException at StepTests.java:")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("4111"));
	}

	@Test
	void wrongSqlInADataStepIsToldInTheWordsOfSqlite() {
		TestRevision revision = TestRevision.of("a")
			.up((op) -> op.data("typo", (jdbc) -> jdbc.sql("UPDATE produkt SET x = 1").update()));
		assertThatExceptionOfType(FailedRevisionException.class)
			.isThrownBy(() -> this.database.engine(revision).upgrade("head"))
			.withMessageContaining("no such table: produkt")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("SQL state"));
	}

	@Test
	void callbacksHearOfRevisionsThatWereCommittedBeforeOneThatFailed() {
		List<MigrationResult> told = new ArrayList<>();
		EngineSettings defaults = EngineSettings.defaults();
		MigrationEngine engine = this.database
			.builder(TestRevision.table("a"), TestRevision.of("b", "a").up((op) -> op.execute("NONSENSE")))
			.settings(new EngineSettings(defaults.versionTable(), defaults.historyTable(), TransactionMode.REVISION,
					OnEdited.FAIL, null, defaults.clock()))
			.callbacks(List.of(new MigrationCallback() {

				@Override
				public void afterRun(MigrationResult result) {
					told.add(result);
				}

			}))
			.build();
		assertThatExceptionOfType(FailedRevisionException.class).isThrownBy(() -> engine.upgrade("head"));
		assertThat(told).singleElement().satisfies((result) -> {
			assertThat(result.after()).containsExactly("a");
			assertThat(result.entries()).hasSize(1);
		});
	}

	@Test
	void aConnectionBehindAProxyIsClosedIfItCannotBeRestored() throws Exception {
		LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(this.database.pool());
		RevisionGraph graph = RevisionGraph
			.of(List.of(TestRevision.of("a").up((op) -> op.execute("CREATE TEMP TABLE scratch (x)"))));
		DatabaseAccess defaults = DatabaseAccess.defaults();
		ConnectionEvictor helpless = (connection) -> {
		};
		new MigrationEngineBuilder(new SqliteDialect(), lazy, () -> graph)
			.access(new DatabaseAccess(defaults.lockTimeout(), List.of(), defaults.maximumConnections(), helpless))
			.build()
			.upgrade("head");
		this.database.pool().getHikariPoolMXBean().softEvictConnections();
		try (Connection connection = this.database.pool().getConnection()) {
			assertThat(connection.isValid(1)).isTrue();
		}
		assertThat(new JdbcTemplate(this.database.pool()).queryForList("SELECT name FROM sqlite_temp_schema"))
			.isEmpty();
	}

}
