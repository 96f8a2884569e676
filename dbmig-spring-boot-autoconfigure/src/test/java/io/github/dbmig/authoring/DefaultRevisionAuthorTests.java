package io.github.dbmig.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import io.github.dbmig.MigrationException;
import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.DropTable;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.RebuildTable;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.SqlRevisionText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DefaultRevisionAuthorTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123Z");

	private static final Proposal NOTHING = new Proposal(List.of(), List.of(), List.of());

	@TempDir
	Path folder;

	private final List<List<String>> compared = new ArrayList<>();

	private Proposal proposal = new Proposal(List.of(), List.of(new Step(new DropTable("old"), List.of())), List.of());

	private List<RevisionCustomizer> customizers = List.of();

	private RevisionGraph graph = graph("aaaa1111 first", "bbbb2222<aaaa1111 second");

	@Test
	void anEmptyRevisionFollowsTheOnlyHead() throws IOException {
		WrittenRevision written = write(request("by  hand\n", null, false)).orElseThrow();
		assertThat(written.revision()).matches(Long.toHexString(NOW.getEpochSecond()) + "[0-9a-f]{4}");
		assertThat(written.file())
			.isEqualTo(this.folder.resolve("shop/revisions/R" + written.revision() + "_ByHand.java"));
		assertThat(written.compared()).isEmpty();
		assertThat(written.changes()).isEmpty();
		assertThat(Files.readString(written.file())).contains("@Revision(id = \"" + written.revision()
				+ "\", revises = \"bbbb2222\", message = \"by hand\", created = \"2026-11-23T10:15:30Z\")");
		assertThat(this.compared).isEmpty();
	}

	@Test
	void whatDiffersIsWrittenAndTold() throws IOException {
		WrittenRevision written = write(RevisionRequest.autogenerate("drop old", Answers.none())).orElseThrow();
		assertThat(this.compared).containsExactly(List.of("bbbb2222"));
		assertThat(written.compared()).isEqualTo("entities compared with the revisions up to bbbb2222 \"second\"");
		assertThat(written.changes()).containsExactly("drop table \"old\"");
		assertThat(Files.readString(written.file())).contains("op.dropTable(\"old\");");
	}

	@Test
	void theFirstRevisionIsComparedWithNothing() {
		this.graph = RevisionGraph.of(List.of());
		WrittenRevision written = write(RevisionRequest.autogenerate("init", Answers.none())).orElseThrow();
		assertThat(this.compared).containsExactly(List.of());
		assertThat(written.compared()).isEqualTo("entities compared with an empty database: no revision comes before");
	}

	@Test
	void nothingToDoIsNoFile() throws IOException {
		this.proposal = NOTHING;
		assertThat(write(RevisionRequest.autogenerate("nothing", Answers.none()))).isEmpty();
		assertThat(files()).isEmpty();
	}

	@Test
	void d33CustomizersChangeWhatIsWrittenOneAfterTheOther() throws IOException {
		List<String> old = List.of("CREATE TABLE \"book\" (\"id\" INTEGER PRIMARY KEY)");
		List<String> entities = List
			.of("CREATE TABLE \"book\" (\"id\" INTEGER PRIMARY KEY, \"pages\" INTEGER NOT NULL)");
		this.proposal = Proposals.of(old, entities, Answers.of(List.of(), List.of(), List.of("book.pages=100")));
		this.customizers = List.of(DefaultRevisionAuthorTests::inThreeSteps, (proposed) -> {
			assertThat(proposed.upgrade()).hasSize(3);
			List<Step> upgrade = new ArrayList<>(proposed.upgrade());
			upgrade.set(1, new Step(upgrade.get(1).operation(), List.of("a guess")));
			return new Proposal(proposed.differences(), upgrade, proposed.downgrade());
		});
		WrittenRevision written = write(new RevisionRequest("pages", true, null, false, null, List.of(), "cccc3333",
				RevisionFormat.SQL, Answers.none()))
			.orElseThrow();
		assertThat(written.changes()).hasSize(3);
		assertThat(Files.readString(written.file())).endsWith("""
				-- upgrade
				ALTER TABLE "book" ADD COLUMN "pages" INTEGER;

				-- a guess
				UPDATE book SET pages = 100;

				ALTER TABLE "book" ALTER COLUMN "pages" SET NOT NULL;

				-- downgrade
				ALTER TABLE "book" DROP COLUMN "pages";
				""");
	}

	private static Proposal inThreeSteps(Proposal proposal) {
		List<Step> upgrade = new ArrayList<>();
		for (Step step : proposal.upgrade()) {
			AlterTable alter = (AlterTable) step.operation();
			AddColumn add = (AddColumn) alter.changes().get(0);
			ColumnDefinition column = add.column();
			upgrade.add(
					new Step(
							new AlterTable(alter.table(), List.of(new AddColumn(new ColumnDefinition(column.name(),
									column.type(), false, null, null, null, List.of()), null, null))),
							step.comments()));
			upgrade
				.add(new Step(new Execute("UPDATE " + alter.table() + " SET " + column.name() + " = " + add.backfill(),
						List.of()), List.of()));
			upgrade.add(new Step(
					new AlterTable(alter.table(),
							List.of(new AlterColumn(column.name(), null, null, true, null, null, null, null, null))),
					List.of()));
		}
		return new Proposal(proposal.differences(), upgrade, proposal.downgrade());
	}

	@Test
	void d33ACustomizerThatLeavesNothingLeavesNoFile() throws IOException {
		this.customizers = List.of((proposed) -> Proposal.none(), (proposed) -> {
			throw new AssertionError("not asked any more");
		});
		assertThat(write(RevisionRequest.autogenerate("nothing", Answers.none()))).isEmpty();
		assertThat(files()).isEmpty();
	}

	@Test
	void aRevisionInSqlIsAsked() throws IOException {
		WrittenRevision written = write(new RevisionRequest("drop old", true, null, false, "shelf", List.of("aaaa"),
				"cccc3333", RevisionFormat.SQL, Answers.none()))
			.orElseThrow();
		assertThat(written.file()).isEqualTo(this.folder.resolve("cccc3333_drop_old.sql"));
		assertThat(Files.readString(written.file())).isEqualTo("""
				-- revision: cccc3333
				-- revises: bbbb2222
				-- message: drop old
				-- created: 2026-11-23T10:15:30Z
				-- labels: shelf
				-- depends-on: aaaa1111

				-- upgrade
				DROP TABLE "old";

				-- downgrade
				-- Write here what takes it back. If nothing does, remove this line and the one above.
				""");
	}

	@Test
	void whatSqlHasNoWordsForLeavesNoFile() throws IOException {
		this.proposal = new Proposal(List.of(), List.of(new Step(new RebuildTable("t"), List.of())), List.of());
		assertRefused(
				new RevisionRequest("x", true, null, false, null, List.of(), null, RevisionFormat.SQL, Answers.none()),
				"SQL has no words for this part of the revision: rebuild table \"t\".",
				"Write the revision in Java: give --format java, or set dbmig.authoring.format to java.");
	}

	@Test
	void severalHeadsAreRefused() throws IOException {
		fork();
		assertRefused(request("x", null, false),
				"The revisions have 2 heads, and a new revision follows one:" + System.lineSeparator()
						+ "  - bbbb2222 \"second\" (bbbb2222.sql)" + System.lineSeparator()
						+ "  - cccc3333 \"third\" (cccc3333.sql)",
				"Say which with --head bbbb2222, or merge them before: dbmig merge -m \"merge\".");
	}

	@ParameterizedTest
	@CsvSource({ "cccc3333, cccc3333", "cccc, cccc3333", "shelf, dddd4444", "shelf@head, dddd4444", "base, ",
			"aaaa1111, aaaa1111" })
	void aHeadIsNamedByIdByItsBeginningOrByItsBranch(String head, String parent) throws IOException {
		this.graph = graph("aaaa1111 first", "bbbb2222<aaaa1111 second", "cccc3333<aaaa1111 third",
				"eeee5555<aaaa1111 shelf#shelf", "dddd4444<eeee5555 fourth");
		WrittenRevision written = write(request("x", head, true)).orElseThrow();
		String source = Files.readString(written.file());
		if (parent != null) {
			assertThat(source).contains("revises = \"" + parent + "\"");
		}
		else {
			assertThat(source).doesNotContain("revises");
		}
	}

	@Test
	void aRevisionThatIsNoHeadNeedsSplice() throws IOException {
		assertRefused(request("x", "aaaa1111", false),
				"The revision aaaa1111 \"first\" is no head: bbbb2222 \"second\" follows it.",
				"Give --splice to begin a branch there, or one of the heads: bbbb2222.");
		assertThat(write(request("x", "aaaa1111", true))).isPresent();
	}

	@Test
	void aHeadThatIsNotThereIsRefused() throws IOException {
		assertRefused(request("x", "zzzz", false), "There is no revision 'zzzz' in this build.",
				"The head is bbbb2222 \"second\"; give the id of a revision that this build has.");
		assertRefused(request("x", "+1", false), "--head +1 counts from where a database is, and none is looked at.",
				"Give an id, the beginning of one, a label, head or base.");
	}

	@Test
	void anIdThatIsUsedIsRefused() throws IOException {
		assertRefused(request("aaaa1111"), "The id aaaa1111 \"first\" is used already, by aaaa1111.sql.",
				"Give another --rev-id, or none for a new one.");
	}

	@ParameterizedTest
	@CsvSource({ "a/b, has the character '/'", "a\\b, has the character '\\'", "head, is a word of the target grammar",
			"a b, has a space or control character (U+0020)", "a+1, has the character '+'" })
	void anIdThatCannotBeOneIsRefused(String id, String problem) throws IOException {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> write(request(id)))
			.satisfies((ex) -> assertThat(ex.description()).startsWith(
					"The new revision doesn't fit the others. The id '" + id + "' of the new revision " + problem));
		assertThat(files()).isEmpty();
	}

	@Test
	void aDependencyThatIsNotThereIsRefused() throws IOException {
		assertRefused(new RevisionRequest("x", false, null, false, null, List.of("zzzz"), null, null, Answers.none()),
				"There is no revision 'zzzz' in this build.",
				"The head is bbbb2222 \"second\"; give the id of a revision that this build has.");
	}

	@Test
	void aLabelThatIsTakenIsRefused() throws IOException {
		this.graph = graph("aaaa1111 first#shelf");
		assertRefused(new RevisionRequest("x", false, null, false, "shelf", List.of(), "bbbb", null, Answers.none()),
				"The new revision doesn't fit the others. The label 'shelf' is used twice, by aaaa1111 (aaaa1111.sql) "
						+ "and by bbbb (the new revision).",
				"Correct --rev-id, --branch-label or --depends-on. Nothing was written.");
	}

	@Test
	void aFileThatIsThereIsNotOverwritten() throws IOException {
		Path file = Files.createDirectories(this.folder.resolve("shop/revisions")).resolve("Rcccc.java");
		Files.writeString(file, "mine");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(
				() -> write(new RevisionRequest("", false, null, false, null, List.of(), "cccc", null, Answers.none())))
			.satisfies((ex) -> {
				assertThat(ex.description())
					.isEqualTo("The new revision can't be written: " + file + " is there already.");
				assertThat(ex.action()).isEqualTo("Move or remove it, or give the revision another id with --rev-id. "
						+ "Nothing was overwritten.");
			});
		assertThat(file).hasContent("mine");
		assertThat(files()).containsExactly(file);
	}

	@Test
	void whereToWriteIsFoundOutBeforeAnythingIsAsked() {
		AuthoringSettings settings = new AuthoringSettings(RevisionFormat.JAVA, null, "shop.revisions", null);
		RevisionAuthor author = new RevisionAuthorBuilder(() -> this.graph, this::propose, settings).build();
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> author.write(RevisionRequest.autogenerate("x", Answers.none()), QuestionAsker.nobody()))
			.withMessageStartingWith("The project's source folder");
		assertThat(this.compared).isEmpty();
	}

	private void fork() {
		this.graph = graph("aaaa1111 first", "bbbb2222<aaaa1111 second", "cccc3333<aaaa1111 third");
	}

	private void assertRefused(RevisionRequest request, String description, String action) throws IOException {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> write(request))
			.satisfies((ex) -> assertThat(List.of(ex.description(), ex.action())).containsExactly(description, action));
		assertThat(files()).isEmpty();
	}

	private Optional<WrittenRevision> write(RevisionRequest request) {
		AuthoringSettings settings = new AuthoringSettings(RevisionFormat.JAVA, this.folder, "shop.revisions", null);
		return new RevisionAuthorBuilder(() -> this.graph, this::propose, settings)
			.clock(Clock.fixed(NOW, ZoneOffset.UTC))
			.random(new Random(1))
			.customizers(this.customizers)
			.build()
			.write(request, QuestionAsker.nobody());
	}

	private Proposal propose(RevisionGraph revisions, List<String> parents, Answers answers, QuestionAsker asker) {
		this.compared.add(parents);
		return this.proposal;
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.folder)) {
			return files.filter(Files::isRegularFile).toList();
		}
	}

	private static RevisionRequest request(String message, String head, boolean splice) {
		return new RevisionRequest(message, false, head, splice, null, List.of(), null, null, Answers.none());
	}

	private static RevisionRequest request(String id) {
		return new RevisionRequest("x", false, null, false, null, List.of(), id, null, Answers.none());
	}

	/** Revisions such as {@code id<parent message#label}. */
	private static RevisionGraph graph(String... revisions) {
		return RevisionGraph.of(Stream.of(revisions).map((text) -> {
			String[] labelled = text.split("#", 2);
			String[] parts = labelled[0].split(" ", 2);
			String[] ids = parts[0].split("<", 2);
			return SqlRevisionText.read("-- revision: " + ids[0] + "\n-- revises: " + ((ids.length > 1) ? ids[1] : "")
					+ "\n-- message: " + parts[1] + "\n-- labels: " + ((labelled.length > 1) ? labelled[1] : "")
					+ "\n-- upgrade\n-- downgrade\n", ids[0] + ".sql");
		}).toList());
	}

}
