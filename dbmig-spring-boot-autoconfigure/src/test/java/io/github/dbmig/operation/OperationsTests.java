package io.github.dbmig.operation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static io.github.dbmig.operation.GeneratedKind.STORED;
import static io.github.dbmig.operation.OnViolation.DELETE;
import static io.github.dbmig.operation.OnViolation.QUARANTINE;
import static io.github.dbmig.operation.Position.after;
import static io.github.dbmig.operation.Position.before;
import static io.github.dbmig.operation.Position.first;
import static io.github.dbmig.operation.ReferentialAction.CASCADE;
import static io.github.dbmig.operation.ReferentialAction.NO_ACTION;
import static io.github.dbmig.operation.ReferentialAction.RESTRICT;
import static io.github.dbmig.operation.ReferentialAction.SET_NULL;
import static io.github.dbmig.operation.Row.row;
import static io.github.dbmig.operation.SortOrder.ASC;
import static io.github.dbmig.operation.SortOrder.DESC;
import static org.assertj.core.api.Assertions.assertThat;

class OperationsTests {

	@Test
	void createTable() {
		List<Operation> operations = record((op) -> op.createTable("t",
				t -> t.column("id", "INTEGER", c -> c.primaryKey().autoIncrement())
					.column("name", "VARCHAR(40)",
							c -> c.notNull().defaultValue("'x'").collate("NOCASE").check("length(name) > 0"))
					.column("p_id", "BIGINT", c -> c.references("p", "id", fk -> fk.onDelete(CASCADE).named("fk_t_p")))
					.column("n2", "INTEGER", c -> c.generatedAs("n * 2", STORED))
					.unique("uq_t", "a")
					.check("ck_t", "a > 0")
					.foreignKey("fk_t",
							fk -> fk.columns("a", "b").references("p", "x", "y").onDelete(SET_NULL).deferrable())
					.strict()
					.withoutRowid()));

		assertThat(operations).containsExactly(new CreateTable("t", List.of(
				new ColumnDefinition("id", "INTEGER", false, null, null, null,
						List.of(new PrimaryKey(null, List.of("id"), true))),
				new ColumnDefinition("name", "VARCHAR(40)", true, "'x'", "NOCASE", null,
						List.of(new Check(null, "length(name) > 0"))),
				new ColumnDefinition("p_id", "BIGINT", false, null, null, null,
						List.of(new ForeignKey("fk_t_p", List.of("p_id"), "p", List.of("id"), CASCADE, NO_ACTION,
								false))),
				new ColumnDefinition("n2", "INTEGER", false, null, null, new Generated("n * 2", STORED), List.of())),
				List.of(new Unique("uq_t", List.of("a")), new Check("ck_t", "a > 0"),
						new ForeignKey("fk_t", List.of("a", "b"), "p", List.of("x", "y"), SET_NULL, NO_ACTION, true)),
				true, true));
	}

	@Test
	void createTableWithAKeyOfSeveralColumns() {
		List<Operation> operations = record(
				(op) -> op.createTable("t", (t) -> t.column("a").column("b", "TEXT").primaryKey("pk_t", "a", "b")));
		assertThat(operations).containsExactly(new CreateTable("t", List.of(plain("a", null), plain("b", "TEXT")),
				List.of(new PrimaryKey("pk_t", List.of("a", "b"), false)), false, false));
	}

	@Test
	void inlineConstraintsOfAColumn() {
		List<Operation> operations = record((op) -> op.createTable("t",
				(t) -> t.column("a", (c) -> c.autoIncrement().primaryKey())
					.column("b", (c) -> c.unique().check("ck", "b > 0"))
					.column("c", (c) -> c.references("p"))
					.column("d", (c) -> c.references("p", "id"))
					.column("e", (c) -> c.references("p", "id", (fk) -> fk.onUpdate(RESTRICT).deferrable()))));
		assertThat(((CreateTable) operations.get(0)).columns()).extracting(ColumnDefinition::constraints)
			.containsExactly(List.of(new PrimaryKey(null, List.of("a"), true)),
					List.of(new Unique(null, List.of("b")), new Check("ck", "b > 0")),
					List.of(new ForeignKey(null, List.of("c"), "p", List.of(), NO_ACTION, NO_ACTION, false)),
					List.of(new ForeignKey(null, List.of("d"), "p", List.of("id"), NO_ACTION, NO_ACTION, false)),
					List.of(new ForeignKey(null, List.of("e"), "p", List.of("id"), NO_ACTION, RESTRICT, true)));
	}

