package io.github.dbmig.revision;

import java.util.List;
import java.util.function.Consumer;

import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.OnViolation;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.OperationRecorder;
import io.github.dbmig.operation.Operations;
import io.github.dbmig.operation.PrimaryKey;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.operation.Unique;

/**
 * The same changes in SQL and in the vocabulary of Java.
 */
final class AlterTablePairs {

	private AlterTablePairs() {
	}

	static List<Pair> columns() {
		return List.of(
				pair("ALTER TABLE t ALTER COLUMN c SET NOT NULL",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.notNull()))),
				pair("ALTER TABLE t ALTER c SET NOT NULL",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.notNull()))),
				pair("ALTER TABLE t ALTER COLUMN c DROP NOT NULL",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.nullable()))),
				pair("ALTER TABLE t ALTER COLUMN c SET DEFAULT 0",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.defaultValue("0")))),
				pair("ALTER TABLE t ALTER COLUMN c SET DEFAULT -1.5e3",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.defaultValue("-1.5e3")))),
				pair("ALTER TABLE t ALTER COLUMN c SET DEFAULT 'it''s, not'",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.defaultValue("'it''s, not'")))),
				pair("ALTER TABLE t ALTER COLUMN c SET DEFAULT NULL",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.defaultValue("NULL")))),
				pair("ALTER TABLE t ALTER COLUMN c SET DEFAULT x'0a'",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.defaultValue("x'0a'")))),
				pair("ALTER TABLE t ALTER COLUMN c SET DEFAULT CURRENT_TIMESTAMP",
						(op) -> op.alterTable("t",
								(t) -> t.alterColumn("c", (c) -> c.defaultValue("CURRENT_TIMESTAMP")))),
				pair("ALTER TABLE t ALTER COLUMN c SET DEFAULT datetime('now', '+1 day')",
						(op) -> op.alterTable("t",
								(t) -> t.alterColumn("c", (c) -> c.defaultValue("datetime('now', '+1 day')")))),
				pair("ALTER TABLE t ALTER COLUMN c SET DEFAULT (datetime('now'))",
						(op) -> op.alterTable("t",
								(t) -> t.alterColumn("c", (c) -> c.defaultValue("datetime('now')")))),
				pair("ALTER TABLE t ALTER COLUMN c SET DEFAULT (1) + (2)",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.defaultValue("(1) + (2)")))),
				pair("ALTER TABLE t ALTER COLUMN c SET DEFAULT (1)",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.defaultValue("(1)")))),
				pair("ALTER TABLE t ALTER COLUMN c SET DEFAULT CASE WHEN 1 IS NOT DISTINCT FROM 2 THEN 'a' ELSE 'b' END",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c",
								(c) -> c.defaultValue("CASE WHEN 1 IS NOT DISTINCT FROM 2 THEN 'a' ELSE 'b' END")))),
				pair("ALTER TABLE t ALTER COLUMN c DROP DEFAULT",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.dropDefault()))),
				pair("ALTER TABLE t ALTER COLUMN c TYPE INTEGER",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.type("INTEGER")))),
				pair("ALTER TABLE t ALTER c SET DATA TYPE VARCHAR(40)",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.type("VARCHAR(40)")))),
				pair("ALTER TABLE t ALTER c TYPE decimal ( 10, +2 ) USING round(c, 2)",
						(op) -> op.alterTable("t",
								(t) -> t.alterColumn("c", (c) -> c.type("decimal ( 10, +2 )").convert("round(c, 2)")))),
				pair("ALTER TABLE t ALTER c TYPE double precision",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.type("double precision")))),
				pair("ALTER TABLE t ALTER c TYPE timestamp with time zone",
						(op) -> op.alterTable("t",
								(t) -> t.alterColumn("c", (c) -> c.type("timestamp with time zone")))),
				pair("ALTER TABLE t ALTER c TYPE TEXT COLLATE NOCASE",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.type("TEXT").collate("NOCASE")))),
				pair("ALTER TABLE t ALTER c TYPE INTEGER USING CAST(c AS INTEGER)",
						(op) -> op.alterTable("t",
								(t) -> t.alterColumn("c", (c) -> c.type("INTEGER").convert("CAST(c AS INTEGER)")))),
				pair("ALTER TABLE t ALTER c TYPE TEXT COLLATE \"my coll\" USING (SELECT group_concat(x, ',') FROM u) || c",
						(op) -> op.alterTable("t",
								(t) -> t.alterColumn("c",
										(c) -> c.type("TEXT")
											.collate("my coll")
											.convert("(SELECT group_concat(x, ',') FROM u) || c")))));
	}

	static List<Pair> constraints() {
		return List.of(pair("ALTER TABLE t ADD UNIQUE (a)", (op) -> op.alterTable("t", (t) -> t.addUnique(null, "a"))),
				pair("ALTER TABLE t ADD UNIQUE (a, b)", (op) -> op.alterTable("t", (t) -> t.addUnique(null, "a", "b"))),
				pair("ALTER TABLE t ADD CONSTRAINT uq_t UNIQUE (a, \"b c\")",
						(op) -> op.alterTable("t", (t) -> t.addUnique("uq_t", "a", "b c"))),
				pair("ALTER TABLE t ADD CHECK (a > 0)", (op) -> op.alterTable("t", (t) -> t.addCheck(null, "a > 0"))),
				pair("ALTER TABLE t ADD CHECK((a > 0) AND b IN ('x)', 'y', \"(\"))",
						(op) -> op.alterTable("t", (t) -> t.addCheck(null, "(a > 0) AND b IN ('x)', 'y', \"(\")"))),
				pair("ALTER TABLE t ADD CONSTRAINT ck_t CHECK ( length(a) BETWEEN 1 AND 10 )",
						(op) -> op.alterTable("t", (t) -> t.addCheck("ck_t", "length(a) BETWEEN 1 AND 10"))),
				pair("ALTER TABLE t ADD PRIMARY KEY (id)",
						(op) -> op.alterTable("t", (t) -> t.addPrimaryKey(null, "id"))),
				pair("ALTER TABLE t ADD CONSTRAINT pk_t PRIMARY KEY (a, b)",
						(op) -> op.alterTable("t", (t) -> t.addPrimaryKey("pk_t", "a", "b"))),
				pair("ALTER TABLE t ADD FOREIGN KEY (p_id) REFERENCES p",
						(op) -> op.alterTable("t",
								(t) -> t.addForeignKey(null, (fk) -> fk.columns("p_id").references("p")))),
				pair("ALTER TABLE t ADD CONSTRAINT fk_t FOREIGN KEY (a, b) REFERENCES p (x, y)", (op) -> op.alterTable(
						"t", (t) -> t.addForeignKey("fk_t", (fk) -> fk.columns("a", "b").references("p", "x", "y")))),
				pair("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p (x) ON DELETE CASCADE",
						(op) -> op.alterTable("t", (t) -> t.addForeignKey(null,
								(fk) -> fk.columns("a").references("p", "x").onDelete(ReferentialAction.CASCADE)))),
				pair("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p (x) ON UPDATE SET DEFAULT ON DELETE SET NULL",
						(op) -> op.alterTable("t",
								(t) -> t.addForeignKey(null,
										(fk) -> fk.columns("a")
											.references("p", "x")
											.onDelete(ReferentialAction.SET_NULL)
											.onUpdate(ReferentialAction.SET_DEFAULT)))),
				pair("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p ON DELETE RESTRICT ON UPDATE NO ACTION "
						+ "DEFERRABLE INITIALLY DEFERRED",
						(op) -> op.alterTable("t",
								(t) -> t.addForeignKey(null,
										(fk) -> fk.columns("a")
											.references("p")
											.onDelete(ReferentialAction.RESTRICT)
											.deferrable()))),
				pair("ALTER TABLE t DROP CONSTRAINT ck_t", (op) -> op.alterTable("t", (t) -> t.dropConstraint("ck_t"))),
				pair("ALTER TABLE t DROP CONSTRAINT ck_t RESTRICT",
						(op) -> op.alterTable("t", (t) -> t.dropConstraint("ck_t"))),
				pair("ALTER TABLE t RENAME CONSTRAINT a TO b",
						(op) -> op.alterTable("t", (t) -> t.renameConstraint("a", "b"))));
	}

	static List<Pair> ofSqlite() {
		return List.of(pair("ALTER TABLE t DROP COLUMN c", (op) -> op.alterTable("t", (t) -> t.dropColumn("c"))),
				pair("ALTER TABLE t DROP c", (op) -> op.alterTable("t", (t) -> t.dropColumn("c"))),
				pair("ALTER TABLE t DROP COLUMN c RESTRICT", (op) -> op.alterTable("t", (t) -> t.dropColumn("c"))),
				pair("ALTER TABLE t DROP COLUMN c CASCADE",
						(op) -> op.alterTable("t", (t) -> t.dropColumn("c", (c) -> c.cascade()))),
				pair("ALTER TABLE t RENAME COLUMN a TO b", (op) -> op.alterTable("t", (t) -> t.renameColumn("a", "b"))),
				pair("ALTER TABLE t RENAME a TO b", (op) -> op.alterTable("t", (t) -> t.renameColumn("a", "b"))),
				pair("ALTER TABLE t RENAME TO u", (op) -> op.renameTable("t", "u")),
				pair("ALTER TABLE main.t RENAME TO u", (op) -> op.renameTable("t", "u")),
				pair("ALTER TABLE main RENAME TO 'u v'", (op) -> op.renameTable("main", "u v")),
				pair("ALTER TABLE \"main\" . t DROP c", (op) -> op.alterTable("t", (t) -> t.dropColumn("c"))));
	}

	static List<Pair> addedColumns() {
		return List.of(pair("ALTER TABLE t ADD COLUMN c", (op) -> op.alterTable("t", (t) -> t.addColumn("c"))),
				pair("ALTER TABLE t ADD c TEXT", (op) -> op.alterTable("t", (t) -> t.addColumn("c", "TEXT"))),
				pair("ALTER TABLE t ADD COLUMN c VARCHAR ( 140 )",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "VARCHAR ( 140 )"))),
				pair("ALTER TABLE t ADD COLUMN c 'my type' [of] mine(-1, 2)",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "'my type' [of] mine(-1, 2)"))),
				pair("ALTER TABLE t ADD COLUMN c UNSIGNED BIG INT NULL",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "UNSIGNED BIG INT"))),
				pair("ALTER TABLE t ADD COLUMN c INTEGER NOT NULL DEFAULT 0",
						(op) -> op.alterTable("t",
								(t) -> t.addColumn("c", "INTEGER", (c) -> c.notNull().defaultValue("0")))),
				pair("ALTER TABLE t ADD COLUMN c DEFAULT - 5 NOT NULL",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", (c) -> c.notNull().defaultValue("- 5")))),
				pair("ALTER TABLE t ADD COLUMN c TEXT DEFAULT 'a, b'",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "TEXT", (c) -> c.defaultValue("'a, b'")))),
				pair("ALTER TABLE t ADD COLUMN c INTEGER DEFAULT (1 + 2)",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "INTEGER", (c) -> c.defaultValue("1 + 2")))),
				pair("ALTER TABLE t ADD COLUMN c TEXT DEFAULT (max('a', 'b'))",
						(op) -> op.alterTable("t",
								(t) -> t.addColumn("c", "TEXT", (c) -> c.defaultValue("max('a', 'b')")))),
				pair("ALTER TABLE t ADD COLUMN c INTEGER DEFAULT ( 7 )",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "INTEGER", (c) -> c.defaultValue("( 7 )")))),
				pair("ALTER TABLE t ADD COLUMN c BOOLEAN DEFAULT true",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "BOOLEAN", (c) -> c.defaultValue("true")))),
				pair("ALTER TABLE t ADD COLUMN c TEXT DEFAULT null",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "TEXT", (c) -> c.defaultValue("null")))),
				pair("ALTER TABLE t ADD COLUMN c TEXT COLLATE NOCASE",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "TEXT", (c) -> c.collate("NOCASE")))),
				pair("ALTER TABLE t ADD COLUMN c INTEGER CHECK (c IN (1, 2))",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "INTEGER", (c) -> c.check("c IN (1, 2)")))),
				pair("ALTER TABLE t ADD COLUMN c INTEGER CONSTRAINT ck CHECK ( c <> 1 ) CHECK (c <> 2) NOT NULL DEFAULT 0",
						(op) -> op.alterTable("t",
								(t) -> t.addColumn("c", "INTEGER",
										(c) -> c.notNull().defaultValue("0").check("ck", "c <> 1").check("c <> 2")))),
				pair("ALTER TABLE t ADD COLUMN c INTEGER REFERENCES p",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "INTEGER", (c) -> c.references("p")))),
				pair("ALTER TABLE t ADD COLUMN c INTEGER REFERENCES p (id)",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "INTEGER", (c) -> c.references("p", "id")))),
				pair("ALTER TABLE t ADD COLUMN c INTEGER CONSTRAINT fk REFERENCES p(id) ON DELETE CASCADE "
						+ "ON UPDATE RESTRICT DEFERRABLE INITIALLY DEFERRED",
						(op) -> op.alterTable("t",
								(t) -> t.addColumn("c", "INTEGER",
										(c) -> c.references("p", "id",
												(fk) -> fk.named("fk")
													.onDelete(ReferentialAction.CASCADE)
													.onUpdate(ReferentialAction.RESTRICT)
													.deferrable())))),
				pair("ALTER TABLE t ADD COLUMN c GENERATED ALWAYS AS (b * 2) STORED",
						(op) -> op.alterTable("t",
								(t) -> t.addColumn("c", (c) -> c.generatedAs("b * 2", GeneratedKind.STORED)))),
				pair("ALTER TABLE t ADD COLUMN c INTEGER GENERATED ALWAYS AS (max(b, 2)) VIRTUAL NOT NULL",
						(op) -> op.alterTable("t",
								(t) -> t.addColumn("c", "INTEGER",
										(c) -> c.generatedAs("max(b, 2)", GeneratedKind.VIRTUAL).notNull()))),
				pair("ALTER TABLE t ADD COLUMN c INTEGER GENERATED ALWAYS AS (b)",
						(op) -> op.alterTable("t",
								(t) -> t.addColumn("c", "INTEGER", (c) -> c.generatedAs("b", GeneratedKind.VIRTUAL)))),
				pair("ALTER TABLE t ADD COLUMN c AS (b)",
						(op) -> op.alterTable("t",
								(t) -> t.addColumn("c", (c) -> c.generatedAs("b", GeneratedKind.VIRTUAL)))),
				pair("ALTER TABLE t ADD COLUMN c TEXT UNIQUE",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "TEXT", (c) -> c.unique()))),
				pair("ALTER TABLE t ADD COLUMN c INTEGER PRIMARY KEY",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "INTEGER", (c) -> c.primaryKey()))),
				pair("ALTER TABLE t ADD COLUMN c INTEGER PRIMARY KEY ASC AUTOINCREMENT",
						(op) -> op.alterTable("t",
								(t) -> t.addColumn("c", "INTEGER", (c) -> c.primaryKey().autoIncrement()))),
				new Pair("ALTER TABLE t ADD COLUMN c TEXT CONSTRAINT uq UNIQUE",
						added("TEXT", new Unique("uq", List.of("c")))),
				new Pair("ALTER TABLE t ADD COLUMN c INT CONSTRAINT pk PRIMARY KEY",
						added("INT", new PrimaryKey("pk", List.of("c"), false))),
				new Pair("ALTER TABLE t ADD COLUMN c INT REFERENCES p ON DELETE SET NULL",
						added("INT", new ForeignKey(null, List.of("c"), "p", List.of(), ReferentialAction.SET_NULL,
								ReferentialAction.NO_ACTION, false))));
	}

	static List<Pair> several() {
		return List.of(pair("ALTER TABLE t ALTER c SET NOT NULL, ADD UNIQUE (c)", (op) -> op
			.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.notNull()).addUnique(null, "c"))), pair(
					"ALTER TABLE t ADD COLUMN a DECIMAL(10, 2) CHECK (a IN (1, 2)), ADD b INT DEFAULT (max(1, 2)), DROP d",
					(op) -> op.alterTable("t",
							(t) -> t.addColumn("a", "DECIMAL(10, 2)", (c) -> c.check("a IN (1, 2)"))
								.addColumn("b", "INT", (c) -> c.defaultValue("max(1, 2)"))
								.dropColumn("d"))),
				pair("ALTER TABLE t ALTER a SET DEFAULT 1, ALTER a SET NOT NULL, ALTER b TYPE INT USING max(b, 0), "
						+ "ALTER b DROP DEFAULT",
						(op) -> op.alterTable("t",
								(t) -> t.alterColumn("a", (c) -> c.defaultValue("1"))
									.alterColumn("a", (c) -> c.notNull())
									.alterColumn("b", (c) -> c.type("INT").convert("max(b, 0)"))
									.alterColumn("b", (c) -> c.dropDefault()))),
				pair("ALTER TABLE t DROP CONSTRAINT a, ADD CONSTRAINT a CHECK (b), RENAME CONSTRAINT d TO e, RENAME f TO g",
						(op) -> op.alterTable("t", (t) -> {
							t.dropConstraint("a").addCheck("a", "b");
							t.renameConstraint("d", "e").renameColumn("f", "g");
						})),
				pair("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p ON DELETE CASCADE, ADD PRIMARY KEY (a)",
						(op) -> op
							.alterTable("t",
									(t) -> t.addForeignKey(null,
											(fk) -> fk.columns("a").references("p").onDelete(ReferentialAction.CASCADE))
										.addPrimaryKey(null, "a"))));
	}

	/** The lines above a statement, and what they say in Java. */
	static List<Pair> remedies() {
		return List.of(
				pair("-- backfill: ''\nALTER TABLE t ADD COLUMN c TEXT NOT NULL",
						(op) -> op.alterTable("t", (t) -> t.addColumn("c", "TEXT", (c) -> c.notNull().backfill("''")))),
				pair("-- backfill: coalesce(a, 0) -- or nothing\nALTER TABLE t ALTER c SET NOT NULL",
						(op) -> op.alterTable("t",
								(t) -> t.alterColumn("c", (c) -> c.notNull().backfill("coalesce(a, 0)")))),
				pair("-- on-violation: delete\nALTER TABLE t ALTER c SET NOT NULL",
						(op) -> op.alterTable("t",
								(t) -> t.alterColumn("c", (c) -> c.notNull().onViolation(OnViolation.DELETE)))),
				pair("-- backfill: 0\n-- on-violation: quarantine\nALTER TABLE t ALTER c SET NOT NULL",
						(op) -> op.alterTable("t",
								(t) -> t.alterColumn("c",
										(c) -> c.notNull().backfill("0").onViolation(OnViolation.QUARANTINE)))),
				pair("-- on-violation: quarantine\n-- For the rows of 2019.\n\n/* see #12 */ -- backfill them\n"
						+ "-- backfill:   1 \t\nALTER TABLE t ALTER c SET NOT NULL",
						(op) -> op.alterTable("t",
								(t) -> t.alterColumn("c",
										(c) -> c.notNull().backfill("1").onViolation(OnViolation.QUARANTINE)))),
				pair("-- on-violation: fail\nALTER TABLE t ALTER c TYPE INTEGER",
						(op) -> op.alterTable("t",
								(t) -> t.alterColumn("c", (c) -> c.type("INTEGER").onViolation(OnViolation.FAIL)))),
				pair("-- on-violation: delete\nALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0)",
						(op) -> op.alterTable("t", (t) -> t.addCheck("ck", "a > 0").onViolation(OnViolation.DELETE))),
				pair("-- on-violation: quarantine\nALTER TABLE t ADD UNIQUE (a)",
						(op) -> op.alterTable("t", (t) -> t.addUnique(null, "a").onViolation(OnViolation.QUARANTINE))),
				pair("-- on-violation: quarantine\nALTER TABLE t ADD PRIMARY KEY (a)",
						(op) -> op.alterTable("t",
								(t) -> t.addPrimaryKey(null, "a").onViolation(OnViolation.QUARANTINE))),
				pair("-- on-violation: delete\nALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p",
						(op) -> op.alterTable("t",
								(t) -> t.addForeignKey(null,
										(fk) -> fk.columns("a").references("p").onViolation(OnViolation.DELETE)))),
				pair("-- backfill: 'x'\nALTER TABLE t DROP d, ALTER c SET DEFAULT 'y', ALTER c SET NOT NULL",
						(op) -> op.alterTable("t",
								(t) -> t.dropColumn("d")
									.alterColumn("c", (c) -> c.defaultValue("'y'"))
									.alterColumn("c", (c) -> c.notNull().backfill("'x'")))),
				pair("-- on-violation: delete\n-- backfill: 1\nALTER TABLE t ADD c INT NOT NULL, ADD UNIQUE (d)",
						(op) -> op.alterTable("t", (t) -> {
							t.addColumn("c", "INT", (c) -> c.notNull().backfill("1"));
							t.addUnique(null, "d").onViolation(OnViolation.DELETE);
						})),
				pair("-- backfill: 1\nALTER TABLE t ALTER a SET NOT NULL;\n-- backfill: 2\nALTER TABLE t ALTER b SET NOT NULL",
						(op) -> op.alterTable("t", (t) -> t.alterColumn("a", (c) -> c.notNull().backfill("1")))
							.alterTable("t", (t) -> t.alterColumn("b", (c) -> c.notNull().backfill("2")))));
	}

	private static Pair pair(String sql, Consumer<Operations> java) {
		return new Pair(sql, OperationRecorder.record(java));
	}

	/** For what only the records can say. */
	private static List<Operation> added(String type, Constraint constraint) {
		TableChange change = new AddColumn(
				new ColumnDefinition("c", type, false, null, null, null, List.of(constraint)), null, null);
		return List.of(new AlterTable("t", List.of(change)));
	}

	/**
	 * A pair.
	 *
	 * @param sql statements
	 * @param operations what they say
	 */
	record Pair(String sql, List<Operation> operations) {

		@Override
		public String toString() {
			return this.sql;
		}

	}

}
