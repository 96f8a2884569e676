package io.github.dbmig.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.Direction;
import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationCallback;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationResult;
import io.github.dbmig.MigrationStatus;
import io.github.dbmig.RevisionDetails;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.OperationJson;
import io.github.dbmig.revision.MultipleHeadsException;
import io.github.dbmig.revision.TargetException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class MigrationEngineTests {

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

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

	private static List<String> ids(MigrationResult result) {
		return result.entries().stream().map(HistoryEntry::revision).toList();
	}

	@Test
	void aRevisionThatCantBeLoadedFailsBeforeTheFileIsMade() {
		TestRevision broken = TestRevision.of("b", "a").up((op) -> op.dropTable(" "));
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.database.engine(TestRevision.table("a"), broken).upgrade("head"));
		assertThat(this.database.file()).doesNotExist();
	}

	@Test
	void theStatusTellsTheLastHundredEntries() {
		TestRevision[] line = TestRevision.line();
		MigrationEngine engine = this.database.engine(line);
		engine.upgrade("a");
		this.database.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150) "
				+ "INSERT INTO dbmig_history SELECT 1 + i, run_id, revision, revises, 'entry ' || i, direction, "
				+ "applied_at, duration_ms, checksum, fingerprint, upgrade_operations, downgrade_operations, "
				+ "app_version, database_version, backup FROM dbmig_history, n");
		assertThat(engine.status().history()).extracting(HistoryEntry::message)
			.hasSize(100)
			.startsWith("entry 150")
			.endsWith("entry 51");
	}

	@Test
	void aDatabaseIsMadeAndBroughtToTheHeadAndBack() {
		MigrationEngine engine = this.database.engine(TestRevision.line());
		MigrationResult up = engine.upgrade("head");
		assertThat(up.before()).isEmpty();
		assertThat(up.after()).containsExactly("c");
		assertThat(ids(up)).containsExactly("a", "b", "c");
		assertThat(this.database.tables()).containsExactly("t_a", "t_b", "t_c");
		assertThat(this.database.version()).containsExactly("c");
		MigrationResult down = engine.downgrade("base");
		assertThat(down.before()).containsExactly("c");
		assertThat(down.after()).isEmpty();
		assertThat(ids(down)).containsExactly("c", "b", "a");
		assertThat(this.database.tables()).isEmpty();
		assertThat(this.database.version()).isEmpty();
	}

	@Test
	void theStatusTellsWhereTheDatabaseStands() throws IOException {
		MigrationEngine engine = this.database.engine(TestRevision.line());
		engine.upgrade("a");
		MigrationStatus status = engine.status();
		assertThat(status.current()).containsExactly("a");
		assertThat(status.heads()).containsExactly("c");
		assertThat(status.unknown()).isEmpty();
		assertThat(status.pending()).extracting(RevisionInfo::id).containsExactly("b", "c");
		assertThat(status.upToDate()).isFalse();
		assertThat(status.history()).extracting(HistoryEntry::revision).containsExactly("a");
		assertThat(status.database().product()).isEqualTo("SQLite");
		assertThat(status.database().version()).startsWith("3.");
		assertThat(status.database().path()).isEqualTo(this.database.file());
		assertThat(status.database().sizeBytes()).isEqualTo(Files.size(this.database.file()));
		assertThat(status.database().journalMode()).isEqualTo("delete");
		engine.upgrade("head");
		assertThat(engine.status().upToDate()).isTrue();
		assertThat(engine.status().history()).extracting(HistoryEntry::revision).containsExactly("c", "b", "a");
	}

	@Test
	void askingForTheStatusMakesNoFile() {
		MigrationStatus status = this.database.engine(TestRevision.line()).status();
		assertThat(status.current()).isEmpty();
		assertThat(status.pending()).hasSize(3);
		assertThat(status.history()).isEmpty();
		assertThat(status.database().path()).isEqualTo(this.database.file());
		assertThat(status.database().sizeBytes()).isZero();
		assertThat(status.database().journalMode()).isNull();
		assertThat(this.database.file()).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "head", "heads", "c", "base" })
	void whereNothingIsToBeDoneNothingIsWritten(String target) throws IOException {
		MigrationEngine engine = this.database.engine(TestRevision.line());
		engine.upgrade("head");
		Files.setLastModifiedTime(this.database.file(), FileTime.from(NOON));
		byte[] before = this.database.bytes();
		FileTime modified = Files.getLastModifiedTime(this.database.file());
		MigrationResult result = engine.upgrade(target);
		assertThat(result.entries()).isEmpty();
		assertThat(result.before()).containsExactly("c");
		assertThat(result.after()).containsExactly("c");
		assertThat(this.database.bytes()).isEqualTo(before);
		assertThat(Files.getLastModifiedTime(this.database.file())).isEqualTo(modified);
	}

	@Test
	void downgradingToWhereTheDatabaseIsDoesNothing() {
		MigrationEngine engine = this.database.engine(TestRevision.line());
		assertThat(engine.downgrade("base").entries()).isEmpty();
		assertThat(this.database.file()).doesNotExist();
		engine.upgrade("b");
		assertThat(engine.downgrade("b").entries()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete", "wal" })
	void whereNothingIsToBeDoneNobodyIsWaitedFor(String journalMode) throws SQLException {
		try (TestDatabase locked = TestDatabase.in(this.folder, journalMode)) {
			MigrationEngine engine = locked.engine(TestRevision.line());
			engine.upgrade("head");
			try (Connection writer = locked.connect(); Statement statement = writer.createStatement()) {
				statement.execute("BEGIN IMMEDIATE");
				assertThat(engine.upgrade("head").entries()).isEmpty();
				assertThat(engine.stamp("head").entries()).isEmpty();
				assertThat(engine.downgrade("c").entries()).isEmpty();
				assertThat(engine.status().upToDate()).isTrue();
				statement.execute("ROLLBACK");
			}
		}
	}

	@Test
	void theHistoryKeepsWhatWasDone() {
		TestRevision a = TestRevision.of("a")
			.up((op) -> op.createTable("t", (t) -> t.column("id", "INTEGER")))
			.down((op) -> op.dropTable("t"));
		TestRevision b = TestRevision.of("b", "a")
			.up((op) -> op.execute("INSERT INTO t VALUES (?)", 1))
			.irreversible()
			.hashed("0123");
		EngineSettings settings = new EngineSettings("dbmig_version", "dbmig_history", TransactionMode.RUN,
				OnEdited.FAIL, "1.5.0", Clock.fixed(NOON, ZoneOffset.UTC));
		MigrationEngine engine = this.database.builder(a, b).settings(settings).build();
		MigrationResult result = engine.upgrade("head");
		assertThat(engine.status().history()).containsExactly(result.entries().get(1), result.entries().get(0));
		HistoryEntry entry = result.entries().get(1);
		assertThat(entry.runId()).isEqualTo(result.runId()).isEqualTo(result.entries().get(0).runId());
		assertThat(entry.revision()).isEqualTo("b");
		assertThat(entry.revises()).containsExactly("a");
		assertThat(entry.message()).isEqualTo("make b");
		assertThat(entry.direction()).isEqualTo(Direction.UPGRADE);
		assertThat(entry.appliedAt()).isEqualTo(Instant.parse("2026-11-23T12:00:00.123Z"));
		assertThat(entry.duration()).isBetween(Duration.ZERO, Duration.ofSeconds(5));
		assertThat(entry.checksum()).matches("v1:[0-9a-f]{64}");
		assertThat(entry.checksum()).isNotEqualTo(result.entries().get(0).checksum());
		assertThat(entry.appVersion()).isEqualTo("1.5.0");
		assertThat(entry.databaseVersion()).isEqualTo(engine.status().database().version());
		assertThat(entry.backup()).isNull();
		assertThat(this.database.query("SELECT position, direction, applied_at, fingerprint FROM dbmig_history"))
			.containsExactly("1|upgrade|2026-11-23T12:00:00.123Z|null", "2|upgrade|2026-11-23T12:00:00.123Z|0123");
		assertThat(this.database.query("SELECT upgrade_operations FROM dbmig_history")).containsExactly(
				OperationJson.write(a.operations(Direction.UPGRADE)),
				OperationJson.write(b.operations(Direction.UPGRADE)));
		assertThat(this.database.query("SELECT downgrade_operations FROM dbmig_history"))
			.containsExactly(OperationJson.write(a.operations(Direction.DOWNGRADE)), "null");
	}

	@Test
	void aDowngradeIsKeptToo() {
		MigrationEngine engine = this.database.engine(TestRevision.line());
		MigrationResult up = engine.upgrade("b");
		MigrationResult down = engine.downgrade("a");
		assertThat(down.runId()).isNotEqualTo(up.runId());
		assertThat(engine.status().history()).extracting(HistoryEntry::revision, HistoryEntry::direction)
			.containsExactly(tuple("b", Direction.DOWNGRADE), tuple("b", Direction.UPGRADE),
					tuple("a", Direction.UPGRADE));
	}

	@Test
	void theTablesMayHaveOtherNames() {
		EngineSettings settings = new EngineSettings("schema \"version\"", "schema'history", TransactionMode.RUN,
				OnEdited.FAIL, null, Clock.systemUTC());
		MigrationEngine engine = this.database.builder(TestRevision.line()).settings(settings).build();
		engine.upgrade("head");
		assertThat(engine.status().current()).containsExactly("c");
		assertThat(this.database.query("SELECT revision FROM \"schema \"\"version\"\"\"")).containsExactly("c");
		assertThat(this.database.query("SELECT count(*) FROM \"schema'history\"")).containsExactly("3");
	}

	@ParameterizedTest
	@CsvSource({ "a, +2, c", "base, +1, a", "b, +1, c" })
	void aRelativeTargetGoesUpFromWhereTheDatabaseIs(String start, String target, String end) {
		MigrationEngine engine = this.database.engine(TestRevision.line());
		engine.upgrade(start);
		assertThat(engine.upgrade(target).after()).containsExactly(end);
	}

	@ParameterizedTest
	@CsvSource({ "c, -1, b", "c, -2, a", "a, -1, ''" })
	void aRelativeTargetGoesDownFromWhereTheDatabaseIs(String start, String target, String end) {
		MigrationEngine engine = this.database.engine(TestRevision.line());
		engine.upgrade(start);
		assertThat(String.join(",", engine.downgrade(target).after())).isEqualTo(end);
	}

	@ParameterizedTest
	@CsvSource({ "+3, true", "-1, true", "nope, true", "+1, false", "-3, false", "c, false" })
	void aTargetThatCannotBeReachedChangesNothing(String target, boolean up) {
		MigrationEngine engine = this.database.engine(TestRevision.line());
		engine.upgrade("b");
		byte[] before = this.database.bytes();
		assertThatExceptionOfType(TargetException.class)
			.isThrownBy(() -> (up ? engine.upgrade(target) : engine.downgrade(target)).entries());
		assertThat(this.database.bytes()).isEqualTo(before);
	}

	@Test
	void severalHeadsNeedATarget() {
		MigrationEngine engine = this.database.engine(TestRevision.twoArms());
		assertThatExceptionOfType(MultipleHeadsException.class).isThrownBy(() -> engine.upgrade("head"));
		assertThat(this.database.file()).doesNotExist();
		engine.upgrade("a");
		MigrationResult result = engine.upgrade("heads");
		assertThat(ids(result)).containsExactly("b", "c1", "d1", "c2", "d2");
		assertThat(this.database.version()).containsExactly("d1", "d2");
	}

	@Test
	void oneArmIsRunAlone() {
		MigrationEngine engine = this.database.engine(TestRevision.twoArms());
		engine.upgrade("b");
		assertThat(ids(engine.upgrade("d1"))).containsExactly("c1", "d1");
		assertThat(this.database.version()).containsExactly("d1");
		assertThat(ids(engine.upgrade("c2"))).containsExactly("c2");
		assertThat(this.database.version()).containsExactly("c2", "d1");
	}

	@Test
	void bothArmsAreTakenBackBeforeWhatTheyShare() {
		MigrationEngine engine = this.database.engine(TestRevision.twoArms());
		engine.upgrade("heads");
		MigrationResult result = engine.downgrade("a");
		assertThat(ids(result)).containsExactlyInAnyOrder("d1", "c1", "d2", "c2", "b").endsWith("b");
		assertThat(this.database.version()).containsExactly("a");
		assertThat(this.database.tables()).containsExactly("t_a");
	}

	@Test
	void theRowsOfTheVersionTableAreTheHeadsAtEachStep() {
		VersionRows rows = new VersionRows();
		MigrationEngine engine = this.database.builder(TestRevision.merged()).callbacks(List.of(rows)).build();
		engine.upgrade("b");
		rows.seen.clear();
		engine.upgrade("f");
		assertThat(rows.seen).containsExactly("c1", "d1", "c2 d1", "d1 d2", "m", "f");
		assertThat(this.database.version()).containsExactly("f");
		rows.seen.clear();
		engine.downgrade("b");
		assertThat(rows.seen).hasSize(6).startsWith("m", "d1 d2").endsWith("b");
		assertThat(rows.seen.subList(2, 5)).containsAnyOf("c2 d1", "c1 d2");
		assertThat(this.database.version()).containsExactly("b");
	}

	@Test
	void aRevisionThatAnotherOneNeedsHasNoRow() {
		MigrationEngine engine = this.database.engine(TestRevision.table("a1"), TestRevision.table("b1", "a1"),
				TestRevision.table("c1", "b1"), TestRevision.table("a2"), TestRevision.table("b2", "a2"),
				TestRevision.table("c2", "b2").dependsOn("c1"));
		List<String> ran = ids(engine.upgrade("c2"));
		assertThat(ran).containsSubsequence("a1", "b1", "c1", "c2").containsSubsequence("a2", "b2", "c2");
		assertThat(this.database.version()).containsExactly("c2");
		assertThat(ids(engine.downgrade("b2"))).containsExactly("c2");
		assertThat(this.database.version()).containsExactly("b2", "c1");
	}

	@Test
	void aDowngradeStopsBeforeAnIrreversibleRevision() {
		VersionRows rows = new VersionRows();
		TestRevision b = TestRevision.table("b", "a").irreversible();
		MigrationEngine engine = this.database.builder(TestRevision.table("a"), b, TestRevision.table("c", "b"))
			.callbacks(List.of(rows))
			.build();
		engine.upgrade("head");
		rows.seen.clear();
		byte[] before = this.database.bytes();
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> engine.downgrade("base"))
			.withMessage(lines(
					"The downgrade would have to take back b \"make b\" (Rb.java), which is irreversible. Nothing was "
							+ "changed.",
					"Downgrade to a revision above, or restore a copy of the database that was taken before."));
		assertThat(rows.seen).isEmpty();
		assertThat(this.database.bytes()).isEqualTo(before);
		assertThat(engine.downgrade("b").after()).containsExactly("b");
	}

	private static String lines(String... lines) {
		return String.join(System.lineSeparator(), lines);
	}

	@Test
	void revisionByRevisionThoseBeforeAFailureStay() {
		TestRevision broken = TestRevision.of("c", "b").up((op) -> op.execute("INSERT INTO nowhere VALUES (1)"));
		EngineSettings settings = revisionByRevision();
		MigrationEngine engine = this.database.builder(TestRevision.table("a"), TestRevision.table("b", "a"), broken)
			.settings(settings)
			.build();
		assertThatExceptionOfType(FailedRevisionException.class).isThrownBy(() -> engine.upgrade("head"))
			.withMessage(lines("The upgrade to revision c \"make c\" failed in Rc.java, operation 1.",
					"  Statement: INSERT INTO nowhere VALUES (1)", "  Reason: SQLite says: no such table: nowhere.",
					"Of the run, 2 revisions were committed before it; the database is at b \"make b\".",
					"Correct the revision."));
		assertThat(this.database.version()).containsExactly("b");
		assertThat(this.database.tables()).containsExactly("t_a", "t_b");
		assertThat(engine.status().history()).extracting(HistoryEntry::revision).containsExactly("b", "a");
		this.database.builder(TestRevision.line()).settings(settings).build().upgrade("head");
		assertThat(this.database.version()).containsExactly("c");
	}

	private static EngineSettings revisionByRevision() {
		return new EngineSettings("dbmig_version", "dbmig_history", TransactionMode.REVISION, OnEdited.FAIL, null,
				Clock.systemUTC());
	}

	@Test
	void revisionByRevisionARelativeTargetDoesNotOvershoot() {
		MigrationEngine engine = this.database.builder(TestRevision.line()).settings(revisionByRevision()).build();
		MigrationResult result = engine.upgrade("+2");
		assertThat(ids(result)).containsExactly("a", "b");
		assertThat(result.before()).isEmpty();
		assertThat(result.after()).containsExactly("b");
		assertThat(result.entries()).extracting(HistoryEntry::runId).containsOnly(result.runId());
		engine.upgrade("head");
		assertThat(ids(engine.downgrade("-2"))).containsExactly("c", "b");
		assertThat(this.database.version()).containsExactly("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CASCADE", "SET NULL", "NO ACTION" })
	void replacingATableDoesNotTouchItsChildren(String onDelete) {
		TestRevision tables = TestRevision.of("a")
			.up((op) -> op.execute("CREATE TABLE p (id INTEGER PRIMARY KEY)")
				.execute("CREATE TABLE c (p_id INTEGER REFERENCES p ON DELETE " + onDelete + ")")
				.execute("INSERT INTO p VALUES (1), (2)")
				.execute("INSERT INTO c VALUES (1), (2)"));
		TestRevision replaced = TestRevision.of("b", "a")
			.up((op) -> op.execute("CREATE TABLE p_new (id INTEGER PRIMARY KEY, name TEXT)")
				.execute("INSERT INTO p_new(id) SELECT id FROM p")
				.dropTable("p")
				.renameTable("p_new", "p"));
		this.database.engine(tables).upgrade("head");
		this.database.engine(tables, replaced).upgrade("head");
		assertThat(this.database.query("SELECT p_id FROM c")).containsExactly("1", "2");
		assertThat(this.database.query("PRAGMA foreign_key_check")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void callbacksHearOfTheWholeRun(boolean together) {
		Telling telling = new Telling();
		MigrationEngine engine = this.database.builder(TestRevision.line())
			.settings(together ? EngineSettings.defaults() : revisionByRevision())
			.callbacks(List.of(telling))
			.build();
		engine.upgrade("b");
		assertThat(telling.told).containsExactly("UPGRADE [a, b]", "before a", "after a [a]", "before b", "after b [b]",
				"done [b]");
		telling.told.clear();
		engine.upgrade("b");
		assertThat(telling.told).isEmpty();
		engine.downgrade("a");
		assertThat(telling.told).containsExactly("DOWNGRADE [b]", "before b", "after b [a]", "done [a]");
	}

	@Test
	void aRevisionIsShownWithItsStatements() {
		TestRevision a = TestRevision.of("a")
			.up((op) -> op.createTable("t", (t) -> t.column("id", "INTEGER"))
				.execute("INSERT INTO t VALUES (?)", "it's")
				.data("count the rows", (jdbc) -> {
				})
				.alterTable("t", (t) -> t.addUnique("uq", "id")))
			.down((op) -> op.dropTable("t"));
		RevisionDetails details = this.database.engine(a).revision("a").orElseThrow();
		assertThat(details.info()).isEqualTo(a.info());
		assertThat(details.upgrade()).containsExactly("CREATE TABLE \"t\" (\n  \"id\" INTEGER\n)",
				"INSERT INTO t VALUES (?) -- 'it''s'", "-- data step \"count the rows\"",
				"-- " + a.operations(Direction.UPGRADE).get(3).describe());
		assertThat(details.downgrade()).containsExactly("DROP TABLE \"t\"");
		assertThat(this.database.engine(a).revision("b")).isEmpty();
		assertThat(this.database.file()).doesNotExist();
	}

	/**
	 * Notes the rows of the version table after each revision, as a step would see them.
	 */
	private static final class VersionRows implements MigrationCallback {

		private final List<String> seen = new ArrayList<>();

		@Override
		public void afterRevision(RevisionInfo revision, Direction direction, List<String> current) {
			this.seen.add(String.join(" ", current.stream().sorted().toList()));
		}

	}

	private static final class Telling implements MigrationCallback {

		private final List<String> told = new ArrayList<>();

		@Override
		public void beforeRun(List<RevisionInfo> pending, Direction direction) {
			this.told.add(direction + " " + pending.stream().map(RevisionInfo::id).toList());
		}

		@Override
		public void beforeRevision(RevisionInfo revision, Direction direction) {
			this.told.add("before " + revision.id());
		}

		@Override
		public void afterRevision(RevisionInfo revision, Direction direction, List<String> current) {
			this.told.add("after " + revision.id() + " " + current);
		}

		@Override
		public void afterRun(MigrationResult result) {
			this.told.add("done " + result.after());
		}

	}

}
