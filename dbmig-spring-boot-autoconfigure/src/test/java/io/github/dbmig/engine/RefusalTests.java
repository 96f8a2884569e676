package io.github.dbmig.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.dialect.DatabaseException;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Databases that can't be migrated as they are, and what is said about them.
 */
@ExtendWith(OutputCaptureExtension.class)
class RefusalTests {

	@TempDir
	Path folder;

	private static MigrationEngine engine(DataSource dataSource, TestRevision... revisions) {
		RevisionGraph graph = RevisionGraph.of(List.of(revisions));
		return new MigrationEngineBuilder(new SqliteDialect(), dataSource, () -> graph).build();
	}

	private static String lines(String... lines) {
		return String.join(System.lineSeparator(), lines);
	}

	private Path database(TestRevision... revisions) {
		try (TestDatabase database = TestDatabase.in(this.folder)) {
			database.engine(revisions).upgrade("head");
			return database.file();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "off", "memory" })
	void aJournalThatCannotRollBack(String journalMode) throws IOException {
		Path file = database(TestRevision.table("a"));
		byte[] before = Files.readAllBytes(file);
		try (HikariDataSource pool = TestDatabase.pool("jdbc:sqlite:" + file, journalMode)) {
			MigrationEngine engine = engine(pool, TestRevision.table("a"), TestRevision.table("b", "a"));
			assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> engine.upgrade("head"))
				.withMessage(lines(file + " is used with journal_mode=" + journalMode
						+ ", under which a failed or killed run can't be taken back and may leave a corrupt file.",
						"Use another journal mode (delete, truncate, persist or wal), at least while migrating."));
			assertThat(engine.status().database().journalMode()).isEqualTo(journalMode);
			assertThat(new JdbcTemplate(pool).queryForObject("PRAGMA foreign_keys", Integer.class)).isOne();
		}
		assertThat(Files.readAllBytes(file)).isEqualTo(before);
	}

	@Test
	void aFileThatIsNotSynchronizedIsWarnedOf(CapturedOutput output) {
		Path file = this.folder.resolve("data.db");
		try (HikariDataSource pool = TestDatabase.pool("jdbc:sqlite:" + file + "?synchronous=OFF", "delete")) {
			engine(pool, TestRevision.table("a")).upgrade("head");
		}
		assertThat(output).contains(file + " is used with synchronous=OFF: after a power failure it may be corrupt");
	}

	@Test
	void aPrivateMemoryBehindAPoolOfSeveral() {
		try (HikariDataSource pool = TestDatabase.pool("jdbc:sqlite::memory:", "memory")) {
			RevisionGraph graph = RevisionGraph.of(List.of(TestRevision.table("a")));
			DatabaseAccess access = new DatabaseAccess(DatabaseAccess.DEFAULT_LOCK_TIMEOUT, List.of(),
					() -> OptionalInt.of(10), (connection) -> {
					});
			MigrationEngine engine = new MigrationEngineBuilder(new SqliteDialect(), pool, () -> graph).access(access)
				.build();
			assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> engine.upgrade("head"))
				.withMessage(lines(
						"The database is private to its connection (:memory:), and the pool may open 10 connections: "
								+ "each would see another, empty database.",
						"Use a file, share the memory (jdbc:sqlite:file:name?mode=memory&cache=shared), or keep the pool "
								+ "to one connection (spring.datasource.hikari.maximum-pool-size=1)."));
		}
	}

	@Test
	void aPrivateMemoryWithoutAPool() {
		assertThatExceptionOfType(DatabaseException.class)
			.isThrownBy(() -> engine(new DriverManagerDataSource("jdbc:sqlite::memory:"), TestRevision.table("a"))
				.upgrade("head"))
			.withMessageStartingWith(
					"The database is private to its connection (:memory:), and the data source opens a "
							+ "connection for each user: each would see another, empty database.");
	}

	@Test
	void aPrivateMemoryOfASingleConnectionIsFine() {
		SingleConnectionDataSource single = new SingleConnectionDataSource("jdbc:sqlite::memory:", true);
		assertThat(engine(single, TestRevision.table("a")).upgrade("head").after()).containsExactly("a");
		single.destroy();
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:sqlite::memory:, 1", "jdbc:sqlite:file:shared?mode=memory&cache=shared, 10" })
	void aMemoryThatAllConnectionsSee(String url, int size) {
		try (HikariDataSource pool = TestDatabase.pool(url, "memory")) {
			RevisionGraph graph = RevisionGraph.of(List.of(TestRevision.table("a")));
			DatabaseAccess access = new DatabaseAccess(DatabaseAccess.DEFAULT_LOCK_TIMEOUT, List.of(),
					() -> OptionalInt.of(size), (connection) -> {
					});
			MigrationEngine engine = new MigrationEngineBuilder(new SqliteDialect(), pool, () -> graph).access(access)
				.build();
			assertThat(engine.upgrade("head").after()).containsExactly("a");
			assertThat(engine.status().current()).containsExactly("a");
			assertThat(engine.status().database().title()).isEqualTo("the SQLite database in memory");
			assertThat(new JdbcTemplate(pool).queryForList("SELECT * FROM t_a")).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:sqlite:%s?open_mode=1, delete", "jdbc:sqlite:file:%s?mode=ro, delete",
			"jdbc:sqlite:file:%s?mode=ro, wal" })
	void aFileThatCanOnlyBeRead(String url, String journalMode) throws SQLException {
		try (TestDatabase database = TestDatabase.in(this.folder, journalMode)) {
			database.engine(TestRevision.table("a")).upgrade("head");
			Path file = database.file();
			DriverManagerDataSource dataSource = new DriverManagerDataSource(String.format(url, file));
			assertThat(engine(dataSource, TestRevision.table("a")).upgrade("head").entries()).isEmpty();
			assertThat(engine(dataSource, TestRevision.table("a")).status().upToDate()).isTrue();
			for (TestRevision b : List.of(TestRevision.table("b", "a"), TestRevision.of("b", "a"),
					TestRevision.of("b", "a")
						.up((op) -> op.data("write", (jdbc) -> jdbc.sql("DELETE FROM t_a").update())))) {
				MigrationEngine engine = engine(dataSource, TestRevision.table("a"), b, TestRevision.table("c", "b"));
				assertThatExceptionOfType(PendingRevisionsException.class).isThrownBy(() -> engine.upgrade("head"))
					.withMessage(lines(
							file + " can only be read: attempt to write a readonly database [SQLITE_READONLY]. It is "
									+ "behind this build. 2 revisions are pending:",
							"  - b \"make b\"", "  - c \"make c\"", "Nothing was changed.",
							"Make the file and its folder writable, or point spring.datasource.url at a copy that is."))
					.satisfies((ex) -> assertThat(ex.revisions()).containsExactly("b", "c"));
			}
		}
	}

	@Test
	void anotherKindOfDatabaseIsNamedWithoutItsPassword() {
		for (DataSource h2 : List.of(new DriverManagerDataSource("jdbc:h2:mem:books;USER=sa;PASSWORD=secret"),
				(DataSource) new Nameless(new DriverManagerDataSource("jdbc:h2:mem:books;USER=sa;PASSWORD=secret")))) {
			assertThatExceptionOfType(DatabaseException.class)
				.isThrownBy(() -> engine(h2, TestRevision.table("a")).upgrade("head"))
				.withMessageStartingWith("The data source is not a SQLite database: its URL is jdbc:h2:mem:books")
				.withMessageNotContaining("secret")
				.withMessageContaining("Point spring.datasource.url at a SQLite file (jdbc:sqlite:data.db)");
		}
	}

	@Test
	void aFolderThatDoesNotExist() {
		Path file = this.folder.resolve("no such/folder/data.db");
		try (HikariDataSource pool = TestDatabase.pool("jdbc:sqlite:" + file, "delete")) {
			MigrationEngine engine = engine(pool, TestRevision.table("a"));
			assertThat(engine.status().pending()).hasSize(1);
			assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> engine.upgrade("head"))
				.withMessage(lines(
						"The database " + file + " can't be opened because the folder " + this.folder.resolve("no such")
								+ " does not exist.",
						"Make the folder (mkdir -p \"" + file.getParent()
								+ "\"), or correct the path in spring.datasource.url."));
		}
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void aFileThatIsNoDatabase() throws IOException {
		Path file = Files.writeString(this.folder.resolve("data.db"), "no database at all\n".repeat(1000));
		byte[] before = Files.readAllBytes(file);
		for (String url : List.of("jdbc:sqlite:" + file, "jdbc:sqlite:file:" + file)) {
			MigrationEngine engine = engine(new DriverManagerDataSource(url), TestRevision.table("a"));
			assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> engine.upgrade("head"))
				.withMessageStartingWith(file + " is not a SQLite database, or it is encrypted: file is not a database")
				.withMessageContaining("Check the path in spring.datasource.url.");
			assertThatExceptionOfType(DatabaseException.class).isThrownBy(engine::status);
		}
		assertThat(Files.readAllBytes(file)).isEqualTo(before);
	}

	@Test
	void aCallInsideATransaction() {
		try (TestDatabase database = TestDatabase.in(this.folder)) {
			MigrationEngine engine = database.engine(TestRevision.table("a"));
			TransactionTemplate transactions = new TransactionTemplate(
					new DataSourceTransactionManager(database.pool()));
			for (Runnable call : List.<Runnable>of(() -> engine.upgrade("head"), () -> engine.downgrade("base"),
					() -> engine.stamp("head"))) {
				assertThatExceptionOfType(DatabaseException.class)
					.isThrownBy(() -> transactions.executeWithoutResult((status) -> call.run()))
					.withMessage(lines(
							"The engine was called inside a transaction of the data source that it migrates.",
							"Call it outside of @Transactional methods and TransactionTemplate: a run has a transaction of "
									+ "its own."));
			}
			assertThat(engine.upgrade("head").after()).containsExactly("a");
		}
	}

	/**
	 * A data source that doesn't tell its URL.
	 */
	private static final class Nameless extends AbstractDataSource {

		private final DataSource target;

		Nameless(DataSource target) {
			this.target = target;
		}

		@Override
		public Connection getConnection() throws SQLException {
			return this.target.getConnection();
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return this.target.getConnection(username, password);
		}

	}

}
