package io.github.dbmig.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.dbmig.Direction;
import io.github.dbmig.MigrationException;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Checksum;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.operation.Data;
import io.github.dbmig.operation.DropColumn;
import io.github.dbmig.operation.DropTable;
import io.github.dbmig.operation.Insert;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.OperationRecorder;
import io.github.dbmig.operation.OperationSamples;
import io.github.dbmig.operation.Operations;
import io.github.dbmig.operation.PrimaryKey;
import io.github.dbmig.operation.Row;
import io.github.dbmig.operation.SetAutoIncrement;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionScript;
import io.github.dbmig.sql.SqlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.dbmig.operation.Row.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JavaRevisionWriterTests {

	private static final Instant CREATED = Instant.parse("2026-11-23T10:15:30Z");

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "alter", "create", "empty", "everything" })
	void theSourceIsWhatACarefulPersonWouldHaveWritten(String name) throws IOException {
		NewRevision revision = TellingRevisions.named(name);
		assertThat(write(revision)).isEqualTo(expected(name + ".java.txt"));
	}

	@Test
	void theTellingRevisionsCompileAndSayWhatTheyAreToSay() throws IOException {
		assertRoundTrip(TellingRevisions.all());
	}

	@Test
	void aTabIsAStepWhereTheProjectTakesOne() throws IOException {
		String source = new JavaRevisionWriter(CompiledRevisions.PACKAGE, "\t").write(TellingRevisions.named("alter"));
		assertThat(source).isEqualTo(expected("alter.java.txt").replace("    ", "\t"));
	}

	@Test
	void everyOperationIsReadBackAsItWas() throws IOException {
		List<NewRevision> revisions = new ArrayList<>();
		for (OperationSamples.Sample sample : OperationSamples.all()) {
			for (Operation operation : sample.operations()) {
				if (!(operation instanceof Data) && !isKeyThatCounts(operation)) {
					revisions.add(revision(revisions.size(), List.of(new Step(operation, List.of())), List.of()));
				}
			}
		}
		assertThat(revisions).hasSizeGreaterThan(80);
		assertRoundTrip(revisions);
	}

	/** It is two changes, see below. */
	private static boolean isKeyThatCounts(Operation operation) {
		return operation instanceof AlterTable alter && alter.changes().get(0) instanceof AddConstraint add
				&& add.constraint() instanceof PrimaryKey key && key.autoIncrement();
	}

	@Test
	void randomOperationsAreReadBackAsTheyWere() throws IOException {
		assertRoundTrip(IntStream.range(0, 250).mapToObj((seed) -> {
			RandomOperations operations = new RandomOperations(seed);
			return revision(seed, operations.steps(), operations.steps());
		}).toList());
	}

	@Test
	void aKeyThatCountsIsSaidAtItsColumnOrAsAChangeOfItsOwn() throws IOException {
		PrimaryKey key = new PrimaryKey("pk", List.of("a"), true);
		ColumnDefinition column = new ColumnDefinition("a", "INTEGER", false, null, null, null, List.of());
		NewRevision revision = revision(1,
				List.of(step(new CreateTable("t", List.of(column), List.of(key), false, false)),
						step(new AlterTable("u", List.of(new AddConstraint(key, null))))),
				List.of());
		List<Operation> read = load(List.of(revision)).get(id(1)).operations(Direction.UPGRADE);
		ColumnDefinition withKey = new ColumnDefinition("a", "INTEGER", false, null, null, null, List.of(key));
		assertThat(read).containsExactly(new CreateTable("t", List.of(withKey), List.of(), false, false),
				new AlterTable("u", List.of(new AddConstraint(new PrimaryKey("pk", List.of("a"), false), null),
						new SetAutoIncrement(true))));
	}

	@Test
	void hundredsOfTablesAreWritten() throws IOException {
		List<Step> tables = IntStream.range(0, 500)
			.mapToObj((table) -> step(recorded((op) -> op.createTable("table_" + table, (t) -> {
				t.column("id", "INTEGER", (c) -> c.primaryKey());
				for (int i = 0; i < 15; i++) {
					String name = "column_" + table + "_" + i;
					t.column(name, "VARCHAR(255)", (c) -> c.notNull().check("length(" + name + ") > 0"));
				}
			})).get(0)))
			.toList();
		assertRoundTrip(List.of(revision(1, tables, List.of(step(new DropTable("t"))))));
	}

	@Test
	void veryManyRowsAndVeryLongOnesAreWritten() throws IOException {
		List<Row> rows = IntStream.range(0, 12_000).mapToObj((i) -> row("id", i, "name", "name " + i)).toList();
		Row large = row("text", "ä€ \\\"".repeat(20_000), "bytes", new byte[100_000]);
		NewRevision revision = revision(1,
				List.of(step(new Insert("t", rows)), step(new Insert("u", List.of(large)))), List.of());
		List<Operation> read = load(List.of(revision)).get(id(1)).operations(Direction.UPGRADE);
		assertThat(rows("t", read)).isEqualTo(rows);
		assertThat(rows("u", read)).containsExactly(large);
	}

	private static List<Row> rows(String table, List<Operation> operations) {
		return operations.stream()
			.map(Insert.class::cast)
			.filter((insert) -> insert.table().equals(table))
			.flatMap((insert) -> insert.rows().stream())
			.toList();
	}

	@Test
	void linesAreNoLongerThanAReaderLikes() {
		for (NewRevision revision : TellingRevisions.all()) {
			assertThat(write(revision).lines()).allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(120));
		}
	}

	@Test
	void codeCannotBeWritten() {
		NewRevision revision = revision(1, List.of(step(new Data("split names", (jdbc) -> {
		}))), List.of());
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> write(revision)).satisfies((ex) -> {
			assertThat(ex.description()).isEqualTo(
					"The data step \"split names\" can't be written into a new revision: its code isn't known.");
			assertThat(ex.action()).isEqualTo("Write the step by hand, into the revision's class.");
		});
	}

	private static void assertSame(List<Step> steps, List<Operation> read) {
		List<Operation> expected = together(steps);
		assertThat(read).isEqualTo(expected);
		assertThat(Checksum.of(read, List.of(), SqlText::canonical))
			.isEqualTo(Checksum.of(expected, List.of(), SqlText::canonical));
	}

	/** Adjacent changes of a table are one operation. */
	private static List<Operation> together(List<Step> steps) {
		List<Operation> operations = new ArrayList<>();
		for (Step step : steps) {
			int last = operations.size() - 1;
			if (last >= 0 && operations.get(last) instanceof AlterTable before
					&& step.operation() instanceof AlterTable alter && before.table().equals(alter.table())) {
				List<TableChange> changes = Stream.concat(before.changes().stream(), alter.changes().stream()).toList();
				operations.set(last, new AlterTable(alter.table(), changes));
			}
			else {
				operations.add(step.operation());
			}
		}
		return operations;
	}

	private void assertRoundTrip(List<NewRevision> revisions) throws IOException {
		RevisionGraph graph = load(revisions);
		for (NewRevision revision : revisions) {
			RevisionScript script = graph.get(revision.id());
			assertThat(script.info().revises()).isEqualTo(revision.revises());
			assertThat(script.info().message()).isEqualTo(revision.message());
			assertThat(script.info().created()).isEqualTo(revision.created());
			assertThat(script.info().labels()).isEqualTo(revision.labels());
			assertThat(script.info().dependsOn()).isEqualTo(revision.dependsOn());
			assertSame(revision.upgrade(), script.operations(Direction.UPGRADE));
			assertSame(revision.downgrade(), script.operations(Direction.DOWNGRADE));
		}
	}

	private RevisionGraph load(List<NewRevision> revisions) throws IOException {
		Map<String, String> sources = new LinkedHashMap<>();
		for (NewRevision revision : revisions) {
			sources.put(RevisionNames.className(revision.id(), revision.message()), write(revision));
		}
		return CompiledRevisions.load(this.folder, sources);
	}

	private static String write(NewRevision revision) {
		return new JavaRevisionWriter(CompiledRevisions.PACKAGE, "    ").write(revision);
	}

	private static String expected(String name) throws IOException {
		try (InputStream stream = JavaRevisionWriterTests.class.getResourceAsStream(name)) {
			assertThat(stream).as(name).isNotNull();
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static NewRevision revision(int number, List<Step> upgrade, List<Step> downgrade) {
		return new NewRevision(id(number), List.of(), "revision " + number, CREATED, List.of(), List.of(), upgrade,
				downgrade);
	}

	private static String id(int number) {
		return String.format("%012x", number);
	}

	private static Step step(Operation operation) {
		return new Step(operation, List.of());
	}

	private static List<Operation> recorded(Consumer<Operations> revision) {
		return OperationRecorder.record(revision);
	}

}