	@Test
	void inlineConstraintsWithNames() {
		List<Operation> operations = record((op) -> op.createTable("t",
				(t) -> t.column("a", (c) -> c.primaryKey("pk").autoIncrement())
					.column("b", (c) -> c.unique("uq"))
					.column("c", (c) -> c.references("p", (fk) -> fk.named("fk").onDelete(CASCADE)))));
		assertThat(((CreateTable) operations.get(0)).columns()).extracting(ColumnDefinition::constraints)
			.containsExactly(List.of(new PrimaryKey("pk", List.of("a"), true)), List.of(new Unique("uq", List.of("b"))),
					List.of(new ForeignKey("fk", List.of("c"), "p", List.of(), CASCADE, NO_ACTION, false)));
	}

	@Test
	void alterTableColumns() {
		assertChanges(
				t -> t.addColumn("c", "TEXT", c -> c.notNull().backfill("''").after("name"))
					.alterColumn("c", c -> c.type("INTEGER").convert("CAST(c AS INTEGER)").notNull())
					.renameColumn("a", "b")
					.dropColumn("d", d -> d.cascade())
					.moveColumn("e", before("b")),
				new AddColumn(new ColumnDefinition("c", "TEXT", true, null, null, null, List.of()), "''",
						after("name")),
				new AlterColumn("c", "INTEGER", "CAST(c AS INTEGER)", true, null, null, null, null, null),
				new RenameColumn("a", "b"), new DropColumn("d", true),
				new MoveColumn("e", new Position(Position.Kind.BEFORE, "b")));
	}

	@Test
	void addColumnInItsOtherForms() {
		assertChanges(
				(t) -> t.addColumn("a")
					.addColumn("b", "TEXT")
					.addColumn("c", (c) -> c.first())
					.addColumn("d", "TEXT",
							(c) -> c.unique()
								.check("x")
								.check("ck", "y")
								.collate("NOCASE")
								.defaultValue("1")
								.references("p")
								.references("p", "id")
								.references("p", "id", (fk) -> fk.named("fk"))
								.before("a")),
				new AddColumn(plain("a", null), null, null), new AddColumn(plain("b", "TEXT"), null, null),
				new AddColumn(plain("c", null), null, first()),
				new AddColumn(new ColumnDefinition("d", "TEXT", false, "1", "NOCASE", null,
						List.of(new Unique(null, List.of("d")), new Check(null, "x"), new Check("ck", "y"),
								new ForeignKey(null, List.of("d"), "p", List.of(), NO_ACTION, NO_ACTION, false),
								new ForeignKey(null, List.of("d"), "p", List.of("id"), NO_ACTION, NO_ACTION, false),
								new ForeignKey("fk", List.of("d"), "p", List.of("id"), NO_ACTION, NO_ACTION, false))),
						null, before("a")));
	}

	@Test
	void alterColumnInItsOtherForms() {
		assertChanges(
				(t) -> t.alterColumn("a", (c) -> c.nullable())
					.alterColumn("a", (c) -> c.defaultValue("'x'"))
					.alterColumn("a", (c) -> c.dropDefault())
					.alterColumn("a", (c) -> c.collate("NOCASE"))
					.alterColumn("a", (c) -> c.generatedAs("b", STORED))
					.alterColumn("a", (c) -> c.notNull().backfill("''"))
					.alterColumn("a", (c) -> c.notNull().onViolation(QUARANTINE))
					.dropColumn("a"),
				new AlterColumn("a", null, null, false, null, null, null, null, null),
				new AlterColumn("a", null, null, null, new DefaultChange("'x'"), null, null, null, null),
				new AlterColumn("a", null, null, null, new DefaultChange(null), null, null, null, null),
				new AlterColumn("a", null, null, null, null, "NOCASE", null, null, null),
				new AlterColumn("a", null, null, null, null, null, new Generated("b", STORED), null, null),
				new AlterColumn("a", null, null, true, null, null, null, "''", null),
				new AlterColumn("a", null, null, true, null, null, null, null, QUARANTINE), new DropColumn("a", false));
	}

	@Test
	void alterTableConstraints() {
		ForeignKey key = new ForeignKey("fk", List.of("a"), "p", List.of(), NO_ACTION, RESTRICT, false);
		assertChanges(
				(t) -> t.addPrimaryKey("pk", "a", "b")
					.addUnique("uq", "a")
					.addCheck("ck", "a > 0")
					.addForeignKey("fk", (fk) -> fk.columns("a").references("p").onUpdate(RESTRICT)),
				new AddConstraint(new PrimaryKey("pk", List.of("a", "b"), false), null),
				new AddConstraint(new Unique("uq", List.of("a")), null),
				new AddConstraint(new Check("ck", "a > 0"), null), new AddConstraint(key, null));
		assertChanges(
				t -> t.dropConstraint("name")
					.renameConstraint("a", "b")
					.dropPrimaryKey()
					.dropUnique("a", "b")
					.dropCheck("a > 0")
					.dropForeignKey("p_id")
					.dropForeignKey(fk -> fk.columns("p_id").references("p"))
					.strict(true)
					.withoutRowid(false)
					.autoIncrement(true),
				new DropConstraint("name"), new RenameConstraint("a", "b"), new DropPrimaryKey(),
				new DropUnique(List.of("a", "b")), new DropCheck("a > 0"), new DropForeignKey(List.of("p_id"), null),
				new DropForeignKey(List.of("p_id"), "p"), new SetStrict(true), new SetWithoutRowid(false),
				new SetAutoIncrement(true));
	}

