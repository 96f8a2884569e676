package io.github.dbmig.commandline;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands on revisions that branch: two arms after bbbb, one of which is labelled, and a
 * merge of them.
 */
class GraphCommandTests {

	@TempDir
	Path folder;

	private Workshop workshop;

	@BeforeEach
	void prepare() {
		this.workshop = new Workshop(this.folder).books()
			.revision("cccc3333", "-- revises: bbbb2222\n-- message: pages\n-- labels: left",
					"ALTER TABLE book ADD COLUMN pages INTEGER;", "ALTER TABLE book DROP COLUMN pages;")
			.revision("dddd4444", "-- revises: bbbb2222\n-- message: shelves",
					"CREATE TABLE shelf (id INTEGER PRIMARY KEY);", "DROP TABLE shelf;")
			.database("data");
	}

	private void merge() {
		this.workshop.revision("eeee5555", "-- revises: cccc3333, dddd4444\n-- message: both", "", "SELECT 1;");
	}

	private String run(String... arguments) {
		assertThat(this.workshop.run(arguments)).as(this.workshop::errors).isZero();
		assertThat(this.workshop.errors()).isEmpty();
		return this.workshop.printed();
	}

	private String refused(String... arguments) {
		assertThat(this.workshop.run(arguments)).isOne();
		assertThat(this.workshop.printed()).isEmpty();
		return this.workshop.errors();
	}

	@Test
	void branches() {
		assertThat(run("branches")).isEqualTo("""
				bbbb2222 "isbn"
				  -> cccc3333 "pages" (left, head)
				  -> dddd4444 "shelves" (head)
				""");
		assertThat(run("branches", "--json"))
			.isEqualTo("[{\"revision\":\"bbbb2222\",\"message\":\"isbn\",\"branches\":["
					+ "{\"revision\":\"cccc3333\",\"revises\":[\"bbbb2222\"],\"message\":\"pages\",\"labels\":[\"left\"],"
					+ "\"heads\":[\"cccc3333\"]},{\"revision\":\"dddd4444\",\"revises\":[\"bbbb2222\"],"
					+ "\"message\":\"shelves\",\"labels\":[],\"heads\":[\"dddd4444\"]}]}]\n");
		merge();
		this.workshop.revision("ffff6666", "-- message: elsewhere", "", "SELECT 1;");
		assertThat(run("branches")).startsWith("""
				base
				  -> aaaa1111 "books", up to eeee5555
				  -> ffff6666 "elsewhere" (head)
				bbbb2222 "isbn"
				  -> cccc3333 "pages" (left), up to eeee5555
				""");
		Workshop line = new Workshop(this.folder.resolve("line")).books();
		assertThat(line.run("branches")).isZero();
		assertThat(line.printed()).isEqualTo("There is one branch only.\n");
	}

	@Test
	void theHistoryIsDrawn() {
		merge();
		this.workshop.revision("ffff6666", "-- revises: dddd4444\n-- message: more", "", "SELECT 1;");
		assertThat(run("history", "--graph")).isEqualTo("""
				* ffff6666 "more" (head)
				| * eeee5555 "both" (head)
				| |\\
				|_|/
				* | dddd4444 "shelves"
				| * cccc3333 "pages" (left)
				|/
				* bbbb2222 "isbn"
				* aaaa1111 "books"
				""");
	}

	@Test
	void theHistoryOfTwoRootsIsDrawn() {
		Workshop roots = new Workshop(this.folder.resolve("roots")).revision("aaaa1111", "", "", "SELECT 1;")
			.revision("bbbb2222", "", "", "SELECT 1;")
			.revision("cccc3333", "-- revises: aaaa1111", "", "SELECT 1;")
			.revision("dddd4444", "-- revises: bbbb2222", "", "SELECT 1;");
		assertThat(roots.run("history", "--graph", "-v")).isZero();
		assertThat(roots.printed()).startsWith("""
				* Revision    dddd4444 (head)
				| Revises     bbbb2222
				""");
		assertThat(roots.run("history", "--graph")).isZero();
		assertThat(roots.printed()).isEqualTo("""
				* dddd4444 (head)
				| * cccc3333 (head)
				* | bbbb2222
				 /
				* aaaa1111
				""");
	}

