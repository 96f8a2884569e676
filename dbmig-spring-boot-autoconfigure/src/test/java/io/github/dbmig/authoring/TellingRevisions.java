package io.github.dbmig.authoring;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.dbmig.operation.OperationRecorder;
import io.github.dbmig.operation.Operations;

import static io.github.dbmig.operation.GeneratedKind.STORED;
import static io.github.dbmig.operation.OnViolation.DELETE;
import static io.github.dbmig.operation.OnViolation.QUARANTINE;
import static io.github.dbmig.operation.Position.after;
import static io.github.dbmig.operation.ReferentialAction.CASCADE;
import static io.github.dbmig.operation.ReferentialAction.SET_NULL;
import static io.github.dbmig.operation.Row.row;
import static io.github.dbmig.operation.SortOrder.DESC;

/**
 * Revisions whose sources stand in files beside the tests.
 */
final class TellingRevisions {

	private static final Instant CREATED = Instant.parse("2026-11-23T10:15:30Z");

	private TellingRevisions() {
	}

	static NewRevision named(String name) {
		Map<String, NewRevision> revisions = new LinkedHashMap<>();
		revisions.put("empty", new NewRevision("9b9d58f02985", List.of(), "by hand", CREATED, List.of(), List.of(),
				List.of(), List.of()));
		revisions.put("alter", alter());
		revisions.put("create", create());
		revisions.put("everything", everything());
		return revisions.get(name);
	}

	static List<NewRevision> all() {
		return List.of(named("empty"), named("alter"), named("create"), named("everything"));
	}

	private static NewRevision alter() {
		return new NewRevision("9f1271ef662a", List.of("9b9d58f02985"), "v11+ updates", CREATED, List.of(), List.of(),
				List.of(step("3 of 10,000 rows have no electron_id",
						(op) -> op.alterTable("lattices",
								(t) -> t.alterColumn("electron_id", (c) -> c.notNull().backfill("0")))),
						step("drops about_me, 412 values that are not null",
								(op) -> op.alterTable("lattices", (t) -> t.dropColumn("about_me"))),
						step((op) -> op.alterTable("electrons", (t) -> t.dropColumn("executor")))),
				List.of(step((op) -> op.alterTable("electrons", (t) -> t.addColumn("executor", "VARCHAR(120)"))),
						step((op) -> op.alterTable("lattices",
								(t) -> t.addColumn("about_me", "VARCHAR(140)")
									.alterColumn("electron_id", (c) -> c.nullable())))));
	}

	private static NewRevision create() {
		return new NewRevision("a1b2c3d4e5f6", List.of("9f1271ef662a"), "owners and pets", CREATED, List.of("pets"),
				List.of(),
				List.of(step((op) -> op.createTable("owner",
						(t) -> t.column("id", "INTEGER", (c) -> c.primaryKey())
							.column("last_name", "VARCHAR(80)",
									(c) -> c.notNull().collate("NOCASE").check("ck_owner_last_name",
											"length(last_name) > 0"))
							.column("telephone", "VARCHAR(20)"))),
						step((op) -> op.createTable("pet",
								(t) -> t.column("id", "INTEGER", (c) -> c.primaryKey().autoIncrement())
									.column("name", "VARCHAR(40)", (c) -> c.notNull().defaultValue("'nameless'"))
									.column("kind", "VARCHAR(8)",
											(c) -> c.notNull()
												.check("ck_pet_kind",
														"kind IN ('CAT', 'DOG', 'HAMSTER', 'BIRD', 'SNAKE', 'LIZARD')"))
									.column("owner_id", "INTEGER",
											(c) -> c.references("owner", "id",
													(fk) -> fk.named("fk_pet_owner").onDelete(CASCADE)))
									.unique("uq_pet_owner_id_name", "owner_id", "name"))),
						step((op) -> op.createIndex("ix_pet_owner_id", "pet", (ix) -> ix.column("owner_id")))),
				List.of(step((op) -> op.dropTable("pet")), step((op) -> op.dropTable("owner"))));
	}

	private static NewRevision everything() {
		return new NewRevision("c0ffee000001", List.of("a1b2c3d4e5f6"), "Größe, \"Preis\" & 日本: everything there is",
				CREATED, List.of(), List.of(),
				List.of(step("The first table", (op) -> op.createTable("t",
						(t) -> t.column("a")
							.column("b", "INTEGER", (c) -> c.generatedAs("a * 2", STORED))
							.primaryKey("pk_t", "a", "b")
							.foreignKey("fk_t",
									(fk) -> fk.columns("a", "b").references("p", "x", "y").onDelete(SET_NULL).deferrable())
							.strict()
							.withoutRowid())),
						step("Two lines\nof comment, with \\u000a in it",
								(op) -> op.alterTable("t",
										(t) -> t.addColumn("c", "TEXT", (c) -> c.notNull().backfill("''").after("a"))
											.alterColumn("d",
													(c) -> c.type("INTEGER")
														.convert("CAST(d AS INTEGER)")
														.notNull()
														.dropDefault()
														.onViolation(DELETE))
											.renameColumn("e", "f")
											.dropColumn("g", (c) -> c.cascade())
											.moveColumn("h", after("f"))
											.addUnique("uq_t", "a")
											.onViolation(QUARANTINE)
											.addCheck(null, "a > 0")
											.addForeignKey(null,
													(fk) -> fk.columns("a").references("p").onViolation(QUARANTINE))
											.dropConstraint("old")
											.renameConstraint("old", "new")
											.dropPrimaryKey()
											.dropUnique("a", "b")
											.dropCheck("a > 1")
											.dropForeignKey("p_id")
											.dropForeignKey((fk) -> fk.columns("q_id").references("q"))
											.strict(false)
											.withoutRowid(false)
											.autoIncrement(true))),
						step((op) -> op.renameTable("t", "u")), step((op) -> op.rebuildTable("u")),
						step((op) -> op.createIndex("ix", "u",
								(ix) -> ix.column("a", DESC).expression("lower(\"b\")").unique().where("a > 0"))),
						step((op) -> op.createView("v", "SELECT a\nFROM u\nWHERE b = 'C:\\temp'")),
						step((op) -> op.createTrigger("""
								CREATE TRIGGER tr AFTER UPDATE ON u
								BEGIN
								  UPDATE u SET c = '\""" quotes' WHERE a = new.a;
								END""")),
						step((op) -> op.execute("UPDATE u SET a = ? WHERE b = ?", 1, "x")),
						step((op) -> op.execute("UPDATE u SET c = (SELECT p.name FROM p WHERE p.id = u.p_id AND p.valid_from "
								+ "<= u.created_at ORDER BY p.valid_from DESC LIMIT 1) WHERE c IS NULL")),
						step((op) -> op.insert("u", row("id", 1, "name", null, "big", 1L << 40, "ok", true, "real", 1.5),
								row("id", 2, "name", "O'Hara\n", "bytes", new byte[] { 1, -2 })))),
				List.of(step((op) -> op.dropTrigger("tr")), step((op) -> op.dropView("v")),
						step((op) -> op.dropIndex("ix")), step((op) -> op.dropTable("u"))));
	}

	private static Step step(Consumer<Operations> operation) {
		return new Step(OperationRecorder.record(operation).get(0), List.of());
	}

	private static Step step(String comment, Consumer<Operations> operation) {
		return new Step(OperationRecorder.record(operation).get(0), List.of(comment));
	}

}
