package io.github.dbmig.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two heads in a build: they are found, merged, or one branch is put behind the other;
 * and a revision that nobody needs is removed.
 */
class TwoHeadsTests {

	@TempDir
	Path folder;

	private Workshop workshop;

	@BeforeEach
	void prepare() {
		this.workshop = new Workshop(this.folder).books()
			.revision("cccc3333", "-- revises: aaaa1111\n-- message: pages",
					"ALTER TABLE book ADD COLUMN pages INTEGER;", "ALTER TABLE book DROP COLUMN pages;")
			.revision("dddd4444", "-- revises: cccc3333\n-- message: index", "CREATE INDEX pages ON book (pages);",
					"DROP INDEX pages;")
			.database("data")
			.writing();
	}

	private String run(String... arguments) {
		assertThat(this.workshop.run(arguments)).as(this.workshop::errors).isZero();
		assertThat(this.workshop.errors()).isEmpty();
		return this.workshop.printed();
	}

	/**
	 * As after another build: an engine keeps the revisions that it has seen.
	 */
	private void build() {
		this.workshop = new Workshop(this.folder).database("data").writing();
	}

	private String refused(String... arguments) {
		assertThat(this.workshop.run(arguments)).isOne();
		assertThat(this.workshop.printed()).isEmpty();
		return this.workshop.errors();
	}

	private Path file(String id) {
		return this.folder.resolve("revisions/" + id + "_x.sql");
	}

	@Test
	void checkFindsThem() {
		assertThat(this.workshop.run("check")).isEqualTo(3);
		assertThat(this.workshop.printed()).isEqualTo(
				"""
						The revisions have 2 heads:
						  - bbbb2222 "isbn" (%s)
						  - dddd4444 "index" (%s)
						They part after aaaa1111 "books".
						Merge them: dbmig merge -m "merge". Or give the branch that is not published yet the other as its parent: \
						dbmig rebase cccc3333 --onto bbbb2222, or dbmig rebase bbbb2222 --onto dddd4444.

						The application has no entities to compare the revisions with.
						"""
					.formatted(file("bbbb2222"), file("dddd4444")));
		assertThat(this.workshop.run("check", "--json")).isEqualTo(3);
		assertThat(this.workshop.printed()).endsWith(",\"heads\":[\"bbbb2222\",\"dddd4444\"]}\n");
		this.workshop.defaultTarget("heads");
		assertThat(run("check")).isEqualTo("The application has no entities to compare the revisions with.\n");
	}

	@Test
	void checkTellsThemAlsoWhereBranchesContradictEachOther() {
		this.workshop
			.revision("cccc3333", "-- revises: aaaa1111", "ALTER TABLE book ADD COLUMN isbn TEXT;",
					"ALTER TABLE book DROP COLUMN isbn;")
			.revision("dddd4444", "-- revises: cccc3333", "", "");
		assertThat(this.workshop.run("check")).as(this.workshop::errors).isEqualTo(3);
		assertThat(this.workshop.printed()).startsWith("The revisions have 2 heads:\n")
			.contains("\n\nThe entities can't be compared: Revision cccc3333 ");
	}

	// C3
	@Test
	void aMergeRevisesBothAndDoesNothing() throws IOException {
		assertThat(run("merge", "-m", "both", "--rev-id", "eeee5555")).isEqualTo("""
				Both orders of bbbb2222 and dddd4444 make the same schema.
				Revision eeee5555 was written to %s.
				""".formatted(this.folder.resolve("revisions/eeee5555_both.sql")));
		assertThat(Files.readString(this.folder.resolve("revisions/eeee5555_both.sql")))
			.startsWith("-- revision: eeee5555\n-- revises: bbbb2222, dddd4444\n-- message: both\n");
		assertThat(run("heads")).isEqualTo("eeee5555 \"both\" (head)\n");
		build();
		assertThat(run("upgrade")).endsWith(" is at eeee5555 now.\n");
		assertThat(run("downgrade", "-1")).endsWith(" is at bbbb2222, dddd4444 now.\n");
	}

	@Test
	void aMergeTellsWhereTheOrderMatters() {
		this.workshop.revision("dddd4444", "-- revises: cccc3333", "ALTER TABLE book RENAME COLUMN isbn TO number;",
				"ALTER TABLE book RENAME COLUMN number TO isbn;");
		assertThat(run("merge"))
			.startsWith("The order of bbbb2222 and dddd4444 matters:\n  - the order dddd4444, bbbb2222: "
					+ "Revision dddd4444 can't be replayed in memory (")
			.contains("Databases that applied them in different orders differ; ")
			.contains("_merge_bbbb2222_and_dddd4444.sql.\n");
	}

	@Test
	void aMergeTellsWhatDiffers() {
		this.workshop
			.revision("bbbb2222", "-- revises: aaaa1111", "CREATE TABLE IF NOT EXISTS shelf (id INTEGER PRIMARY KEY);",
					"DROP TABLE shelf;")
			.revision("dddd4444", "-- revises: cccc3333",
					"CREATE TABLE IF NOT EXISTS shelf (id INTEGER PRIMARY KEY, name TEXT);", "DROP TABLE shelf;");
		assertThat(run("merge", "dddd", "bbbb", "-m", "x")).startsWith("""
				The order of dddd4444 and bbbb2222 matters:
				  - from the order dddd4444, bbbb2222 to the order bbbb2222, dddd4444: drop column "shelf"."name" TEXT
				""");
	}

