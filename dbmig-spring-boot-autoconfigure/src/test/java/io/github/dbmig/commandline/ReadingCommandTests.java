package io.github.dbmig.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteJDBCLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the commands print that only read, word for word.
 */
class ReadingCommandTests {

	private static final String A = "{\"revision\":\"aaaa1111\",\"revises\":[],\"message\":\"books\","
			+ "\"created\":\"2026-11-23T10:15:30Z\",\"labels\":[],\"dependsOn\":[],\"reversible\":true,\"head\":false,"
			+ "\"origin\":\"%1$s\"";

	private static final String B = "{\"revision\":\"bbbb2222\",\"revises\":[\"aaaa1111\"],\"message\":\"isbn\","
			+ "\"created\":null,\"labels\":[],\"dependsOn\":[],\"reversible\":true,\"head\":true,\"origin\":\"%2$s\"";

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

	private String json(String template) {
		return template.formatted(this.folder.resolve("revisions/aaaa1111_x.sql"),
				this.folder.resolve("revisions/bbbb2222_x.sql")) + "\n";
	}

	private String run(String... arguments) {
		assertThat(this.workshop.run(arguments)).as(this.workshop::errors).isZero();
		assertThat(this.workshop.errors()).isEmpty();
		return this.workshop.printed();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "status", "current", "heads", "history", "show bbbb", "status --json", "current --json" })
	void readingMakesNoFile(String command) {
		assertThat(run(command.isEmpty() ? new String[0] : command.split(" "))).isNotEmpty();
		assertThat(file()).doesNotExist();
	}

	@Test
	void nothingTypedIsTheStatus() {
		String expected = """
				Database  %s (does not exist yet)
				Current   base
				Pending   aaaa1111 "books"
				          bbbb2222 "isbn" (head)
				Next      dbmig upgrade
				""".formatted(file());
		assertThat(run()).isEqualTo(expected);
		assertThat(run("status")).isEqualTo(expected);
	}

	@Test
	void theStatusOfADatabaseHalfWay() {
		run("upgrade", "aaaa1111");
		assertThat(run("status")).isEqualTo("""
				Database  %s
				Current   aaaa1111 "books"
				Pending   bbbb2222 "isbn" (head)
				Next      dbmig upgrade
				""".formatted(file()));
	}

	@Test
	void theStatusOfADatabaseAtHead() {
		run("upgrade");
		assertThat(run("status")).isEqualTo("""
				Database  %s
				Current   bbbb2222 "isbn" (head)
				Pending   nothing
				Next      nothing to do
				""".formatted(file()));
	}

	@Test
	void theStatusOfADatabaseThatIsNewer() {
		run("upgrade");
		Workshop older = new Workshop(this.folder.resolve("older"))
			.revision("aaaa1111", "-- message: books", "CREATE TABLE book (id INTEGER PRIMARY KEY);",
					"DROP TABLE book;")
			.database("../data");
		assertThat(older.run("status")).isZero();
		assertThat(older.printed()).isEqualTo("""
				Database  %s
				Current   bbbb2222 (unknown to this build)
				Pending   not known, the database is newer than this build
				Next      start the build that has bbbb2222
				""".formatted(file()));
		assertThat(older.run("current", "--json")).isZero();
		assertThat(older.printed()).isEqualTo("[{\"revision\":\"bbbb2222\",\"known\":false}]\n");
		assertThat(older.run("show", "-1")).isOne();
		assertThat(older.errors()).isEqualTo("""
				The database is at bbbb2222, which this build doesn't know, so it is not known what '-1' is.
				Give the id of a revision.
				""");
	}

	@Test
	void theStatusOfTwoHeadsSaysWhoTellsTheWaysOut() {
		this.workshop.revision("cccc3333", "-- revises: aaaa1111\n-- labels: pages", "SELECT 1;", "");
		assertThat(run("status")).contains("Pending   aaaa1111 \"books\"\n")
			.contains("          cccc3333 (pages, head)\n")
			.endsWith("Next      dbmig check (2 heads: bbbb2222, cccc3333)\n");
		this.workshop.defaultTarget("heads");
		assertThat(run("status")).endsWith("Next      dbmig upgrade\n");
	}

	@Test
	void theStatusWithoutRevisions() throws IOException {
		Workshop empty = new Workshop(Files.createDirectories(this.folder.resolve("empty/revisions")).getParent())
			.database("data");
		assertThat(empty.run()).isZero();
		assertThat(empty.printed()).isEqualTo("""
				Database  %s (does not exist yet)
				Current   base
				Pending   nothing, this build has no revisions
				Next      nothing to do
				""".formatted(empty.file("data")));
	}

	@Test
	void theStatusAsJson() throws Exception {
		run("upgrade", "aaaa1111");
		String expected = ("{\"name\":\"data\",\"database\":{\"path\":\"%s\",\"sqliteVersion\":\"%s\","
				+ "\"sizeBytes\":%d,\"journalMode\":\"delete\"},\"current\":[\"aaaa1111\"],\"unknown\":[],"
				+ "\"heads\":[\"bbbb2222\"],\"upToDate\":false,\"pending\":[{\"revision\":\"bbbb2222\","
				+ "\"revises\":[\"aaaa1111\"],\"message\":\"isbn\"}],\"model\":null,\"next\":\"dbmig upgrade\"}\n")
			.formatted(file(), SQLiteJDBCLoader.getVersion().replaceAll("^(\\d+\\.\\d+\\.\\d+).*", "$1"),
					Files.size(file()));
		assertThat(run("status", "--json")).isEqualTo(expected);
		assertThat(run("--json")).isEqualTo(expected);
	}

	@Test
	void current() {
		assertThat(run("current")).isEqualTo("base\n");
		assertThat(run("current", "--json")).isEqualTo("[]\n");
		run("upgrade");
		assertThat(run("current")).isEqualTo("bbbb2222 \"isbn\" (head)\n");
		assertThat(run("current", "--json")).isEqualTo(json("[" + B + ",\"known\":true}]"));
	}

	@Test
	void heads() {
		assertThat(run("heads")).isEqualTo("bbbb2222 \"isbn\" (head)\n");
		assertThat(run("heads", "--json")).isEqualTo(json("[" + B + "}]"));
	}

	@Test
	void historyIsNewestFirst() {
		assertThat(run("history")).isEqualTo("""
				aaaa1111 -> bbbb2222 "isbn" (head)
				base -> aaaa1111 "books"
				""");
		assertThat(run("history", "--json")).isEqualTo(json("[" + B + "}," + A + "}]"));
	}

	@Test
	void historyWithEverything() {
		this.workshop.revision("cccc3333", "-- revises: bbbb2222\n-- depends-on: aaaa1111\n-- labels: late",
				"SELECT 1;", "");
		assertThat(run("history", "-v")).isEqualTo("""
				Revision    cccc3333 (late, head)
				Revises     bbbb2222
				Depends on  aaaa1111
				From        %1$s/cccc3333_x.sql
				Downgrade   none, it is irreversible

				Revision    bbbb2222 "isbn"
				Revises     aaaa1111
				From        %1$s/bbbb2222_x.sql

				Revision    aaaa1111 "books"
				Revises     base
				Created     2026-11-23T10:15:30Z
				From        %1$s/aaaa1111_x.sql
				""".formatted(this.folder.resolve("revisions")));
	}

	@Test
	void historyAndHeadsNeedNoDatabase() {
		Workshop without = new Workshop(this.folder);
		assertThat(without.run("history")).isZero();
		assertThat(without.run("heads")).isZero();
		assertThat(without.printed()).isEqualTo("bbbb2222 \"isbn\" (head)\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bbbb", "bbbb2222", "head", "+2" })
	void oneRevision(String name) {
		assertThat(run("show", name)).isEqualTo("""
				Revision    bbbb2222 "isbn" (head)
				Revises     aaaa1111
				From        %s/bbbb2222_x.sql

				-- upgrade
				ALTER TABLE "book" ADD COLUMN "isbn" TEXT;

				-- downgrade
				ALTER TABLE "book" DROP COLUMN "isbn";
				""".formatted(this.folder.resolve("revisions")));
	}

	@Test
	void oneRevisionAsJson() {
		assertThat(run("show", "head", "--json"))
			.isEqualTo(json(B + ",\"sql\":{\"upgrade\":[\"ALTER TABLE \\\"book\\\" ADD COLUMN \\\"isbn\\\" TEXT\"],"
					+ "\"downgrade\":[\"ALTER TABLE \\\"book\\\" DROP COLUMN \\\"isbn\\\"\"]}}"));
	}

	@Test
	void baseIsNoRevisionToShow() {
		assertThat(this.workshop.run("show", "base")).isOne();
		assertThat(this.workshop.errors()).isEqualTo("""
				'base' is no revision: before all of them.
				Give the id of one.
				""");
	}

	@Test
	void whatATerminalCouldObeyIsNotPrinted() {
		this.workshop.revision("cccc3333", "-- revises: bbbb2222\n-- message: \u001b[31mred \u202eesrever", "SELECT 1;",
				"");
		assertThat(run("heads")).isEqualTo("cccc3333 \"?[31mred ?esrever\" (head)\n");
		assertThat(run("heads", "--json")).contains("\"message\":\"\\u001B[31mred \\u202Eesrever\"");
	}

}
