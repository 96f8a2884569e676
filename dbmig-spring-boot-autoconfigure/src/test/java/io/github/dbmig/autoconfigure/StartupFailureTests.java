package io.github.dbmig.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import io.github.dbmig.autoconfigure.fixture.jpaapplication.JpaApplication;
import io.github.dbmig.autoconfigure.fixture.plainapplication.PlainApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a person reads when an application doesn't start: whole applications, and their
 * output word for word.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupFailureTests {

	@TempDir
	Path folder;

	private RevisionFiles revisions;

	private Path database;

	@BeforeEach
	void prepare() {
		this.revisions = new RevisionFiles(this.folder);
		this.database = this.folder.resolve("data.db");
	}

	private void start(String... properties) {
		start(PlainApplication.class, properties);
	}

	private void start(Class<?> application, String... properties) {
		SpringApplication app = new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.properties("spring.datasource.url=jdbc:sqlite:" + this.database,
					"dbmig.revisions.locations=" + this.revisions.location(), "spring.main.banner-mode=off",
					"spring.jmx.enabled=false", "management.endpoints.access.default=none")
			.build();
		String[] arguments = new String[properties.length];
		for (int i = 0; i < properties.length; i++) {
			arguments[i] = "--" + properties[i];
		}
		app.run(arguments).close();
	}

	private String failure(CapturedOutput output, String... properties) {
		return failure(output, PlainApplication.class, properties);
	}

	/**
	 * Start, fail, and return what was printed below "Description:".
	 */
	private String failure(CapturedOutput output, Class<?> application, String... properties) {
		assertThatThrownBy(() -> start(application, properties)).isNotNull();
		String text = output.toString();
		assertThat(text).contains("APPLICATION FAILED TO START");
		String told = text.substring(text.lastIndexOf("Description:"));
		assertThat(told).doesNotContain("\tat ");
		return told.strip();
	}

	private static String told(String description, String action) {
		return "Description:\n\n" + description.strip() + "\n\nAction:\n\n" + action.strip();
	}

	private void sql(String... statements) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.database);
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	@Test
	void pendingRevisionsUnderValidate(CapturedOutput output) {
		this.revisions.addBooks();
		start("dbmig.target=aaaa1111");
		assertThat(failure(output, "dbmig.on-startup=validate")).isEqualTo(told("""
				%s is behind this build, and dbmig.on-startup=validate applies nothing. One revision is pending:
				  - bbbb2222 "isbn"
				""".formatted(this.database), """
				Apply them: start once with dbmig.on-startup=upgrade, or call MigrationEngine.upgrade("head").
				"""));
	}

	@Test
	void pendingRevisionsOnAReadOnlyFile(CapturedOutput output) {
		this.revisions.addBooks();
		start("dbmig.target=aaaa1111");
		String url = "spring.datasource.url=jdbc:sqlite:" + this.database + "?open_mode=1";
		assertThat(failure(output, url, "spring.datasource.hikari.read-only=true")).isEqualTo(told("""
				%s can only be read: attempt to write a readonly database [SQLITE_READONLY]. It is behind this build. \
				One revision is pending:
				  - bbbb2222 "isbn"
				Nothing was changed.
				""".formatted(this.database), """
				Make the file and its folder writable, or point spring.datasource.url at a copy that is.
				"""));
	}

	@Test
	void aReadOnlyFileAtHeadIsFine() {
		this.revisions.addBooks();
		start();
		start("spring.datasource.url=jdbc:sqlite:" + this.database + "?open_mode=1",
				"spring.datasource.hikari.read-only=true");
	}

	@Test
	void noRevisionAlthoughThereAreEntities(CapturedOutput output) {
		assertThat(failure(output, JpaApplication.class, "dbmig.revisions.locations=classpath*:nowhere/"))
			.isEqualTo(told(
					"""
							The application has 1 entity (io.github.dbmig.autoconfigure.fixture.library.Book) and no revision that \
							makes tables for them: none was found in classpath*:nowhere/ nor in the application's packages.
							""",
					"""
								Write the first revision by hand (src/main/resources/db/revisions/<id>_init.sql; the README shows one), \
							or, where this build has dbmig's command line, have it made: ./mvnw spring-boot:run \
							-Dspring-boot.run.arguments="dbmig revision --autogenerate -m init". If something else makes the tables, \
							switch dbmig off with dbmig.enabled=false.
							"""));
	}

	@Test
	void noRevisionAndNoEntitiesIsOnlyAWarning(CapturedOutput output) {
		start("dbmig.revisions.locations=classpath*:nowhere/");
		assertThat(output)
			.contains("There is nothing to migrate: no revision was found in [classpath*:nowhere/] and the "
					+ "application's packages");
	}

	@Test
	void aDatabaseWithTablesAndNoVersion(CapturedOutput output) throws SQLException {
		this.revisions.addBooks();
		sql("CREATE TABLE book (id INTEGER PRIMARY KEY)", "CREATE TABLE author (id INTEGER PRIMARY KEY)");
		assertThat(failure(output)).isEqualTo(told(
				"""
						%s has tables and no version, so it is not known which revisions it corresponds to. It has author, book, \
						and no rows in dbmig_version. Nothing was changed.
						"""
					.formatted(this.database),
				"""
						dbmig adopt --dry-run tells which revision the schema corresponds to and what would be repaired, \
						dbmig adopt does it, and with dbmig.adopt=auto the start does; dbmig stamp <revision> makes a revision \
						current without comparing. If the file is not meant to be this application's, correct \
						spring.datasource.url.
						"""));
	}

	@Test
	void aMissingParentFolder(CapturedOutput output) {
		this.revisions.addBooks();
		Path file = this.folder.resolve("no/such/data.db");
		assertThat(failure(output, "spring.datasource.url=jdbc:sqlite:" + file)).isEqualTo(told("""
				The database %s can't be opened because the folder %s does not exist.
				""".formatted(file, this.folder.resolve("no")), """
				Make the folder (mkdir -p "%s"), or correct the path in spring.datasource.url.
				""".formatted(file.getParent())));
	}

	@Test
	void aPrivateMemoryDatabaseBehindAPool(CapturedOutput output) {
		this.revisions.addBooks();
		assertThat(failure(output, "spring.datasource.url=jdbc:sqlite::memory:")).isEqualTo(told(
				"""
						The database is private to its connection (:memory:), and the pool may open 10 connections: each would see \
						another, empty database.
						""",
				"""
						Use a file, share the memory (jdbc:sqlite:file:name?mode=memory&cache=shared), or keep the pool to one \
						connection (spring.datasource.hikari.maximum-pool-size=1).
						"""));
	}

	@Test
	void aPrivateMemoryDatabaseWithOneConnectionIsFine() {
		this.revisions.addBooks();
		start("spring.datasource.url=jdbc:sqlite::memory:", "spring.datasource.hikari.maximum-pool-size=1");
	}

	@Test
	void severalHeads(CapturedOutput output) {
		this.revisions.addBooks().add("cccc3333", "aaaa1111", "pages", "ALTER TABLE book ADD COLUMN pages;", "");
		assertThat(failure(output)).isEqualTo(told("""
				The target 'head' needs one head, and the revisions have 2:
				  - bbbb2222 "isbn" (%s)
				  - cccc3333 "pages" (%s)
				They part after aaaa1111 "books".
				""".formatted(this.revisions.path("bbbb2222", "isbn"), this.revisions.path("cccc3333", "pages")),
				"""
						Merge them: dbmig merge -m "merge". Or give the branch that is not published yet the other as its parent: \
						dbmig rebase cccc3333 --onto bbbb2222, or dbmig rebase bbbb2222 --onto cccc3333. To have all of them \
						applied side by side, use the target 'heads' (dbmig.target: heads); to have one applied, its id, or \
						label@head.
						"""));
		assertThat(this.database).doesNotExist();
	}

	@Test
	void aMissingParentRevision(CapturedOutput output) {
		this.revisions.addBooks().add("cccc3333", "dddd4444", "orphan", "SELECT 1;", "");
		assertThat(failure(output)).isEqualTo(told(
				"""
						The revisions don't form a graph: Revision cccc3333 (%s) revises dddd4444, and there is no revision of that \
						id.
						"""
					.formatted(this.revisions.path("cccc3333", "orphan")),
				"""
						Correct the revisions named above; the database was not touched. A revision that is published already \
						should keep its id.
						"""));
		assertThat(this.database).doesNotExist();
	}

	@Test
	void aRevisionThatThisBuildDoesNotHave(CapturedOutput output) throws Exception {
		this.revisions.addBooks();
		start();
		sql("UPDATE dbmig_history SET applied_at = '2026-11-20T10:15:30Z', app_version = '1.5.0'");
		Files.delete(this.revisions.path("bbbb2222", "isbn"));
		assertThat(failure(output)).isEqualTo(told("""
				%s is ahead of this build, which can't locate the revision that the database is at:
				  - bbbb2222 "isbn", applied 20 Nov 2026 10:15 UTC by 1.5.0
				Nothing was changed.
				""".formatted(this.database),
				"""
						Start the version of the application that applied it, or one that is newer. If this is the newest, its \
						build lacks the revision: was its file left out, or is it on a branch that is not merged? To forget it and \
						leave the schema as it is: dbmig stamp REV --purge.
						"""));
	}

	@Test
	void anEditedRevision(CapturedOutput output) throws IOException {
		this.revisions.addBooks();
		start();
		Path file = this.revisions.path("bbbb2222", "isbn");
		Files.writeString(file, Files.readString(file).replace("isbn TEXT", "isbn VARCHAR(13)"));
		assertThat(failure(output)).isEqualTo(told("""
				A revision was edited after %s had applied it, so the schema is no longer what the revisions say:
				  - bbbb2222 "isbn" (%s)
				""".formatted(this.database, file),
				"""
						Take the edit back and put the change into a new revision, which reaches the databases that have applied \
						the old one too. If the edit changes nothing that matters, let it pass with dbmig.on-edited=warn.
						"""));
	}

	@Test
	void aFailingStatement(CapturedOutput output) {
		this.revisions.addBooks();
		start();
		this.revisions.add("cccc3333", "bbbb2222", "broken",
				"CREATE TABLE shelf (id INTEGER PRIMARY KEY);\n\nINSERT INTO book (titel) VALUES ('secret');", "");
		assertThat(failure(output)).isEqualTo(told("""
				The upgrade to revision cccc3333 "broken" failed in %s, line 8.
				  Statement: INSERT INTO book (titel) VALUES ('secret')
				  Reason: SQLite says: table book has no column named titel.
				Nothing was changed, the database is still at bbbb2222 "isbn".
				""".formatted(this.revisions.path("cccc3333", "broken")), """
				Correct the revision.
				"""));
	}

	@Test
	void aLockedDatabase(CapturedOutput output) throws SQLException {
		this.revisions.addBooks();
		start("dbmig.target=aaaa1111");
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.database);
				Statement statement = connection.createStatement()) {
			statement.execute("BEGIN IMMEDIATE");
			assertThat(failure(output, "dbmig.lock-timeout=1s")).isEqualTo(told("""
					%s can't be migrated: another process or connection has kept it locked for 1 s. Nothing was changed.
					""".formatted(this.database), """
					Find what holds the lock (another instance that is migrating, a tool that has the file open in a \
					transaction) and end it, or wait longer with dbmig.lock-timeout.
					"""));
		}
	}

	@Test
	void aDataSourceThatIsNotSqlite(CapturedOutput output) {
		this.revisions.addBooks();
		assertThat(failure(output, "spring.datasource.url=jdbc:h2:mem:x;PASSWORD=hunter2",
				"spring.datasource.username=sa"))
			.isEqualTo(told("""
					The data source is not a SQLite database: its URL is jdbc:h2:mem:x;PASSWORD=***.
					""",
					"""
							Point spring.datasource.url at a SQLite file (jdbc:sqlite:data.db), mark the SQLite data source with \
							@DbmigDataSource if there are several, or switch dbmig off with dbmig.enabled=false.
							"""))
			.doesNotContain("hunter2");
	}

	@Test
	void aFileThatIsNoDatabase(CapturedOutput output) throws IOException {
		this.revisions.addBooks();
		Files.writeString(this.database, "This is a text, and it is long enough to be taken for a page. ".repeat(20));
		assertThat(failure(output)).startsWith("Description:\n\n" + this.database
				+ " is not a SQLite database, or it is encrypted: file is not a database [SQLITE_NOTADB].");
	}

	@Test
	void hibernateToldToChangeTheSchema(CapturedOutput output) {
		this.revisions.addBooks();
		assertThat(failure(output, JpaApplication.class, "spring.jpa.hibernate.ddl-auto=update")).isEqualTo(told(
				"""
						Hibernate is told to change the schema (hibernate.hbm2ddl.auto=update for the bean \
						'entityManagerFactory') that dbmig migrates. On SQLite it would do half of the work, and what it does is \
						in no revision.
						""",
				"""
						Remove spring.jpa.hibernate.ddl-auto (and spring.jpa.generate-ddl), or set it to none or validate. To let \
						Hibernate have the schema, set dbmig.enabled=false.
						"""));
	}

}
