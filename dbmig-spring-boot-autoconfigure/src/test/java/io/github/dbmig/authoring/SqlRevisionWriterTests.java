package io.github.dbmig.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.dbmig.Direction;
import io.github.dbmig.MigrationException;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.engine.RevisionReplay;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Blob;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.OperationRecorder;
import io.github.dbmig.operation.OperationSamples;
import io.github.dbmig.operation.Operations;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.revision.RevisionScript;
import io.github.dbmig.revision.SqlRevisionText;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.sql.SqlText;
import io.github.dbmig.sqlite.SqliteDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.dbmig.operation.GeneratedKind.STORED;
import static io.github.dbmig.operation.OnViolation.DELETE;
import static io.github.dbmig.operation.OnViolation.QUARANTINE;
import static io.github.dbmig.operation.Position.first;
import static io.github.dbmig.operation.ReferentialAction.CASCADE;
import static io.github.dbmig.operation.Row.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqlRevisionWriterTests {

	@ParameterizedTest
	@ValueSource(strings = { "alter", "create", "empty" })
	void theFileIsWhatACarefulPersonWouldHaveWritten(String name) throws IOException {
		try (InputStream stream = getClass().getResourceAsStream(name + ".sql")) {
			assertThat(stream).isNotNull();
			assertThat(new SqlRevisionWriter().write(TellingRevisions.named(name)))
				.isEqualTo(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	@Test
	void changesOfTablesAreReadBackAsTheyWere() {
		List<Operation> changes = OperationRecorder.record((op) -> op.alterTable("a \"t\"",
				(t) -> t.addColumn("c", "TEXT", (c) -> c.notNull().defaultValue("(1 + 2)").unique("uq").check("c > ''"))
					.addColumn("d", (c) -> c.references("p", (fk) -> fk.named("fk").onDelete(CASCADE).deferrable()))
					.alterColumn("e", (c) -> c.type("DECIMAL(10, 2)").convert("CAST(e AS REAL)").collate("NOCASE"))
					.alterColumn("f", (c) -> c.nullable())
					.alterColumn("g", (c) -> c.defaultValue("(x)"))
					.alterColumn("h", (c) -> c.defaultValue("lower('X')"))
					.alterColumn("h", (c) -> c.dropDefault())
					.renameColumn("i", "j")
					.dropColumn("k")
					.dropColumn("l", (c) -> c.cascade())
					.addUnique("uq_t", "a", "b")
					.addCheck(null, "a > 0 -- positive\n AND 1")
					.addPrimaryKey(null, "a")
					.addForeignKey("fk_t", (fk) -> fk.columns("a", "b").references("p", "x", "y"))
					.dropConstraint("n")
					.renameConstraint("n", "m"))
			.renameTable("t", "u"));
		assertThat(read(changes)).isEqualTo(changes).hasSize(2);
	}

	@Test
	void aRemedyTakesAStatementOfItsOwn() {
		List<Operation> changes = OperationRecorder.record((op) -> op.alterTable("t",
				(t) -> t.addColumn("a", "TEXT", (c) -> c.notNull().backfill("'x' || b"))
					.alterColumn("c", (c) -> c.notNull().backfill("0").onViolation(DELETE))
					.alterColumn("d", (c) -> c.type("INTEGER").onViolation(QUARANTINE))
					.dropColumn("e")
					.dropColumn("f")
					.addUnique("uq", "a")
					.onViolation(QUARANTINE)));
		List<Operation> read = read(changes);
		assertThat(read).hasSize(5);
		assertThat(changes(read)).isEqualTo(changes(changes));
	}

	@Test
	void aColumnThatChangesInSeveralWaysTakesSeveralClauses() {
		List<Operation> changes = OperationRecorder.record((op) -> op.alterTable("t", (t) -> t.alterColumn("c",
				(c) -> c.type("INTEGER").convert("c + 1").notNull().defaultValue("0").backfill("1"))));
		assertThat(changes(read(changes))).isEqualTo(changes(OperationRecorder.record((op) -> op.alterTable("t",
				(t) -> t.alterColumn("c", (c) -> c.type("INTEGER").convert("c + 1"))
					.alterColumn("c", (c) -> c.defaultValue("0"))
					.alterColumn("c", (c) -> c.notNull().backfill("1"))))));
	}

	@Test
	void aNewColumnIsTheLast() {
		assertThat(read(OperationRecorder
			.record((op) -> op.alterTable("t", (t) -> t.addColumn("a", "TEXT", (c) -> c.first())))))
			.isEqualTo(OperationRecorder.record((op) -> op.alterTable("t", (t) -> t.addColumn("a", "TEXT"))));
	}

	@Test
	void whatIsWrittenMakesTheSameSchema() {
		List<Operation> operations = OperationRecorder.record((op) -> op
			.createTable("p",
					(t) -> t.column("id", "INTEGER", (c) -> c.primaryKey().autoIncrement())
						.column("a \"b\"", "TEXT", (c) -> c.notNull().defaultValue("'it''s'").collate("NOCASE"))
						.column("n", "INTEGER", (c) -> c.check("ck_n", "n > 0 -- always\n"))
						.column("m", "INTEGER", (c) -> c.generatedAs("n * 2", STORED)))
			.createTable("c",
					(t) -> t.column("x", "INTEGER")
						.column("p_id", "INTEGER", (c) -> c.references("p", "id", (fk) -> fk.onDelete(CASCADE)))
						.primaryKey("pk_c", "x")
						.unique("uq_c", "p_id", "x")
						.strict()
						.withoutRowid())
			.createIndex("ix", "p", (ix) -> ix.column("n").expression("lower(\"a \"\"b\"\"\")").where("n > 0"))
			.createView("v", "SELECT id\n  -- downgrade\nFROM p")
			.createTrigger("CREATE TRIGGER tr AFTER INSERT ON p\nBEGIN\n  DELETE FROM c; -- downgrade\nEND;")
			.alterTable("p", (t) -> t.addColumn("z", "TEXT", (c) -> c.notNull().backfill("''")).dropColumn("m"))
			.insert("p", row("id", 1), row("id", 2)));
		assertThat(schema(read(operations))).isEqualTo(schema(operations));
		assertThat(schema(operations).tables()).hasSize(2);
	}

	private static Schema schema(List<Operation> operations) {
		try (Shadow shadow = new RevisionReplay(new SqliteDialect(), List.of()).empty()) {
			shadow.replay(operations);
			return shadow.schema();
		}
	}

	@Test
	void valuesAreWrittenAsLiterals() {
		List<Operation> read = read(OperationRecorder.record((op) -> op
			.insert("t", row("a", 1, "b", null), row("a", Long.MIN_VALUE, "b", "it's\n-- downgrade\n"),
					row("b", new byte[] { 1, -1 }, "c", true), row("b", 1.5, "c", "a\0b"))
			.execute("UPDATE t SET a = ?, b = '?' WHERE c = ? -- why?", 1, "x;")));
		assertThat(read).extracting((operation) -> ((Execute) operation).sql())
			.containsExactly(
					"INSERT INTO \"t\" (\"a\", \"b\") VALUES\n    (1, NULL),\n    (-9223372036854775808, 'it''s\n-- downgrade\n')",
					"INSERT INTO \"t\" (\"b\", \"c\") VALUES\n    (x'01ff', TRUE),\n    (1.5, CAST(x'610062' AS TEXT))",
					"UPDATE t SET a = 1, b = '?' WHERE c = 'x;'");
		assertThat(SqlLiterals.of(Blob.of(new byte[0]))).isEqualTo("x''");
	}

	@Test
	void commentsThatWouldBeMarkersOrRemediesAreNone() {
		List<String> comments = List.of("upgrade", "-- downgrade", "down", "backfill: 1", "on-violation: delete",
				"On violation: fail", "two\nupgrade\nlines", "up to 3 rows", "", "/* open", "'");
		Operation drop = OperationRecorder.record((op) -> op.dropTable("t")).get(0);
		String text = write(List.of(new Step(drop, comments), new Step(drop, comments)));
		assertThat(SqlRevisionText.read(text, "x").operations(Direction.UPGRADE)).hasSize(2);
		assertThat(text).contains("\n-- Note: up to 3 rows\n-- /* open\n-- '\n");
	}

	@Test
	void linesOfAStatementThatLookLikeMarkersPartNothing() {
		List<Operation> operations = OperationRecorder
			.record((op) -> op.createView("v", "SELECT id\n-- downgrade\nFROM p")
				.createTrigger("CREATE TRIGGER tr AFTER INSERT ON p\nBEGIN\n-- upgrade\n  DELETE FROM c;\nEND;")
				.execute("-- upgrade\nUPDATE p SET a = '\n-- downgrade\n' -- downgrade"));
		assertThat(read(operations)).extracting((operation) -> SqlText.canonical(((Execute) operation).sql()))
			.containsExactly("CREATE VIEW \"v\" AS SELECT id FROM p",
					"CREATE TRIGGER tr AFTER INSERT ON p BEGIN DELETE FROM c ; END",
					"UPDATE p SET a = '\n-- downgrade\n'");
	}

	static Stream<Consumer<Operations>> unsayable() {
		return Stream.of((op) -> op.rebuildTable("t"), (op) -> op.data("x", (jdbc) -> {
		}), (op) -> op.execute("UPDATE t SET a = ?1", 1), (op) -> op.execute("UPDATE t SET a = ?", 1, 2),
				(op) -> op.execute("UPDATE t SET a = ?, b = ?", 1), (op) -> op.execute("DELETE FROM t; DELETE FROM u"),
				(op) -> op.execute("COMMIT"), (op) -> op.createTrigger("CREATE TRIGGER tr AFTER INSERT ON t BEGIN"),
				(op) -> op.alterTable("t", (t) -> t.moveColumn("a", first())),
				(op) -> op.alterTable("t", (t) -> t.dropPrimaryKey()),
				(op) -> op.alterTable("t", (t) -> t.dropUnique("a")),
				(op) -> op.alterTable("t", (t) -> t.dropCheck("a")),
				(op) -> op.alterTable("t", (t) -> t.dropForeignKey("a")),
				(op) -> op.alterTable("t", (t) -> t.strict(true)),
				(op) -> op.alterTable("t", (t) -> t.withoutRowid(true)),
				(op) -> op.alterTable("t", (t) -> t.autoIncrement(true)),
				(op) -> op.alterTable("t", (t) -> t.alterColumn("a", (c) -> c.collate("NOCASE"))),
				(op) -> op.alterTable("t", (t) -> t.alterColumn("a", (c) -> c.generatedAs("1", STORED))),
				(op) -> op.alterTable("t", (t) -> t.alterColumn("a", (c) -> c.nullable().backfill("1"))),
				(op) -> op.alterTable("t", (t) -> t.addColumn("a", "ENUM('x')")),
				(op) -> op.alterTable("t", (t) -> t.addColumn("a", "TEXT", (c) -> c.notNull().backfill("1, 2"))),
				(op) -> op.alterTable("t", (t) -> t.addColumn("a", "TEXT", (c) -> c.notNull().backfill("'1\n2'"))));
	}

	@ParameterizedTest
	@MethodSource("unsayable")
	void whatSqlHasNoWordsForIsRefused(Consumer<Operations> unsayable) {
		List<Operation> operations = OperationRecorder.record(unsayable);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> read(operations))
			.satisfies((ex) -> assertThat(ex.action())
				.isEqualTo("Write the revision in Java: give --format java, or set dbmig.authoring.format to java."));
	}

	@Test
	void everyOperationIsReadBackOrRefused() {
		int written = 0;
		for (OperationSamples.Sample sample : OperationSamples.all()) {
			for (Operation operation : sample.operations()) {
				try {
					List<Operation> read = read(List.of(operation));
					written++;
					assertThat(read).isNotEmpty();
				}
				catch (MigrationException ex) {
					assertThat(ex.action()).contains("--format java");
				}
			}
		}
		assertThat(written).isGreaterThan(30);
	}

	@Test
	void randomOperationsAreReadBackOrRefused() {
		int written = 0;
		for (int seed = 0; seed < 2000; seed++) {
			List<Step> steps = new RandomOperations(seed).steps();
			try {
				written += SqlRevisionText.read(write(steps), "x").operations(Direction.UPGRADE).isEmpty() ? 0 : 1;
			}
			catch (MigrationException ex) {
				assertThat(ex.action()).contains("--format java");
			}
		}
		assertThat(written).isGreaterThan(50);
	}

	@Test
	void aHeaderThatWouldBeReadOtherwiseIsRefused() {
		NewRevision revision = new NewRevision("a1", List.of("b,c"), "m", Instant.EPOCH, List.of(), List.of(),
				List.of(), List.of());
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> new SqlRevisionWriter().write(revision))
			.withMessageStartingWith("The revision a1 can't be written in SQL so that it is read as it is meant: ");
	}

	private static List<TableChange> changes(List<Operation> operations) {
		List<TableChange> changes = new ArrayList<>();
		operations.forEach((operation) -> changes.addAll(((AlterTable) operation).changes()));
		return changes;
	}

	private static List<Operation> read(List<Operation> operations) {
		RevisionScript script = SqlRevisionText
			.read(write(operations.stream().map((operation) -> new Step(operation, List.of())).toList()), "x");
		assertThat(script.operations(Direction.DOWNGRADE)).isEqualTo(script.operations(Direction.UPGRADE));
		return script.operations(Direction.UPGRADE);
	}

	private static String write(List<Step> steps) {
		return new SqlRevisionWriter().write(new NewRevision("a1b2", List.of("0000", "1111"), "a \"message\": x",
				Instant.parse("2026-11-23T10:15:30Z"), List.of(), List.of(), steps, steps));
	}

}
