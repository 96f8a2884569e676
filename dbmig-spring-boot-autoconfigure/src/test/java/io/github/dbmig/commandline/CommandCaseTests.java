package io.github.dbmig.commandline;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The acceptance cases C1 to C22 of commands: each has a test here that begins with its
 * number, or one elsewhere that is named, or a reason why it has none.
 */
class CommandCaseTests {

	private static final Map<String, String> NOT_APPLICABLE = Map.of("C5",
			"New revisions have one place, which is found in the project or configured.", //
			"C7", "There is no configuration to be written: the application's own is used.", //
			"C12", "There is nothing to ensure: both tables are made with the first row, and not before.", //
			"C20", "A RevisionCustomizer bean may change what is written; nothing is called afterwards.", //
			"C21", "The test kit is not there yet; dbmig verify and dbmig check do in a build what it will.");

	private static final String ENGINE = "io.github.dbmig.engine.";

	private static final Map<String, String> ELSEWHERE = Map.of("C14", ENGINE + "RunFailureTests#aCallbackThatThrows", //
			"C16", ENGINE + "RunFailureTests#aStatementThatFails", //
			"C17", ENGINE + "LockTests#ofTwoEnginesOneRunsAndTheOtherFindsNothingToDo", //
			"C19", "io.github.dbmig.authoring.RevisionNamesTests#", //
			"C22", ENGINE + "MigrationEngineTests#aDowngradeStopsBeforeAnIrreversibleRevision");

	@TempDir
	Path folder;

	private Workshop workshop;

	@BeforeEach
	void prepare() {
		this.workshop = new Workshop(this.folder).books().database("data").writing();
	}

	@Test
	void everyCaseHasATestOrAReason() throws ReflectiveOperationException {
		Set<Integer> found = new TreeSet<>();
		NOT_APPLICABLE.keySet().forEach((name) -> found.add(Integer.valueOf(name.substring(1))));
		for (Map.Entry<String, String> entry : ELSEWHERE.entrySet()) {
			String[] place = entry.getValue().split("#", -1);
			assertThat(Stream.of(Class.forName(place[0]).getDeclaredMethods()).map(Method::getName))
				.as(entry.getValue())
				.anyMatch((name) -> place[1].isEmpty() || name.equals(place[1]));
			found.add(Integer.valueOf(entry.getKey().substring(1)));
		}
		Stream.of(getClass().getDeclaredMethods())
			.map(Method::getName)
			.filter((name) -> name.matches("c\\d+_.*"))
			.forEach((name) -> found.add(Integer.valueOf(name.substring(1, name.indexOf('_')))));
		assertThat(found).containsExactlyElementsOf(IntStream.rangeClosed(1, 22).boxed().toList());
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

	private void sql(String... statements) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.workshop.file("data"));
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private long revisions() throws IOException {
		try (Stream<Path> files = Files.list(this.folder.resolve("revisions"))) {
			return files.count();
		}
	}

	@Test
	void c1_aDatabaseThatIsNewerThanTheBuild() {
		run("upgrade");
		Workshop older = new Workshop(this.folder.resolve("older"))
			.revision("aaaa1111", "-- message: books", "CREATE TABLE book (id INTEGER PRIMARY KEY);",
					"DROP TABLE book;")
			.database("../data");
		for (String command : new String[] { "upgrade", "downgrade base", "stamp head" }) {
			assertThat(older.run(command.split(" "))).isOne();
			assertThat(older.errors()).contains(
					"which can't locate the revision that the database is at:\n  - bbbb2222 " + "\"isbn\", applied ",
					"dbmig stamp REV --purge.");
		}
		assertThat(older.run("current")).isZero();
		assertThat(older.printed()).isEqualTo("bbbb2222 (unknown to this build)\n");
		assertThat(older.run("stamp", "head", "--purge")).isZero();
		assertThat(older.run("current", "--check-heads")).isZero();
	}

	@Test
	void c2_aNewRevisionWhereThereAreSeveralHeads() throws IOException {
		this.workshop.revision("cccc3333", "-- revises: aaaa1111", "SELECT 1;", "");
		assertThat(refused("revision", "-m", "x"))
			.startsWith("The revisions have 2 heads, and a new revision follows one:\n")
			.endsWith("\nSay which with --head bbbb2222, or merge them before: dbmig merge -m \"merge\".\n");
		assertThat(refused("revision", "-m", "x", "--head", "aaaa"))
			.startsWith("The revision aaaa1111 \"books\" is no head: bbbb2222 \"isbn\", cccc3333 follows it.\n");
		assertThat(revisions()).isEqualTo(3);
		run("revision", "-m", "x", "--head", "aaaa", "--splice", "--rev-id", "dddd4444");
		assertThat(run("heads").lines()).hasSize(3);
	}

