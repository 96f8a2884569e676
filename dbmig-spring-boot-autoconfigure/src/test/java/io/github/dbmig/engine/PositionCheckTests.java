package io.github.dbmig.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.dialect.DatabaseException;
import io.github.dbmig.operation.Operations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

@ExtendWith(OutputCaptureExtension.class)
class PositionCheckTests {

	private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

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

	private static EngineSettings settings(OnEdited onEdited, String version) {
		return new EngineSettings("dbmig_version", "dbmig_history", TransactionMode.RUN, onEdited, version,
				Clock.fixed(NOON, ZoneOffset.UTC));
	}

	private static String lines(String... lines) {
		return String.join(System.lineSeparator(), lines);
	}

	private static TestRevision filling(String sql) {
		return TestRevision.of("b", "a").up((op) -> op.execute(sql));
	}

	@Test
	void anEditedRevisionIsNamed() {
		this.database.engine(TestRevision.table("a"), filling("INSERT INTO t_a VALUES (1)")).upgrade("head");
		byte[] before = this.database.bytes();
		MigrationEngine engine = this.database.engine(TestRevision.table("a"), filling("INSERT INTO t_a VALUES (2)"),
				TestRevision.table("c", "b"));
		assertThatExceptionOfType(EditedRevisionException.class).isThrownBy(() -> engine.upgrade("head"))
			.withMessage(lines(
					"A revision was edited after " + this.database.file()
							+ " had applied it, so the schema is no longer what the revisions say:",
					"  - b \"make b\" (Rb.java)",
					"Take the edit back and put the change into a new revision, which reaches the databases that have "
							+ "applied the old one too. If the edit changes nothing that matters, let it pass with "
							+ "dbmig.on-edited=warn."))
			.satisfies((ex) -> assertThat(ex.revisions()).containsExactly("b"));
		assertThatExceptionOfType(EditedRevisionException.class).isThrownBy(() -> engine.downgrade("base"));
		assertThatExceptionOfType(EditedRevisionException.class).isThrownBy(() -> engine.stamp("c"));
		assertThat(this.database.bytes()).isEqualTo(before);
		assertThat(engine.status().pending()).hasSize(1);
	}

	@Test
	void anEditOfTheWayBackCountsToo() {
		this.database.engine(TestRevision.table("a")).upgrade("head");
		MigrationEngine engine = this.database.engine(TestRevision.table("a").down((op) -> op.execute("SELECT 1")));
		assertThatExceptionOfType(EditedRevisionException.class).isThrownBy(() -> engine.upgrade("head"));
	}

	@Test
	void sqlThatIsWrittenDifferentlyIsNotEdited() {
		this.database.engine(TestRevision.table("a"), filling("INSERT INTO t_a VALUES (1)")).upgrade("head");
		MigrationEngine engine = this.database.engine(TestRevision.table("a"),
				filling("INSERT INTO t_a -- the first\n  VALUES ( 1 );"));
		assertThatNoException().isThrownBy(() -> engine.upgrade("head"));
	}

	@Test
	void anEditMayBeLetThroughWithAWarning(CapturedOutput output) {
		this.database.engine(TestRevision.table("a"), filling("INSERT INTO t_a VALUES (1)")).upgrade("head");
		MigrationEngine engine = this.database
			.builder(TestRevision.table("a"), filling("INSERT INTO t_a VALUES (2)"), TestRevision.table("c", "b"))
			.settings(settings(OnEdited.WARN, "1"))
			.build();
		assertThat(engine.upgrade("head").after()).containsExactly("c");
		assertThat(output).containsOnlyOnce("A revision was edited after " + this.database.file());
		assertThat(output).containsOnlyOnce("  - b \"make b\" (Rb.java)");
	}

