package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.dbmig.MigrationException;
import io.github.dbmig.compare.ModelScope;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.compare.TablePatterns;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.jpa.DeclaredRenames;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.operation.Insert;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.Row;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.schema.Schema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The cases about autogenerate under their numbers, and what else can be asked or
 * refused.
 *
 * @see ComparisonCaseTests
 */
class AutogenerateCaseTests {

	private static final String BOOK = "CREATE TABLE \"book\" (\"id\" INTEGER PRIMARY KEY, \"title\" TEXT)";

	@Test
	void d1ParentsAreMadeFirstAndDroppedLast() {
		Proposal proposal = Proposals.of(List.of(), List.of(
				"CREATE TABLE \"child\" (\"id\" INTEGER PRIMARY KEY, \"p\" BIGINT REFERENCES \"parent\" (\"id\"))",
				"CREATE TABLE \"parent\" (\"id\" INTEGER PRIMARY KEY)"));
		assertThat(described(proposal.upgrade())).containsExactly("create table \"parent\"", "create table \"child\"");
		assertThat(described(proposal.downgrade())).containsExactly("drop table \"child\"", "drop table \"parent\"");
	}

	@Test
	void d2ATableThatTheHistoryMadeIsDroppedAndComesBackWithItsIndex() {
		Proposal proposal = Proposals.of(List.of(BOOK, "CREATE INDEX \"ix\" ON \"book\" (\"title\")"), List.of());
		assertThat(described(proposal.upgrade())).containsExactly("drop table \"book\"");
		assertThat(proposal.upgrade().get(0).comments())
			.containsExactly("drops table \"book\": its rows are lost, the downgrade can't bring them back");
		assertThat(described(proposal.downgrade())).containsExactly("create table \"book\"",
				"create index \"ix\" on \"book\"");
	}

	@Test
	void d3TheVersionTableAndVirtualTablesAreLeftAlone() {
		Proposal proposal = Proposals.of(List.of(BOOK, "CREATE TABLE \"dbmig_version\" (\"revision\" TEXT)",
				"CREATE VIRTUAL TABLE \"search\" USING fts5(\"title\")"), List.of(BOOK));
		assertThat(proposal.isEmpty()).isTrue();
	}

	@Test
	void d25AColumnOfTheSameTypeAtTheSamePlaceIsAskedFor() {
		List<String> entities = List.of("CREATE TABLE \"book\" (\"id\" INTEGER PRIMARY KEY, \"name\" TEXT)");
		assertThatExceptionOfType(UnansweredException.class).isThrownBy(() -> Proposals.of(List.of(BOOK), entities))
			.satisfies(
					(ex) -> assertThat(ex.action()).contains("--rename book.title:name").contains("--drop book.title"));
		assertThat(described(
				Proposals.of(List.of(BOOK), entities, Answers.of(List.of("book.title:name"), List.of(), List.of()))
					.upgrade()))
			.containsExactly("alter table \"book\": rename column \"title\" to \"name\"");
		assertThat(
				described(Proposals.of(List.of(BOOK), entities, Answers.of(List.of(), List.of("book.title"), List.of()))
					.upgrade()))
			.containsExactly("alter table \"book\": add column \"name\", drop column \"title\"");
	}

	@Test
	void d26ATableOfTheSameColumnsIsAskedFor() {
		List<String> entities = List.of(BOOK.replace("book", "volume"));
		assertThatExceptionOfType(UnansweredException.class).isThrownBy(() -> Proposals.of(List.of(BOOK), entities))
			.satisfies((ex) -> assertThat(ex.action()).contains("--rename book:volume").contains("--drop book"));
		assertThat(described(
				Proposals.of(List.of(BOOK), entities, Answers.of(List.of("book:volume"), List.of(), List.of()))
					.upgrade()))
			.containsExactly("rename table \"book\" to \"volume\"");
		assertThat(described(
				Proposals.of(List.of(BOOK), entities, Answers.of(List.of(), List.of("book"), List.of())).upgrade()))
			.containsExactly("create table \"volume\"", "drop table \"book\"");
	}