	// C3
	@Test
	void whatCanNotBeMerged() {
		assertThat(refused("merge", "bbbb", "bbbb2222")).isEqualTo("""
				A revision is given twice: bbbb2222, bbbb2222.
				Give each once.
				""");
		assertThat(refused("merge", "bbbb")).isEqualTo("""
				There is nothing to merge: bbbb2222 "isbn" is one revision.
				A merge needs two revisions or more.
				""");
		assertThat(refused("merge", "bbbb", "cccc")).isEqualTo("""
				The revision cccc3333 "pages" is no head: dddd4444 "index" follows it.
				Give --splice to begin a branch there, or one of the heads: bbbb2222, dddd4444.
				""");
		assertThat(run("merge", "bbbb", "cccc", "--splice", "--rev-id", "eeee5555")).contains("Revision eeee5555 was");
		Workshop line = new Workshop(this.folder.resolve("line")).books();
		assertThat(line.run("merge")).isOne();
		assertThat(line.errors()).startsWith("There is nothing to merge: bbbb2222 \"isbn\" is the only head.\n");
	}

	@Test
	void aBranchIsRebasedInTheHeaderAlone() throws IOException {
		String before = Files.readString(file("cccc3333"));
		assertThat(run("rebase", "cccc", "--onto", "bbbb")).isEqualTo("""
				Revision cccc3333 revises bbbb2222 now, and no longer aaaa1111: %s
				The head is dddd4444.
				Build the application again.
				""".formatted(file("cccc3333")));
		assertThat(Files.readString(file("cccc3333")))
			.isEqualTo(before.replace("-- revises: aaaa1111", "-- revises: bbbb2222"));
		build();
		assertThat(run("upgrade")).endsWith(" is at dddd4444 now.\n");
	}

	@Test
	void whatIsAppliedIsNotRebased() throws IOException {
		String before = Files.readString(file("cccc3333"));
		run("upgrade", "cccc");
		assertThat(refused("rebase", "cccc", "--onto", "bbbb")).isEqualTo(
				"""
						The revision cccc3333 "pages" can't be rebased: %s has applied it.
						Take it back there first: dbmig downgrade cccc3333@aaaa1111. A revision that other databases have applied \
						stays as it is.
						"""
					.formatted(this.workshop.file("data")));
		assertThat(Files.readString(file("cccc3333"))).isEqualTo(before);
		run("downgrade", "cccc3333@aaaa1111");
		assertThat(run("rebase", "cccc", "--onto", "bbbb")).contains("The head is dddd4444.");
	}

	@Test
	void whatCanNotBeRebased() {
		assertThat(refused("rebase", "cccc", "--onto", "dddd")).isEqualTo("""
				The revision cccc3333 "pages" can't be rebased onto dddd4444 "index", which comes after it.
				Give a head of another branch: bbbb2222, dddd4444.
				""");
		assertThat(refused("rebase", "cccc", "--onto", "cccc"))
			.startsWith("The revision cccc3333 \"pages\" can't be rebased onto itself.\n");
		assertThat(refused("rebase", "bbbb", "--onto", "cccc"))
			.startsWith("The revision bbbb2222 \"isbn\" can't be rebased "
					+ "onto cccc3333 \"pages\", which is no head: dddd4444 follows it.\n");
		assertThat(refused("rebase", "cccc", "--onto", "aaaa")).startsWith(
				"The revision cccc3333 \"pages\" can't be rebased onto aaaa1111 \"books\", which it revises already.");
		assertThat(refused("rebase", "-1", "--onto", "aaaa")).isEqualTo("""
				The revision can't be counted from where a database is.
				Give its id, or the first four characters of it or more.
				""");
	}

	@Test
	void aRebaseThatWouldNotReplayChangesNothing() throws IOException {
		this.workshop.revision("cccc3333", "-- revises: aaaa1111", "ALTER TABLE book ADD COLUMN isbn TEXT;", "");
		String before = Files.readString(file("cccc3333"));
		assertThat(refused("rebase", "cccc", "--onto", "bbbb"))
			.startsWith("The revision cccc3333 can't be rebased: Revision cccc3333 can't be replayed in memory (")
			.endsWith(
					" Nothing was changed.\nCorrect that revision for what comes before it then, or merge the branches: "
							+ "dbmig merge -m \"merge\".\n");
		assertThat(Files.readString(file("cccc3333"))).isEqualTo(before);
	}

	@Test
	void aRevisionThatNobodyNeedsIsRemoved() {
		assertThat(refused("remove", "cccc")).isEqualTo("""
				The revision cccc3333 "pages" can't be removed: dddd4444 "index" follows it or depends on it.
				Remove those before, newest first. Nothing was changed.
				""");
		assertThat(run("remove", "dddd")).isEqualTo("""
				Revision dddd4444 was removed: %s
				What was built of it is still there until the build folder is cleaned.
				""".formatted(file("dddd4444")));
		assertThat(file("dddd4444")).doesNotExist();
		run("upgrade", "cccc");
		assertThat(refused("remove", "cccc3333")).startsWith("The revision cccc3333 \"pages\" can't be removed: "
				+ this.workshop.file("data") + " has applied it.\n");
		assertThat(file("cccc3333")).exists();
	}

	@Test
	void aDatabaseThatIsNewerMayHaveAppliedIt() throws IOException {
		run("upgrade", "bbbb");
		Files.delete(file("bbbb2222"));
		build();
		assertThat(refused("remove", "dddd")).isEqualTo("""
				%s is at bbbb2222, which this build doesn't know, so it is not known whether it has applied dddd4444.
				Run the command in a build that knows it, or with another database. Nothing was changed.
				""".formatted(this.workshop.file("data")));
		assertThat(file("dddd4444")).exists();
	}

}