	// C10
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			bbbb:cccc      | bbbb2222 -> cccc3333, aaaa1111 -> bbbb2222
			:bbbb          | aaaa1111 -> bbbb2222, base -> aaaa1111
			-1:left        | bbbb2222 -> cccc3333, aaaa1111 -> bbbb2222
			current:bbbb   | aaaa1111 -> bbbb2222, base -> aaaa1111
			aaaa:+1        | aaaa1111 -> bbbb2222, base -> aaaa1111
			""")
	void aRangeOfTheHistory(String range, String steps) {
		run("upgrade", "aaaa");
		assertThat(run("history", "-r", range).lines().map((line) -> line.replaceAll(" \".*", "")))
			.containsExactly(steps.split(", "));
		assertThat(run("history", "--rev-range=" + range)).isEqualTo(this.workshop.printed());
	}

	@Test
	void aRangeThatIsNone() {
		assertThat(refused("history", "-r", "aaaa")).isEqualTo("""
				The range 'aaaa' has no colon.
				Write a:b, a: up to the heads, or :b from the base.
				""");
	}

	@Test
	void headsAndWhereTheDatabaseIsWithEverything() {
		run("upgrade", "left");
		assertThat(run("current", "-v")).isEqualTo("""
				Revision    cccc3333 "pages" (left, head)
				Revises     bbbb2222
				From        %s/cccc3333_x.sql
				""".formatted(this.folder.resolve("revisions")));
		assertThat(run("heads", "-v")).startsWith(this.workshop.printed()).isEqualTo(run("current", "-v") + """