	@Test
	void aRevisionWhoseBytesAreTheSameIsNotLoaded() {
		this.database.engine(TestRevision.table("a").hashed("1234")).upgrade("head");
		Consumer<Operations> unloadable = (op) -> {
			throw new AssertionError("It was loaded");
		};
		TestRevision unloaded = TestRevision.of("a").up(unloadable).down(unloadable);
		MigrationEngine engine = this.database.engine(unloaded.hashed("1234"), TestRevision.table("b", "a"));
		assertThat(engine.upgrade("head").after()).containsExactly("b");
		MigrationEngine other = this.database.engine(unloaded.hashed("5678"), TestRevision.table("b", "a"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> other.upgrade("head"));
	}

	@Test
	void aRevisionThatWasTakenBackMayBeEdited() {
		this.database.engine(TestRevision.table("a"), filling("INSERT INTO t_a VALUES (1)")).upgrade("head");
		this.database.engine(TestRevision.table("a"), filling("INSERT INTO t_a VALUES (1)")).downgrade("a");
		this.database.engine(TestRevision.table("a"), filling("INSERT INTO t_a VALUES (2)")).upgrade("head");
		assertThat(this.database.query("SELECT id FROM t_a")).containsExactly("1", "2");
	}

	@Test
	void aRevisionThatThisBuildLacksIsToldWithWhenAndByWhomItWasApplied() {
		this.database.builder(TestRevision.table("a"), TestRevision.table("b", "a"))
			.settings(settings(OnEdited.FAIL, "1.5.0"))
			.build()
			.upgrade("head");
		byte[] before = this.database.bytes();
		MigrationEngine older = this.database.builder(TestRevision.table("a"))
			.settings(settings(OnEdited.FAIL, "1.4.2"))
			.build();
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> older.upgrade("head"))
			.withMessage(lines(
					this.database.file() + " is ahead of this build (1.4.2), which can't locate the revision that the "
							+ "database is at:",
					"  - b \"make b\", applied 20 Nov 2026 12:00 UTC by 1.5.0", "Nothing was changed.",
					"Start the version of the application that applied it, or one that is newer. If this is the newest, "
							+ "its build lacks the revision: was its file left out, or is it on a branch that is not "
							+ "merged? To forget it and leave the schema as it is: dbmig stamp REV --purge."))
			.satisfies((ex) -> assertThat(ex.revisions()).containsExactly("b"));
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> older.downgrade("base"));
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> older.stamp("a"));
		assertThat(this.database.bytes()).isEqualTo(before);
		assertThat(older.status().unknown()).containsExactly("b");
		assertThat(older.status().pending()).isEmpty();
		assertThat(older.status().upToDate()).isFalse();
	}

	@Test
	void aRevisionThatNobodyKnowsIsToldAlone() {
		this.database.engine(TestRevision.table("a")).upgrade("head");
		this.database.execute("UPDATE dbmig_version SET revision = 'by hand'");
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> this.database.engine(TestRevision.table("a")).upgrade("head"))
			.withMessageContaining(lines("at:", "  - by hand", "Nothing was changed."));
	}

	@Test
	void aVersionThatStandsThereTwiceIsRefused() {
		this.database.engine(TestRevision.table("a")).upgrade("head");
		this.database.execute("DROP TABLE dbmig_version", "CREATE TABLE dbmig_version (revision TEXT)",
				"INSERT INTO dbmig_version VALUES ('a'), ('a')");
		MigrationEngine engine = this.database.engine(TestRevision.table("a"), TestRevision.table("b", "a"));
		assertThatExceptionOfType(VersionTableException.class).isThrownBy(() -> engine.upgrade("head"))
			.withMessage(lines(
					"The table dbmig_version of " + this.database.file()
							+ " contradicts itself: its rows are a, a, and a revision stands there more than once. "
							+ "Nothing was changed.",
					"Somebody changed the table by hand. Find out from the history table which revisions the schema is "
							+ "at, and leave only their rows in dbmig_version."));
		assertThat(this.database.version()).containsExactly("a", "a");
	}

	@Test
	void aVersionThatAnotherOneImpliesIsRefused() {
		TestRevision[] revisions = { TestRevision.table("a"), TestRevision.table("b", "a"),
				TestRevision.table("c", "b"), TestRevision.table("d", "c") };
		this.database.engine(revisions).upgrade("c");
		this.database.execute("INSERT INTO dbmig_version VALUES ('a')");
		assertThatExceptionOfType(VersionTableException.class)
			.isThrownBy(() -> this.database.engine(revisions).upgrade("head"))
			.withMessageContaining("its rows are a, c, and c comes after a, so a database can't be at both");
		assertThat(this.database.tables()).containsExactly("t_a", "t_b", "t_c");
	}

	@Test
	void aDatabaseThatSomethingElseMadeIsLeftAlone() {
		this.database.execute("CREATE TABLE books (id INTEGER)", "CREATE TABLE authors (id INTEGER)");
		byte[] before = this.database.bytes();
		MigrationEngine engine = this.database.engine(TestRevision.table("a"));
		assertThatExceptionOfType(UnversionedDatabaseException.class).isThrownBy(() -> engine.upgrade("head"))
			.withMessage(lines(this.database.file()
					+ " has tables and no version, so it is not known which revisions it corresponds to. It has authors, "
					+ "books, and no rows in dbmig_version. Nothing was changed.",
					"dbmig adopt --dry-run tells which revision the schema corresponds to and what would be repaired, "
							+ "dbmig adopt does it, and with dbmig.adopt=auto the start does; dbmig stamp <revision> "
							+ "makes a revision current without comparing. If the file is not meant to be this "
							+ "application's, correct spring.datasource.url."))
			.satisfies((ex) -> assertThat(ex.tables()).containsExactly("authors", "books"));
		assertThat(this.database.bytes()).isEqualTo(before);
		engine.stamp("a");
		assertThat(engine.upgrade("head").entries()).isEmpty();
	}

	@Test
	void aDatabaseThatWentBackToBaseKeepsItsOwnTables() {
		MigrationEngine engine = this.database.engine(TestRevision.table("a"));
		engine.upgrade("head");
		this.database.execute("CREATE TABLE books (id INTEGER)");
		engine.downgrade("base");
		assertThat(engine.upgrade("head").after()).containsExactly("a");
	}

	@Test
	void aTableOfTheSameNameThatIsSomethingElseIsTold() {
		this.database.execute("CREATE TABLE dbmig_version (number INTEGER)", "INSERT INTO dbmig_version VALUES (7)");
		assertThatExceptionOfType(DatabaseException.class)
			.isThrownBy(() -> this.database.engine(TestRevision.table("a")).upgrade("head"))
			.withMessageStartingWith("The tables that keep the version and the history can't be read: ")
			.withMessageContaining("no such column: v.revision")
			.withMessageContaining("dbmig.version-table");
	}

}