	@Test
	void aRemedyFollowsTheConstraintThatItIsFor() {
		ForeignKey key = new ForeignKey(null, List.of("a"), "p", List.of(), NO_ACTION, NO_ACTION, true);
		assertChanges(
				(t) -> t.addUnique("uq", "a")
					.onViolation(QUARANTINE)
					.addCheck("ck", "a > 0")
					.onViolation(DELETE)
					.addForeignKey(null, (fk) -> fk.columns("a").references("p").deferrable().onViolation(DELETE))
					.addForeignKey(null, (fk) -> fk.columns("a").references("p").deferrable())
					.onViolation(QUARANTINE)
					.dropColumn("x"),
				new AddConstraint(new Unique("uq", List.of("a")), QUARANTINE),
				new AddConstraint(new Check("ck", "a > 0"), DELETE), new AddConstraint(key, DELETE),
				new AddConstraint(key, QUARANTINE), new DropColumn("x", false));
	}

	@Test
	void everythingElse() {
		DataStep step = (jdbc) -> jdbc.sql("UPDATE t SET a = 1").update();
		List<Operation> operations = record((op) -> {
			op.renameTable("t", "u");
			op.dropTable("u");
			op.rebuildTable("t");
			op.createIndex("ix", "t", ix -> ix.column("a", DESC).expression("lower(b)").unique().where("a > 0"));
			op.dropIndex("ix");
			op.createView("v", "SELECT 1");
			op.dropView("v");
			op.createTrigger("CREATE TRIGGER tr");
			op.dropTrigger("tr");
			op.execute("UPDATE t SET a = ? WHERE b = ?", 1, 2);
			op.insert("t", row("id", 1, "name", "x"));
			op.data("what it does", step);
		});
		assertThat(operations).containsExactly(new RenameTable("t", "u"), new DropTable("u"), new RebuildTable("t"),
				new CreateIndex("ix", "t",
						List.of(new IndexTerm("a", null, DESC, null), new IndexTerm(null, "lower(b)", ASC, null)), true,
						"a > 0"),
				new DropIndex("ix"), new CreateView("v", "SELECT 1"), new DropView("v"),
				new CreateTrigger("CREATE TRIGGER tr"), new DropTrigger("tr"),
				new Execute("UPDATE t SET a = ? WHERE b = ?", List.of(1L, 2L)),
				new Insert("t", List.of(row("id", 1, "name", "x"))), new Data("what it does", step));
		assertThat(((Data) operations.get(11)).action()).isSameAs(step);
	}

	@Test
	void termsOfAnIndexInTheirOtherForms() {
		List<Operation> operations = record((op) -> op.createIndex("ix", "t",
				(ix) -> ix.column("a").column("b", ASC, "NOCASE").expression("c", DESC).expression("d", ASC, "RTRIM")));
		assertThat(operations)
			.containsExactly(new CreateIndex("ix", "t",
					List.of(IndexTerm.column("a"), new IndexTerm("b", null, ASC, "NOCASE"),
							new IndexTerm(null, "c", DESC, null), new IndexTerm(null, "d", ASC, "RTRIM")),
					false, null));
	}

	@Test
	void nullAloneIsOneParameter() {
		assertThat(record((op) -> op.execute("x", (Object[]) null)))
			.containsExactly(new Execute("x", Arrays.asList((Object) null)));
		assertThat(record((op) -> op.execute("x", 1, null))).containsExactly(new Execute("x", Arrays.asList(1L, null)));
	}

	@Test
	void aDataStepSpeaksToTheDatabaseThroughAJdbcClient() throws Exception {
		JdbcClient[] seen = new JdbcClient[1];
		Data data = (Data) record((op) -> op.data("x", (jdbc) -> seen[0] = jdbc)).get(0);
		JdbcClient given = JdbcClient.create(new DriverManagerDataSource());
		data.action().run(given);
		assertThat(seen[0]).isSameAs(given);
	}

	private static ColumnDefinition plain(String name, String type) {
		return new ColumnDefinition(name, type, false, null, null, null, List.of());
	}

	private static void assertChanges(Consumer<AlterTableSpec> spec, TableChange... changes) {
		List<Operation> operations = record((op) -> op.alterTable("t", spec));
		assertThat(operations).containsExactly(new AlterTable("t", List.of(changes)));
	}

	private static List<Operation> record(Consumer<Operations> revision) {
		return OperationRecorder.record(revision);
	}

}