	@Test
	void c3_merges() {
		this.workshop.revision("cccc3333", "-- revises: aaaa1111", "SELECT 1;", "");
		assertThat(refused("merge", "bbbb", "bbbb")).startsWith("A revision is given twice: ");
		assertThat(refused("merge", "aaaa", "cccc")).startsWith("The revision aaaa1111 \"books\" is no head: ");
		run("merge", "--rev-id", "dddd4444");
		assertThat(run("show", "dddd")).contains("Revises     bbbb2222, cccc3333\n")
			.endsWith("\n-- upgrade\n\n-- downgrade\n");
	}

	@Test
	void c4_charactersThatAnIdCanNotHave() throws IOException {
		for (String id : new String[] { "a@b", "a-b", "a+b", "a:b" }) {
			assertThat(refused("revision", "-m", "x", "--rev-id", id)).contains("The id '" + id + "' of ",
					"has the character '" + id.charAt(1) + "'");
		}
		assertThat(revisions()).isEqualTo(2);
	}

	@Test
	void c6_aRevisionWhileTheDatabaseIsBehind() {
		run("upgrade", "aaaa");
		assertThat(run("revision", "-m", "x", "--rev-id", "cccc3333")).contains("Revision cccc3333 was written to ");
		assertThat(run("heads")).isEqualTo("cccc3333 \"x\" (head)\n");
	}

	@Test
	void c8_whereADatabaseIs() {
		assertThat(run("current")).isEqualTo("base\n");
		assertThat(this.workshop.file("data")).doesNotExist();
		assertThat(this.workshop.run("current", "--check-heads")).isEqualTo(3);
		run("upgrade", "aaaa");
		assertThat(this.workshop.run("current", "--check-heads")).isEqualTo(3);
		assertThat(this.workshop.printed()).isEqualTo("aaaa1111 \"books\"\n");
		run("upgrade");
		assertThat(run("current", "--check-heads")).isEqualTo("bbbb2222 \"isbn\" (head)\n");
	}

	@Test
	void c9_check() {
		this.workshop.entities((op) -> op.createTable("book",
				(table) -> table.column("id", "INTEGER", (id) -> id.primaryKey()).column("isbn", "TEXT")));
		assertThat(run("check")).isEqualTo("The revisions make what the entities say.\n");
		this.workshop = new Workshop(this.folder).database("data")
			.entities(
					(op) -> op.createTable("book", (table) -> table.column("id", "INTEGER", (id) -> id.primaryKey())));
		assertThat(this.workshop.run("check")).isEqualTo(3);
		assertThat(this.workshop.printed()).contains("\n  - drop column \"book\".\"isbn\" TEXT");
	}

	@Test
	void c10_rangesOfTheHistory() {
		run("revision", "-m", "x", "--rev-id", "cccc3333");
		assertThat(run("history", "-r", "aaaa:bbbb")).isEqualTo("""
				aaaa1111 -> bbbb2222 "isbn"
				base -> aaaa1111 "books"
				""");
		assertThat(run("history", "-r", "bbbb:").lines()).hasSize(2);
		assertThat(run("history", "-r", ":bbbb").lines()).hasSize(2);
		assertThat(run("history", "-r", "aaaa:+2").lines()).hasSize(3);
		assertThat(run("history", "-r", "-1:cccc").lines()).hasSize(2);
		assertThat(run("history", "-r", "-5:cccc").lines()).hasSize(3);
		assertThat(run("history", "-r", "current:").lines()).hasSize(3);
		assertThat(refused("history", "-r", "aaaa")).startsWith("The range 'aaaa' has no colon.\n");
	}

	@Test
	void c11_stamps() {
		assertThat(run("stamp", "aaaa")).startsWith("Stamped aaaa1111 \"books\"\n");
		assertThat(run("stamp", "aaaa")).startsWith("Nothing to do: ");
		assertThat(run("stamp", "bbbb", "--purge")).startsWith("Stamped bbbb2222 \"isbn\"\n");
	}

	@Test
	void c13_aRowThatStandsTwiceInTheVersionTable() throws SQLException {
		run("upgrade", "aaaa");
		sql("DROP TABLE dbmig_version", "CREATE TABLE dbmig_version (revision TEXT NOT NULL)",
				"INSERT INTO dbmig_version VALUES ('aaaa1111'), ('aaaa1111')");
		assertThat(refused("upgrade")).contains("contradicts itself", "a revision stands there more than once",
				"Nothing was changed.");
		run("stamp", "aaaa", "--purge");
		assertThat(run("upgrade")).endsWith(" is at bbbb2222 now.\n");
	}

	@Test
	void c15_whatIsCurrentIsShown() {
		assertThat(run("show", "current")).isEmpty();
	}

	@Test
	void c18_anAppliedRevisionThatWasEdited() {
		run("upgrade");
		this.workshop = new Workshop(this.folder)
			.revision("bbbb2222", "-- revises: aaaa1111", "ALTER TABLE book ADD COLUMN isbn VARCHAR(13);",
					"ALTER TABLE book DROP COLUMN isbn;")
			.database("data");
		assertThat(refused("upgrade")).contains("bbbb2222");
	}

}