				Revision    dddd4444 "shelves" (head)
				Revises     bbbb2222
				From        %s/dddd4444_x.sql
				""".formatted(this.folder.resolve("revisions")));
	}

	// G45
	@Test
	void headsThatOthersDependOn() {
		this.workshop.revision("dddd4444", "-- revises: bbbb2222\n-- depends-on: left", "", "SELECT 1;");
		assertThat(run("heads")).isEqualTo("cccc3333 \"pages\" (left, head)\ndddd4444 (head)\n");
		assertThat(run("heads", "--resolve-dependencies")).isEqualTo("dddd4444 (head)\n");
	}

	// C15
	@Test
	void whereTheDatabaseIsCanBeShown() {
		assertThat(run("show", "current")).isEmpty();
		run("upgrade", "left");
		assertThat(run("show", "current")).startsWith("Revision    cccc3333 \"pages\" (left, head)\n");
		assertThat(run("show", "current-1")).startsWith("Revision    bbbb2222 \"isbn\"\n");
		assertThat(run("show", "left@head")).startsWith("Revision    cccc3333 \"pages\" (left, head)\n");
		assertThat(refused("show", "heads")).isEqualTo("""
				'heads' is 2 revisions: cccc3333, dddd4444.
				Give the id of one.
				""");
	}

	@Test
	void targetsOfABranch() {
		assertThat(run("upgrade", "heads")).endsWith(" is at cccc3333, dddd4444 now.\n");
		assertThat(refused("downgrade", "-1"))
			.startsWith("The target '-1' is ambiguous: the database is at 2 revisions, ")
			.endsWith("\nSay on which branch: cccc3333@-1 or dddd4444@-1, or name the revision to go to by its id.\n");
		assertThat(run("downgrade", "left@-1")).endsWith(" is at dddd4444 now.\n");
		assertThat(run("upgrade", "left@+1")).endsWith(" is at dddd4444, cccc3333 now.\n");
		assertThat(run("downgrade", "left@bbbb")).endsWith(" is at dddd4444 now.\n");
	}

	// C11, G46
	@Test
	void stampsOfSeveralTargets() {
		assertThat(run("stamp", "left", "dddd")).endsWith(" is at cccc3333, dddd4444 now.\n");
		assertThat(refused("stamp", "aaaa", "left")).startsWith("A database can't be at both aaaa1111 and cccc3333: ");
		assertThat(run("stamp", "left@base")).endsWith(" is at dddd4444 now.\n");
		assertThat(run("stamp", "dddd")).startsWith("Nothing to do: ");
		assertThat(run("stamp", "-1")).endsWith(" is at bbbb2222 now.\n");
		assertThat(run("stamp", "left@+1", "dddd@head")).endsWith(" is at cccc3333, dddd4444 now.\n");
	}

	// C1, C11
	@Test
	void aPurgeForgetsWhatThisBuildDoesNotKnow() {
		run("upgrade", "left");
		Workshop older = new Workshop(this.folder.resolve("older")).books().database("../data");
		assertThat(older.run("stamp", "head")).isOne();
		assertThat(older.errors()).contains("can't locate the revision", "dbmig stamp REV --purge.");
		assertThat(older.run("stamp", "head", "--purge")).as(older::errors).isZero();
		assertThat(older.printed()).startsWith("Stamped bbbb2222 \"isbn\"\n");
		assertThat(older.run("current")).isZero();
		assertThat(older.printed()).isEqualTo("bbbb2222 \"isbn\" (head)\n");
	}

	@Test
	void theLastRevisionIsDoneAgain() {
		run("upgrade", "heads");
		assertThat(run("redo", "left@-1")).isEqualTo("""
				Downgraded cccc3333 "pages" -> bbbb2222
				Upgraded bbbb2222 -> cccc3333 "pages"
				%s is at cccc3333, dddd4444 again.
				""".formatted(this.workshop.file("data")));
		assertThat(run("redo", "bbbb").lines()).hasSize(5)
			.last()
			.asString()
			.endsWith(" is at cccc3333, dddd4444 again.");
		run("downgrade", "bbbb");
		assertThat(run("redo")).isEqualTo("""
				Downgraded bbbb2222 "isbn" -> aaaa1111
				Upgraded aaaa1111 -> bbbb2222 "isbn"
				%s is at bbbb2222 again.
				""".formatted(this.workshop.file("data")));
		run("downgrade", "base");
		assertThat(refused("redo"))
			.startsWith("The target '-1' can't be reached: from base there are only 0 steps down");
	}

	@Test
	void entitiesRevisionsAndDatabaseAreComparedEachWithEach() throws Exception {
		this.workshop.defaultTarget("heads").entities((op) -> {
			op.createTable("book",
					(table) -> table.column("id", "INTEGER", (id) -> id.primaryKey())
						.column("isbn", "TEXT")
						.column("pages", "INTEGER")
						.column("title", "TEXT"));
			op.createTable("shelf", (table) -> table.column("id", "INTEGER", (id) -> id.primaryKey()));
		});
		run("upgrade", "heads");
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.workshop.file("data"));
				Statement statement = connection.createStatement()) {
			statement.execute("ALTER TABLE book ADD COLUMN colour TEXT");
		}
		assertThat(run("diff")).isEqualTo("""
				Revisions and entities, what no revision makes yet:
				  - add column "book"."title" TEXT
				Revisions and database, what is not as the revisions made it:
				  - column "book"."colour" TEXT is in the database but not in the revisions
				Database and entities, what the database lacks:
				  - drop column "book"."colour" TEXT
				  - add column "book"."title" TEXT
				""");
		assertThat(run("diff", "--json")).startsWith("{\"hasModel\":true,\"revisionsToEntities\":[{\"object\":\"book\","
				+ "\"description\":\"add column \\\"book\\\".\\\"title\\\" TEXT\",\"effects\":[]}],\"revisionsToDatabase\":[{")
			.contains("],\"databaseToEntities\":[{")
			.endsWith("],\"unmanaged\":[],\"notes\":[]}\n");
	}

	@Test
	void nothingDiffers() {
		assertThat(run("diff")).isEqualTo("Revisions and database: the same\n");
		assertThat(this.workshop.file("data")).doesNotExist();
	}

	@Test
	void eachRevisionLeadsBack() {
		this.workshop.revision("eeee5555", "-- revises: cccc3333, dddd4444\n-- message: both", "SELECT 1;", "");
		assertThat(run("verify")).isEqualTo("""
				5 revisions go up, down and up again, to the same schema each time.
				Irreversible, run up only: eeee5555 "both"
				""");
		assertThat(run("verify", "--json"))
			.isEqualTo("{\"verified\":[\"aaaa1111\",\"bbbb2222\",\"cccc3333\",\"dddd4444\","
					+ "\"eeee5555\"],\"irreversible\":[\"eeee5555\"],\"failed\":null,\"problems\":[]}\n");
		assertThat(this.workshop.file("data")).doesNotExist();
	}

	@Test
	void theFirstRevisionThatDoesNotLeadBackIsNamed() {
		this.workshop.revision("cccc3333", "-- revises: bbbb2222", "CREATE TABLE page (id INTEGER PRIMARY KEY);",
				"SELECT 1;");
		assertThat(this.workshop.run("verify")).as(this.workshop::errors).isOne();
		assertThat(this.workshop.printed()).isEqualTo("""
				Revision cccc3333 (%s) does not go up, down and up again:
				  - after the downgrade, to be as before it: drop table "page"
				""".formatted(this.folder.resolve("revisions/cccc3333_x.sql")));
		assertThat(this.workshop.run("verify", "--json")).isOne();
		assertThat(this.workshop.printed()).isEqualTo("{\"verified\":[\"aaaa1111\",\"bbbb2222\"],\"irreversible\":[],"
				+ "\"failed\":\"cccc3333\",\"problems\":[\"after the downgrade, to be as before it: "
				+ "drop table \\\"page\\\"\"]}\n");
	}

	@Test
	void aRevisionThatCanNotBeTakenBackIsNamed() {
		this.workshop.revision("cccc3333", "-- revises: bbbb2222", "CREATE TABLE page (id INTEGER PRIMARY KEY);",
				"DROP TABLE pages;");
		assertThat(this.workshop.run("verify")).isOne();
		assertThat(this.workshop.printed()).contains("Revision cccc3333 (", "no such table: pages");
	}

	@Test
	void shellsCompleteCommands() {
		assertThat(run("completion")).startsWith("#!/usr/bin/env bash\n").contains("rebase", "--resolve-dependencies");
	}

	@ParameterizedTest
	@ValueSource(strings = { "branches", "history --graph", "history -r current:", "show current", "diff", "verify",
			"heads -v", "current -v", "completion", "check" })
	void readingMakesNoFile(String command) {
		this.workshop.defaultTarget("heads");
		assertThat(this.workshop.run(command.split(" "))).as(this.workshop::errors).isZero();
		assertThat(this.workshop.file("data")).doesNotExist();
	}

}
