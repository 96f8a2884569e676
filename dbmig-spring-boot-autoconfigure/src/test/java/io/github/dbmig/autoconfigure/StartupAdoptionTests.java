package io.github.dbmig.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.engine.AdoptionException;
import io.github.dbmig.engine.UnversionedDatabaseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a start does about a database that has tables and no version.
 */
class StartupAdoptionTests {

	@TempDir
	Path folder;

	private Path database;

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare() {
		this.database = this.folder.resolve("data.db");
		RevisionFiles revisions = new RevisionFiles(this.folder)
			.add("aaaa1111", "", "books",
					"CREATE TABLE author (id INTEGER PRIMARY KEY); CREATE TABLE book (id INTEGER PRIMARY KEY, "
							+ "author_id BIGINT REFERENCES author (id));",
					"DROP TABLE book; DROP TABLE author;")
			.add("bbbb2222", "aaaa1111", "isbn", "ALTER TABLE book ADD COLUMN isbn TEXT;",
					"ALTER TABLE book DROP COLUMN isbn;");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, DbmigAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=jdbc:sqlite:" + this.database,
					"dbmig.revisions.locations=" + revisions.location());
	}

	private void sql(String... statements) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.database);
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private List<String> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((path) -> path.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void byDefaultItIsLeftAlone() throws Exception {
		sql("CREATE TABLE author (id INTEGER PRIMARY KEY)",
				"CREATE TABLE book (id INTEGER PRIMARY KEY, author_id BIGINT)");
		byte[] before = Files.readAllBytes(this.database);
		this.runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(UnversionedDatabaseException.class));
		assertThat(Files.readAllBytes(this.database)).isEqualTo(before);
	}

	@Test
	void withAutoItIsRepairedTakenOverAndUpgraded() throws Exception {
		sql("CREATE TABLE author (id integer, primary key (id))",
				"CREATE TABLE book (id integer, author_id bigint, primary key (id))", "INSERT INTO author VALUES (1)",
				"INSERT INTO book VALUES (5, 1)");
		Path backups = this.folder.resolve("backups");
		this.runner.withPropertyValues("dbmig.adopt=auto", "dbmig.backup.directory=" + backups, "dbmig.backup.keep=1")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(MigrationEngine.class).status().current()).containsExactly("bbbb2222");
			});
		assertThat(files(backups)).singleElement().asString().startsWith("data.db.").endsWith(".backup");
		assertThat(files(this.folder)).containsExactly("backups", "data.db", "revisions");
	}

	@Test
	void withAutoRowsInTheWayRefuseTheStart() throws Exception {
		sql("CREATE TABLE author (id INTEGER PRIMARY KEY)",
				"CREATE TABLE book (id INTEGER PRIMARY KEY, author_id BIGINT)", "INSERT INTO book VALUES (5, 1)");
		byte[] before = Files.readAllBytes(this.database);
		this.runner.withPropertyValues("dbmig.adopt=auto")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(AdoptionException.class)
				.hasMessageContaining("1 row of \"book\" refers by \"author_id\" to a row of \"author\" that doesn't "
						+ "exist: id 5"));
		assertThat(Files.readAllBytes(this.database)).isEqualTo(before);
	}

	@Test
	void withAutoAnEmptyDatabaseIsUpgradedAsEver() {
		this.runner.withPropertyValues("dbmig.adopt=auto")
			.run((context) -> assertThat(context.getBean(MigrationEngine.class).status().current())
				.containsExactly("bbbb2222"));
		this.runner.withPropertyValues("dbmig.adopt=auto").run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void withAutoADatabaseThatHasAVersionIsNotAskedAbout() {
		List<String> asked = new ArrayList<>();
		this.runner.withPropertyValues("dbmig.adopt=auto")
			.withBean(MigrationEngine.class, () -> new RecordingEngine(asked))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(asked).containsExactly("head");
	}

	@Test
	void withAutoNothingIsTakenOverWhereNothingIsToBeWritten() throws Exception {
		sql("CREATE TABLE author (id INTEGER PRIMARY KEY)",
				"CREATE TABLE book (id INTEGER PRIMARY KEY, author_id BIGINT)");
		byte[] before = Files.readAllBytes(this.database);
		this.runner.withPropertyValues("dbmig.adopt=auto", "dbmig.on-startup=validate")
			.run((context) -> assertThat(context).hasFailed());
		assertThat(Files.readAllBytes(this.database)).isEqualTo(before);
	}

}
