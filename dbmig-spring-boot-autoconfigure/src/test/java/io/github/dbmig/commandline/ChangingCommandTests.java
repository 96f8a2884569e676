package io.github.dbmig.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands that move a database, and the options that all commands have.
 */
class ChangingCommandTests {

	@TempDir
	Path folder;

	private Workshop workshop;

	@BeforeEach
	void prepare() {
		this.workshop = new Workshop(this.folder).books().database("data");
	}

	private Path file() {
		return this.workshop.file("data");
	}

	private String run(String... arguments) {
		assertThat(this.workshop.run(arguments)).as(this.workshop::errors).isZero();
		assertThat(this.workshop.errors()).isEmpty();
		return this.workshop.printed();
	}

	@Test
	void upAndDownAndUp() {
		assertThat(run("upgrade")).isEqualTo("""
				Upgraded base -> aaaa1111 "books"
				Upgraded aaaa1111 -> bbbb2222 "isbn"
				%s is at bbbb2222 now.
				""".formatted(file()));
		assertThat(run("upgrade")).isEqualTo("Nothing to do: " + file() + " is at bbbb2222.\n");
		assertThat(run("downgrade", "-1")).isEqualTo("""
				Downgraded bbbb2222 "isbn" -> aaaa1111
				%s is at aaaa1111 now.
				""".formatted(file()));
		assertThat(run("upgrade", "+1")).isEqualTo("""
				Upgraded aaaa1111 -> bbbb2222 "isbn"
				%s is at bbbb2222 now.
				""".formatted(file()));
		assertThat(run("downgrade", "base")).isEqualTo("""
				Downgraded bbbb2222 "isbn" -> aaaa1111
				Downgraded aaaa1111 "books" -> base
				%s is at base now.
				""".formatted(file()));
	}

	@Test
	void stamp() {
		assertThat(run("stamp", "aaaa1111")).isEqualTo("""
				Stamped aaaa1111 "books"
				%s is at aaaa1111 now.
				""".formatted(file()));
		assertThat(run("current")).isEqualTo("aaaa1111 \"books\"\n");
	}

	@Test
	void aRevisionThatFailsIsToldWithoutAStackTrace() {
		this.workshop.revision("cccc3333", "-- revises: bbbb2222", "INSERT INTO book (titel) VALUES ('secret');", "");
		assertThat(this.workshop.run("upgrade")).isOne();
		assertThat(this.workshop.printed()).isEmpty();
		assertThat(this.workshop.errors()).isEqualTo("""
				The upgrade to revision cccc3333 failed in %s, line 5.
				  Statement: INSERT INTO book (titel) VALUES ('secret')
				  Reason: SQLite says: table book has no column named titel.
				Nothing was changed, the database is still at base.
				Correct the revision.
				""".formatted(this.folder.resolve("revisions/cccc3333_x.sql")));
		assertThat(this.workshop.run("upgrade", "-v")).isOne();
		assertThat(this.workshop.errors()).contains("Correct the revision.\n", "\tat io.github.dbmig.");
	}

	@Test
	void aTargetThatIsNone() {
		assertThat(this.workshop.run("upgrade", "zzzz9999")).isOne();
		assertThat(this.workshop.errors()).isEqualTo("""
				There is no revision 'zzzz9999' in this build.
				The head is bbbb2222 "isbn"; give the id of a revision that this build has.
				""");
		assertThat(file()).doesNotExist();
	}

	@Test
	void severalDatabasesAreTold() {
		this.workshop.database("other");
		assertThat(this.workshop.run("upgrade")).isOne();
		assertThat(this.workshop.errors()).isEqualTo("""
				There are several databases: data, other.
				Name one with --database NAME.
				""");
		assertThat(run("upgrade", "--database", "other"))
			.endsWith(this.workshop.file("other") + " is at bbbb2222 now.\n");
		assertThat(run("--database=other", "current")).isEqualTo("bbbb2222 \"isbn\" (head)\n");
		assertThat(file()).doesNotExist();
		assertThat(this.workshop.run("status", "--database", "third")).isOne();
		assertThat(this.workshop.errors()).isEqualTo("""
				There is no database 'third'.
				Give one of these with --database: data, other.
				""");
	}

	@Test
	void noDatabaseAtAll() {
		Workshop without = new Workshop(this.folder);
		assertThat(without.run("upgrade")).isOne();
		assertThat(without.errors()).isEqualTo("""
				This application has no database that dbmig migrates.
				Configure a SQLite data source (spring.datasource.url), and leave dbmig.enabled at true.
				""");
	}

	@Test
	void quietIsSilent() {
		assertThat(run("upgrade", "-q")).isEmpty();
		assertThat(run("-q", "status")).isEmpty();
		assertThat(this.workshop.run("downgrade", "zzzz9999", "-q")).isOne();
		assertThat(this.workshop.errors()).startsWith("There is no revision 'zzzz9999'");
	}

	@Test
	void theResultGoesToAFile() throws Exception {
		Path output = this.folder.resolve("result.txt");
		assertThat(run("heads", "--output", output.toString())).isEmpty();
		assertThat(output).hasContent("bbbb2222 \"isbn\" (head)\n");
		assertThat(run("heads", "-q", "--json", "--output=" + output)).isEmpty();
		assertThat(Files.readString(output)).startsWith("[{\"revision\":\"bbbb2222\"").endsWith("}]\n");
	}

	@Test
	void aFileThatCanNotBeWrittenIsFoundBeforeAnythingIsDone() {
		Path output = this.folder.resolve("no/such/result.txt");
		assertThat(this.workshop.run("upgrade", "--output", output.toString())).isOne();
		assertThat(this.workshop.errors()).isEqualTo(
				"""
						The result can't be written to %s, which is a folder or in a folder that does not exist. Nothing was done.
						Correct --output, or make the folder.
						"""
					.formatted(output));
		assertThat(file()).doesNotExist();
	}

	@Test
	void aFailureInsideOfABeanIsFound() {
		this.workshop.run("upgrade", "zzzz9999");
		String told = this.workshop.errors();
		try {
			this.workshop.engines().get(0).upgrade("zzzz9999");
		}
		catch (RuntimeException ex) {
			this.workshop.graphFails(new IllegalStateException("Error creating bean", ex));
		}
		assertThat(this.workshop.run("heads")).isOne();
		assertThat(this.workshop.errors()).isEqualTo(told);
	}

	@Test
	void whatIsNoneOfDbmigsFailuresIsExplainedElsewhere() {
		IllegalArgumentException failure = new IllegalArgumentException("no bean");
		this.workshop.graphFails(failure);
		assertThat(this.workshop.run("heads")).isOne();
		assertThat(this.workshop.errors()).isEmpty();
		assertThat(this.workshop.explained()).isSameAs(failure);
	}

	@Test
	void whatNobodyExplainsIsPrinted() {
		this.workshop.graphFails(new IllegalStateException("no bean"));
		assertThat(this.workshop.run("heads")).isOne();
		assertThat(this.workshop.errors()).isEqualTo("""
				The command failed: java.lang.IllegalStateException: no bean
				With -v the stack trace is printed.
				""");
	}

	@Test
	void aDatabaseThatIsLockedForWritingCanBeRead() throws Exception {
		run("upgrade", "aaaa1111");
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
				Statement statement = connection.createStatement()) {
			statement.execute("BEGIN IMMEDIATE");
			assertThat(run("current")).isEqualTo("aaaa1111 \"books\"\n");
		}
	}

}
