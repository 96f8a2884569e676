package io.github.dbmig.commandline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.dbmig.authoring.Answers;
import io.github.dbmig.authoring.Question;
import io.github.dbmig.authoring.Question.Option;
import io.github.dbmig.authoring.RevisionAuthor;
import io.github.dbmig.authoring.RevisionFormat;
import io.github.dbmig.authoring.RevisionRequest;
import io.github.dbmig.authoring.WrittenRevision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the author of revisions is asked for, and what is printed of its work.
 */
class RevisionCommandTests {

	private static final Answers RENAME = Answers.of(List.of("book.titel:title"), List.of(), List.of());

	private static final Answers DROP = Answers.of(List.of(), List.of("book.titel"), List.of());

	private static final Question QUESTION = new Question("Is book.titel now book.title?",
			List.of(new Option("yes", "--rename book.titel:title", RENAME),
					new Option("no, it goes", "--drop book.titel", DROP)));

	@TempDir
	Path folder;

	private final List<RevisionRequest> requests = new ArrayList<>();

	private Answers answered = Answers.none();

	private Workshop workshop(RevisionAuthor author) {
		return new Workshop(this.folder).author(author);
	}

	private RevisionAuthor writing(String compared, String... changes) {
		return (request, asker) -> {
			this.requests.add(request);
			return Optional.of(new WrittenRevision("cccc3333", Path.of("src/x.sql"), compared, List.of(changes)));
		};
	}

	private RevisionAuthor asking() {
		return (request, asker) -> {
			this.answered = asker.ask(QUESTION);
			return Optional.empty();
		};
	}

	@Test
	void theSimplestRequest() {
		Workshop workshop = workshop(writing(""));
		assertThat(workshop.run("revision", "-m", "add things")).as(workshop::errors).isZero();
		assertThat(this.requests).containsExactly(
				new RevisionRequest("add things", false, null, false, null, List.of(), null, null, Answers.none()));
		assertThat(workshop.printed()).isEqualTo("Revision cccc3333 was written to src/x.sql.\n");
	}

	@Test
	void everyOption() {
		Workshop workshop = workshop(writing("The entities were compared with aaaa1111.", "drop column book.isbn"));
		assertThat(workshop.run("revision", "--message=x", "--autogenerate", "--head", "aaaa", "--splice",
				"--branch-label", "late", "--depends-on", "d1", "--depends-on=d2", "--rev-id", "cccc3333", "--format",
				"sql", "--rename", "book.titel:title", "--rename", "livre:book", "--drop=book.isbn", "--backfill",
				"book.pages=coalesce(a, 'x=y')"))
			.as(workshop::errors)
			.isZero();
		assertThat(this.requests)
			.containsExactly(new RevisionRequest("x", true, "aaaa", true, "late", List.of("d1", "d2"), "cccc3333",
					RevisionFormat.SQL, Answers.of(List.of("book.titel:title", "livre:book"), List.of("book.isbn"),
							List.of("book.pages=coalesce(a, 'x=y')"))));
		assertThat(workshop.printed()).isEqualTo("""
				The entities were compared with aaaa1111.
				  - drop column book.isbn
				Revision cccc3333 was written to src/x.sql.
				""");
	}

	@Test
	void nothingToDo() {
		Workshop workshop = workshop((request, asker) -> Optional.empty());
		assertThat(workshop.run("revision", "--autogenerate", "-m", "x")).isZero();
		assertThat(workshop.printed())
			.isEqualTo("Nothing to do: the revisions make what the entities say. No file was written.\n");
	}

	@Test
	void withoutATerminalTheQuestionIsAnErrorThatShowsTheAnswers() {
		Workshop workshop = workshop(asking());
		assertThat(workshop.run("revision", "--autogenerate", "-m", "x")).isOne();
		assertThat(workshop.printed()).isEmpty();
		assertThat(workshop.errors()).isEqualTo("""
				Is book.titel now book.title?
				Run it again with an answer to each, one of:
				  --rename book.titel:title  (yes)
				  --drop book.titel  (no, it goes)
				""");
	}

	@Test
	void atATerminalAPersonIsAsked() {
		Workshop workshop = workshop(asking()).answer("maybe", "3", "0", " 2 ");
		assertThat(workshop.run("revision", "--autogenerate", "-m", "x")).isZero();
		assertThat(this.answered).isEqualTo(DROP);
		assertThat(workshop.errors()).isEqualTo("""
				Is book.titel now book.title?
				  1) yes  [--rename book.titel:title]
				  2) no, it goes  [--drop book.titel]
				""" + "Which (1 to 2, q to stop)? ".repeat(4));
	}

	@Test
	void whoStopsGetsTheError() {
		for (String[] lines : new String[][] { { "q" }, {} }) {
			Workshop workshop = workshop(asking()).answer(lines);
			assertThat(workshop.run("revision", "--autogenerate", "-m", "x")).isOne();
			assertThat(workshop.errors()).contains("Run it again with an answer to each");
		}
	}

	@Test
	void answersThatCanNotBeRead() {
		Workshop workshop = workshop(writing(""));
		assertThat(workshop.run("revision", "-m", "x", "--rename", "title")).isOne();
		assertThat(workshop.errors()).isEqualTo("""
				--rename title can't be read.
				Write --rename table.old:new for a column, or --rename old:new for a table.
				""");
		assertThat(this.requests).isEmpty();
	}

	@Test
	void anApplicationThatCanNotWriteRevisions() {
		Workshop workshop = new Workshop(this.folder);
		assertThat(workshop.run("revision", "-m", "x")).isOne();
		assertThat(workshop.errors()).isEqualTo("""
				This application can't write revisions.
				Run the command in the project of the application, with dbmig.enabled at true.
				""");
	}

}