	@Test
	void d27LetterCaseIsNoDifference() {
		assertThat(
				Proposals.of(List.of(BOOK), List.of(BOOK.replace("book", "Book").replace("title", "TITLE"))).isEmpty())
			.isTrue();
	}

	@Test
	void d28AnExcludedTableIsLeftAlone() {
		assertThat(Proposals.of(List.of(BOOK, BOOK.replace("book", "skip_me")), List.of(BOOK)).isEmpty()).isTrue();
	}

	@Test
	void d29WithoutEntitiesAllTablesAreTooMany() {
		Proposal proposal = Proposals.of(List.of(BOOK, BOOK.replace("book", "volume")), List.of());
		assertThat(described(proposal.upgrade())).containsExactly("drop table \"book\"", "drop table \"volume\"");
	}

	@Test
	void d29UnitsThatSayDifferentThingsAboutATableAreRefused() {
		CreateTable one = new CreateTable("book", List.of(column("id", "INTEGER")), List.of(), false, false);
		CreateTable other = new CreateTable("Book", List.of(column("id", "TEXT")), List.of(), false, false);
		EntityModel model = new EntityModel(List.of(one));
		assertThat(EntityModel.together(List.of(model, model)).operations()).containsExactly(one);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> EntityModel.together(List.of(model, new EntityModel(List.of(other)))))
			.satisfies((ex) -> assertThat(ex.description()).isEqualTo(
					"Two persistence units use the same database and say different things about the table \"Book\"."));
	}

	private static ColumnDefinition column(String name, String type) {
		return new ColumnDefinition(name, type, false, null, null, null, List.of());
	}

	@Test
	void d30NothingChangedIsNothingToWrite() {
		Proposal proposal = Proposals.of(List.of(BOOK), List.of(BOOK));
		assertThat(proposal.isEmpty()).isTrue();
		assertThat(proposal.differences()).isEmpty();
		assertThat(proposal.downgrade()).isEmpty();
	}

	@Test
	void d31ComparedIsWithTheRevisionsNamedAndNoOther() {
		StatementRevision first = StatementRevision.of("a", List.of(), StatementRevision.statements(List.of(BOOK)),
				List.of());
		StatementRevision second = StatementRevision.of("b", List.of("a"),
				StatementRevision.statements(List.of("CREATE TABLE \"late\" (\"x\" TEXT)")), List.of());
		Autogenerate autogenerate = autogenerate(StatementRevision.statements(List.of(BOOK)));
		RevisionGraph graph = RevisionGraph.of(List.of(first, second));
		assertThat(autogenerate.propose(graph, List.of("a"), Answers.none(), QuestionAsker.nobody()).isEmpty())
			.isTrue();
		assertThat(
				described(autogenerate.propose(graph, List.of("b"), Answers.none(), QuestionAsker.nobody()).upgrade()))
			.containsExactly("drop table \"late\"");
	}

	@Test
	void d32UpDownAndUpAgainGivesTheSameTexts() {
		List<String> old = List.of(BOOK, "CREATE INDEX \"ix\" ON \"book\" (\"title\")");
		Proposal proposal = Proposals.of(old,
				List.of("CREATE TABLE \"book\" (\"id\" INTEGER PRIMARY KEY, \"pages\" INTEGER, \"isbn\" TEXT UNIQUE)",
						"CREATE INDEX \"ix\" ON \"book\" (\"pages\")"),
				Answers.of(List.of(), List.of("book.title"), List.of()));
		try (Shadow shadow = Proposals.REPLAY.empty()) {
			shadow.replay(StatementRevision.statements(old));
			shadow.replay(operations(proposal.upgrade()));
			Schema once = shadow.schema();
			shadow.replay(operations(proposal.downgrade()));
			shadow.replay(operations(proposal.upgrade()));
			assertThat(shadow.schema()).isEqualTo(once);
		}
	}

	@Test
	void somebodyWhoIsThereIsAskedAndHeard() {
		List<String> asked = new ArrayList<>();
		Proposal proposal = Proposals.of(List.of(BOOK), List
			.of("CREATE TABLE \"book\" (\"id\" INTEGER PRIMARY KEY, \"titel\" TEXT, \"pages\" INTEGER NOT NULL)"),
				DeclaredRenames.none(), Answers.none(), (question) -> {
					asked.add(question.text());
					return question.options().get(0).answers();
				});
		assertThat(asked).containsExactly(
				"Is column \"book\".\"title\" renamed to \"titel\" (0.90), or dropped and \"titel\" added?",
				"What do rows that are there get in the new column \"book\".\"pages\", which is NOT NULL?");
		assertThat(Proposals.text(proposal.upgrade())).containsExactly(
				"{\"op\":\"alterTable\",\"table\":\"book\",\"changes\":[{\"change\":\"renameColumn\",\"from\":\"title\","
						+ "\"to\":\"titel\"},{\"change\":\"addColumn\",\"column\":{\"name\":\"pages\",\"type\":\"INTEGER\","
						+ "\"notNull\":true},\"backfill\":\"0\"}]}");
	}

	@Test
	void anAnswerThatGivesNoExpressionLeavesTheQuestionOpen() {
		List<String> entities = List.of("CREATE TABLE \"book\" (\"id\" INTEGER PRIMARY KEY, \"title\" TEXT, "
				+ "\"isbn\" TEXT NOT NULL UNIQUE)");
		assertThatExceptionOfType(UnansweredException.class)
			.isThrownBy(() -> Proposals.of(List.of(BOOK), entities, DeclaredRenames.none(), Answers.none(),
					(question) -> question.options().get(0).answers()))
			.satisfies((ex) -> assertThat(ex.questions()).hasSize(1));
	}

	@Test
	void aRenameThatFitsNothingNamesWhatDoes() {
		List<String> entities = List.of("CREATE TABLE \"book\" (\"id\" INTEGER PRIMARY KEY, \"name\" TEXT)");
		refused(entities, Answers.of(List.of("book.titel:name"), List.of(), List.of()),
				"--rename book.titel:name fits nothing: \"titel\" is no column of \"book\" that only the revisions have; "
						+ "such are \"title\".");
		refused(entities, Answers.of(List.of("book.title:nam"), List.of("book.title"), List.of()),
				"--rename book.title:nam fits nothing: \"nam\" is no column of \"book\" that only the entities have; "
						+ "such are \"name\".");
		refused(entities, Answers.of(List.of("buch.title:name"), List.of("book.title"), List.of()),
				"--rename buch.title:name fits nothing: revisions and entities don't both have a table \"buch\".");
		refused(List.of(BOOK), Answers.of(List.of("book:volume"), List.of(), List.of()),
				"--rename book:volume fits nothing: \"book\" is no table that only the revisions have; there is none.");
	}

	@Test
	void aBackfillThatFitsNothingIsRefused() {
		refused(List.of(BOOK), Answers.of(List.of(), List.of(), List.of("book.title=''")),
				"--backfill book.title='' fits nothing: no column \"title\" is added to a table \"book\" that is there "
						+ "already, or becomes NOT NULL in it.");
	}

	private static void refused(List<String> entities, Answers answers, String description) {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> Proposals.of(List.of(BOOK), entities, answers))
			.satisfies((ex) -> assertThat(ex.description()).isEqualTo(description));
	}

	@Test
	void aColumnThatAViewOfTheRevisionsReadsIsNotDropped() {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> Proposals.of(List.of(BOOK, "CREATE VIEW \"titles\" AS SELECT \"title\" FROM \"book\""),
					List.of("CREATE TABLE \"book\" (\"id\" INTEGER PRIMARY KEY)")))
			.satisfies((ex) -> assertThat(ex.description())
				.startsWith("The upgrade that dbmig would write can't be run, at alter table \"book\": drop column "
						+ "\"title\": The column \"title\" of \"book\" can't be dropped, because this depends on it:")
				.contains("view \"titles\""));
	}

	@Test
	void whatNoOperationSaysIsRefusedByName() {
		List<String> old = List
			.of("CREATE TABLE \"t\" (\"id\" INTEGER PRIMARY KEY, \"a\" TEXT, UNIQUE (\"a\") ON CONFLICT IGNORE)");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> Proposals.of(old, List.of("CREATE TABLE \"t\" (\"id\" INTEGER PRIMARY KEY, \"a\" TEXT)")))
			.satisfies((ex) -> assertThat(ex.description()).isEqualTo(
					"dbmig has no operation for a change of table \"t\": what a key on (\"a\") does at a conflict, "
							+ "or how it sorts."));
	}

	@Test
	void aConstraintIsNamedInSqlWhereItsNameIsClear() {
		List<String> old = List.of("CREATE TABLE \"t\" (\"a\" TEXT CONSTRAINT \"one\" UNIQUE, \"b\" TEXT, "
				+ "CONSTRAINT \"two\" UNIQUE (\"b\"), CONSTRAINT \"TWO\" CHECK (\"a\" <> ''))");
		Step step = Proposals.of(old, List.of("CREATE TABLE \"t\" (\"a\" TEXT, \"b\" TEXT)")).upgrade().get(0);
		assertThat(step.operation().describe())
			.isEqualTo("alter table \"t\": drop unique (\"a\"), drop unique (\"b\"), drop check (\"a\" <> '')");
		assertThat(step.named().describe())
			.isEqualTo("alter table \"t\": drop constraint \"one\", drop unique (\"b\"), drop check (\"a\" <> '')");
	}

	@Test
	void aNewTableBeginsWithTheRowsOfItsGenerator() {
		List<Operation> model = new ArrayList<>(
				StatementRevision.statements(List.of(BOOK, "CREATE TABLE \"seq\" (\"next_val\" BIGINT)")));
		Insert insert = new Insert("seq", List.of(Row.row("next_val", 1)));
		model.add(insert);
		RevisionGraph empty = RevisionGraph.of(List.of());
		List<Step> upgrade = autogenerate(model).propose(empty, List.of(), Answers.none(), QuestionAsker.nobody())
			.upgrade();
		assertThat(operations(upgrade)).endsWith(insert);
		assertThat(described(upgrade)).containsExactly("create table \"book\"", "create table \"seq\"",
				"insert 1 row into \"seq\"");
	}

	@Test
	void notesStandAboveWhatTheyAreAbout() {
		EntityModel model = new EntityModel(
				StatementRevision.statements(List.of("CREATE TABLE \"volume\" (\"id\" INTEGER PRIMARY KEY)",
						"CREATE TABLE \"a\" (\"x\" TEXT)")),
				new DeclaredRenames(Map.of("book", "volume"), Map.of(), List.of()), List.of(), List.of());
		StatementRevision revision = StatementRevision.of("a", List.of(), StatementRevision.statements(List.of(BOOK)),
				List.of());
		List<Renames> asked = new ArrayList<>();
		Proposal proposal = new Autogenerate(Proposals.REPLAY, () -> model,
				new ModelScope(TablePatterns.of(List.of()), List.of()), (differences, renames) -> {
					asked.add(renames);
					return differences.stream()
						.map((difference) -> (difference instanceof SchemaDifference.ColumnDropped)
								? List.of("412 values") : List.<String>of())
						.toList();
				})
			.propose(RevisionGraph.of(List.of(revision)), List.of("a"), Answers.none(), QuestionAsker.nobody());
		assertThat(asked).containsExactly(new Renames(Map.of("book", "volume"), Map.of()));
		assertThat(proposal.upgrade()).extracting(Step::comments)
			.containsExactly(List.of(), List.of(), List
				.of("drops column \"title\": its values are lost, the downgrade can't bring them back", "412 values"));
	}

	private static Autogenerate autogenerate(List<Operation> model) {
		return new Autogenerate(Proposals.REPLAY, () -> new EntityModel(model),
				new ModelScope(TablePatterns.of(List.of()), List.of()));
	}

	private static List<Operation> operations(List<Step> steps) {
		return steps.stream().map(Step::operation).toList();
	}

	private static List<String> described(List<Step> steps) {
		return steps.stream().map((step) -> step.operation().describe()).toList();
	}

}
