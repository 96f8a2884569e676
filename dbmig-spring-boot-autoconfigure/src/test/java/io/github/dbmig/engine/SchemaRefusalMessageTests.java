package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.dbmig.engine.RefusedChange.refused;

/**
 * What is told where a change makes no sense to SQLite, or others depend on what it
 * takes.
 */
class SchemaRefusalMessageTests {

	private static final String TABLE = "CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER)";

	private static final String ROWS = "INSERT INTO t VALUES (51, 'secret', 1), (52, 'secret', 1), (53, 'other', 1)";

	private static final String EVERYTHING = "CREATE TABLE t(id INTEGER PRIMARY KEY, b INTEGER, a TEXT, g TEXT AS (a || b), "
			+ "UNIQUE (a, b), CONSTRAINT uq UNIQUE (b, a), CHECK (length(a)\n > b), FOREIGN KEY "
			+ "(a, b) REFERENCES t(b, a))";

	private static final String TWO = "INSERT INTO t VALUES (1, 'x', 1), (2, 'y', 2)";

	private static final String PARENT = "CREATE TABLE p(id INTEGER PRIMARY KEY, a TEXT UNIQUE)";

	private static final String CORRECT = "Correct the revision.";

	static Stream<RefusedChange> expressions() {
		return Stream.of(
				refused("a CHECK that is no expression").holds(TABLE, ROWS)
					.alter((t) -> t.addCheck("ck", "b >"))
					.why("  Reason: SQLite refuses the CHECK (b >) of \"t\": near \")\": syntax error.")
					.next("Correct the expression."),
				refused("a CHECK with a subquery").holds(TABLE, ROWS)
					.alter((t) -> t.addCheck("ck", "b < (SELECT 1)"))
					.why("  Reason: SQLite refuses the CHECK (b < (SELECT 1)) of \"t\": subqueries prohibited "
							+ "in CHECK constraints.")
					.next("Correct the expression."),
				refused("a CHECK that asks for the time").holds(TABLE, ROWS)
					.alter((t) -> t.addCheck("ck", "a < datetime('now')"))
					.why("  Reason: SQLite would take the CHECK (a < datetime('now')) and then refuse every "
							+ "row of \"t\": non-deterministic use of datetime() in a CHECK constraint.")
					.next("Compare with a column that holds the time, or check it in the application."),
				refused("a CHECK of a new column that asks for the time").holds(TABLE, ROWS)
					.alter((t) -> t.addColumn("c", "TEXT", (c) -> c.check("c < date()")))
					.why("  Reason: SQLite would take the CHECK (c < date()) and then refuse every row of "
							+ "\"t\": non-deterministic use of date() in a CHECK constraint.")
					.next("Compare with a column that holds the time, or check it in the application."),
				refused("a type").holds(TABLE, TWO)
					.alter((t) -> t.addColumn("c", "TEXT, x"))
					.why("  Reason: This is not a column: \"c\" TEXT, x; correct the SQL text.")
					.next(CORRECT),
				refused("a default").holds(TABLE, TWO)
					.alter((t) -> t.addColumn("c", "TEXT", (c) -> c.defaultValue("'x")))
					.why("  Reason: This is not a column: \"c\" TEXT DEFAULT 'x; correct the SQL text.")
					.next(CORRECT),
				refused("a backfill").holds(TABLE, TWO)
					.alter((t) -> t.addColumn("c", "TEXT", (c) -> c.backfill("nope")))
					.why("  Statement: INSERT INTO \"_dbmig_new_t\" (\"id\", \"a\", \"b\", \"c\") SELECT \"id\", \"a\", "
							+ "\"b\", (nope", ") FROM \"t\"", "  Reason: SQLite says: no such column: nope.")
					.next(CORRECT),
				refused("a backfill of NOT NULL").holds(TABLE, TWO)
					.alter((t) -> t.addColumn("c", "TEXT", (c) -> c.notNull().backfill("nope + 1")))
					.why("  Statement: SELECT count(*) FROM (SELECT rowid AS \"_dbmig_key_0\", \"id\" AS \"id\", "
							+ "\"a\" AS \"a\", \"b\" AS \"b\", (nope + 1",
							") AS \"c\" FROM \"t\") AS \"t\" WHERE \"c\" IS NULL",
							"  Reason: SQLite says: no such column: nope.")
					.next(CORRECT),
				refused("a conversion").holds(TABLE, TWO)
					.alter((t) -> t.alterColumn("a", (c) -> c.convert("nope(a)")))
					.why("  Statement: INSERT INTO \"_dbmig_new_t\" (\"id\", \"a\", \"b\") SELECT \"id\", (nope(a)",
							"), \"b\" FROM \"t\"", "  Reason: SQLite says: no such function: nope.")
					.next(CORRECT),
				refused("a conversion of what is generated")
					.holds("CREATE TABLE t(a TEXT, b AS (a))", "INSERT INTO t VALUES ('x')")
					.alter((t) -> t.alterColumn("b", (c) -> c.convert("a || 1")))
					.why("  Reason: The column \"b\" of \"t\" is generated, so its rows can't be given values; change "
							+ "the expression, or the columns that it is generated from.")
					.next(CORRECT),
				refused("a backfill of what is generated")
					.holds("CREATE TABLE t(a TEXT, b AS (a))", "INSERT INTO t VALUES (NULL)")
					.alter((t) -> t.alterColumn("b", (c) -> c.notNull().backfill("'y'")))
					.why("  Reason: The column \"b\" of \"t\" is generated, so its rows can't be given values; change "
							+ "the expression, or the columns that it is generated from.")
					.next(CORRECT),
				refused("a collation").holds(TABLE, TWO)
					.alter((t) -> t.alterColumn("a", (c) -> c.collate("NOPE")))
					.why("  Statement: CREATE TABLE \"_dbmig_new_t\"(id INTEGER PRIMARY KEY, a TEXT COLLATE "
							+ "\"NOPE\", b INTEGER)",
							"  Reason: SQLite says: no such collation sequence: NOPE "
									+ "[SQLITE_ERROR_MISSING_COLLSEQ].")
					.next(CORRECT),
				refused("AUTOINCREMENT without a primary key")
					.holds("CREATE TABLE t(a TEXT, b INTEGER)", "INSERT INTO t VALUES (NULL, 1)")
					.alter((t) -> t.autoIncrement(true))
					.why("  Reason: The table \"t\" has no primary key that could count by itself; add a "
							+ "primary key first.")
					.next(CORRECT),
				refused("AUTOINCREMENT of a text")
					.holds("CREATE TABLE t(a TEXT PRIMARY KEY, b INTEGER)", "INSERT INTO t VALUES (NULL, 1)")
					.alter((t) -> t.autoIncrement(true))
					.why("  Statement: CREATE TABLE \"_dbmig_new_t\"(a TEXT PRIMARY KEY AUTOINCREMENT, b " + "INTEGER)",
							"  Reason: SQLite says: AUTOINCREMENT is only allowed on an INTEGER PRIMARY KEY.")
					.next(CORRECT),
				refused("WITHOUT ROWID without a primary key")
					.holds("CREATE TABLE t(a TEXT, b INTEGER)", "INSERT INTO t VALUES (NULL, 1)")
					.alter((t) -> t.withoutRowid(true))
					.why("  Statement: CREATE TABLE \"_dbmig_new_t\"(a TEXT, b INTEGER) WITHOUT ROWID",
							"  Reason: SQLite says: PRIMARY KEY missing on table _dbmig_new_t.")
					.next(CORRECT),
				refused("STRICT without a type").holds("CREATE TABLE t(a, b DATE)", "INSERT INTO t VALUES (1, 2)")
					.alter((t) -> t.strict(true))
					.why("  Statement: CREATE TABLE \"_dbmig_new_t\"(a, b DATE) STRICT",
							"  Reason: SQLite says: missing datatype for _dbmig_new_t.a.")
					.next(CORRECT));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("expressions")
	void textThatSqliteRefusesIsShown(RefusedChange change, @TempDir Path folder) {
		change.check(folder);
	}

	static Stream<RefusedChange> dependants() {
		return Stream.of(refused("of every kind").holds("CREATE TABLE p(x UNIQUE)", EVERYTHING,
				"CREATE INDEX ix ON t(b, a)", "CREATE UNIQUE INDEX \"i x\" ON t(b) WHERE a > ''",
				"CREATE VIEW v AS SELECT a FROM t", "CREATE VIEW w AS SELECT * FROM v",
				"CREATE TRIGGER tr AFTER UPDATE OF a ON t BEGIN SELECT 1; END",
				"CREATE TRIGGER tr2 AFTER INSERT ON p BEGIN UPDATE t SET a = 1; END",
				"CREATE TABLE child(x, y, FOREIGN KEY (x, y) REFERENCES t(a, b), CONSTRAINT fk2 FOREIGN KEY (y, x) REFERENCES t(b, a))")
			.alter((x) -> x.dropColumn("a"))
			.why("  Reason: The column \"a\" of \"t\" can't be dropped, because this depends on it:",
					"  - unique (\"a\", \"b\")", "  - unique \"uq\" (\"b\", \"a\")", "  - check (length(a) > b)",
					"  - foreign key (\"a\", \"b\") of \"t\"", "  - generated column \"g\"",
					"  - index \"ix\" on \"t\"", "  - index \"i x\" on \"t\"", "  - trigger \"tr\" on \"t\"",
					"  - trigger \"tr2\" on \"p\"", "  - view \"v\"", "  - view \"w\"",
					"  - foreign key (\"x\", \"y\") of \"child\"",
					"  - foreign key \"fk2\" (\"y\", \"x\") of \"child\"")
			.next("Drop or change what depends on it in steps before it, or let it go too: "
					+ "dropColumn(\"a\", drop -> drop.cascade()) in Java, DROP COLUMN \"a\" CASCADE in SQL."),
				refused("one").holds(TABLE, "CREATE INDEX ix ON t(a)")
					.alter((x) -> x.dropColumn("a"))
					.why("  Reason: The column \"a\" of \"t\" can't be dropped, because this depends on it:",
							"  - index \"ix\" on \"t\"")
					.next("Drop or change what depends on it in steps before it, or let it go too: "
							+ "dropColumn(\"a\", drop -> drop.cascade()) in Java, DROP COLUMN \"a\" CASCADE in SQL."),
				refused("a primary key").holds("CREATE TABLE t(a, b, PRIMARY KEY (a, b))")
					.alter((x) -> x.dropColumn("a"))
					.why("  Reason: The column \"a\" of \"t\" can't be dropped, because this depends on it:",
							"  - primary key (\"a\", \"b\")")
					.next("Drop or change what depends on it in steps before it, or let it go too: "
							+ "dropColumn(\"a\", drop -> drop.cascade()) in Java, DROP COLUMN \"a\" CASCADE in SQL."),
				refused("a virtual table, with cascade")
					.holds(TABLE, "CREATE VIRTUAL TABLE f USING fts5(a, content='t', content_rowid='id')")
					.alter((x) -> x.dropColumn("a", (d) -> d.cascade()))
					.why("  Reason: The column \"a\" of \"t\" can't be dropped, because this depends on it:",
							"  - virtual table \"f\"")
					.next("Drop or change what depends on it in steps before it; a virtual table keeps data "
							+ "of its own, so it goes with nothing else."),
				refused("a virtual table")
					.holds(TABLE, "CREATE VIRTUAL TABLE f USING fts5(a, content='t', content_rowid='id')")
					.alter((x) -> x.dropColumn("a"))
					.why("  Reason: The column \"a\" of \"t\" can't be dropped, because this depends on it:",
							"  - virtual table \"f\"")
					.next("Drop or change what depends on it in steps before it; a virtual table keeps data "
							+ "of its own, so it goes with nothing else."),
				refused("a view that would be broken")
					.holds(TABLE, "CREATE TABLE u(a)", "CREATE VIEW v AS SELECT * FROM u")
					.upgrade((op) -> op.dropTable("u"))
					.atTheEnd()
					.why("  Reason: It would break 1 use of views and tables, SQLite says:",
							"  - reading view \"v\": no such table: main.u")
					.next("Drop or rewrite these views, triggers and full-text indexes in the revision, before the step that "
							+ "takes from them what they use."));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("dependants")
	void whatDependsOnAColumnIsListed(RefusedChange change, @TempDir Path folder) {
		change.check(folder);
	}

	static Stream<RefusedChange> renames() {
		return Stream.of(
				refused("while views are broken")
					.holds(TABLE, "CREATE VIEW v AS SELECT a FROM gone", "CREATE VIEW w AS SELECT x FROM t")
					.alter((t) -> t.renameColumn("a", "c"))
					.why("  Reason: SQLite can't rename the column \"a\" of \"t\" while views or triggers don't "
							+ "work:", "  - reading view \"v\": no such table: main.gone",
							"  - reading view \"w\": no such column: x")
					.next("Drop or repair them in a step before it."),
				refused("while a trigger is broken")
					.holds(TABLE, "CREATE TABLE gone(x)",
							"CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO gone VALUES (1); END",
							"PRAGMA legacy_alter_table=ON", "DROP TABLE gone")
					.alter((t) -> t.renameColumn("a", "c"))
					.why("  Reason: SQLite can't rename the column \"a\" of \"t\" while views or triggers don't "
							+ "work:", "  - inserting into table \"t\": no such table: main.gone")
					.next("Drop or repair them in a step before it."),
				refused("a string would mean it").holds("CREATE TABLE t(a TEXT, CHECK (a <> \"x\"))")
					.alter((t) -> t.renameColumn("a", "x"))
					.why("  Reason: \"x\" in (a <> \"x\") is a string, but would be the renamed column; write "
							+ "it in single quotes first.")
					.next(CORRECT),
				refused("a key that SQLite loses")
					.holds("CREATE TABLE t(k INTEGER PRIMARY KEY, a, UNIQUE(k, a)) WITHOUT ROWID",
							"CREATE VIEW v AS SELECT k FROM t",
							"CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT new.k; END")
					.alter((t) -> t.renameColumn("k", "x"))
					.why("  Reason: SQLite can't rename the column \"k\" of \"t\", the key of a WITHOUT ROWID "
							+ "table that is in another key too, and this uses it:", "  - trigger \"tr\" on \"t\"",
							"  - view \"v\"")
					.next("Drop what uses it in steps before it, and create it again with the new name after "
							+ "it."));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("renames")
	void aColumnCannotBeRenamed(RefusedChange change, @TempDir Path folder) {
		change.check(folder);
	}

	static Stream<RefusedChange> lost() {
		return Stream.of(
				refused("a primary key")
					.holds(TABLE, "CREATE TABLE child(x REFERENCES t(id), y CONSTRAINT fk REFERENCES t)")
					.alter((x) -> x.dropPrimaryKey())
					.why("  Reason: The table \"t\" would lose the key that foreign keys refer to:",
							"  - foreign key (\"x\") of \"child\"", "  - foreign key \"fk\" (\"y\") of \"child\"")
					.next("Drop these foreign keys in a step before it, or keep a primary key or unique "
							+ "constraint on the columns that they refer to."),
				refused("a UNIQUE").holds("CREATE TABLE t(a UNIQUE)", "CREATE TABLE child(x REFERENCES t(a))")
					.alter((x) -> x.dropUnique("a"))
					.why("  Reason: The table \"t\" would lose the key that foreign keys refer to:",
							"  - foreign key (\"x\") of \"child\"")
					.next("Drop these foreign keys in a step before it, or keep a primary key or unique "
							+ "constraint on the columns that they refer to."),
				refused("values that others refer to")
					.holds("CREATE TABLE t(a UNIQUE)", "CREATE TABLE child(x REFERENCES t(a))",
							"INSERT INTO t VALUES ('secret')", "INSERT INTO child VALUES ('secret')")
					.alter((x) -> x.alterColumn("a", (c) -> c.convert("a || 'y'")))
					.atTheEnd()
					.why("  Reason: It would break 1 reference that foreign keys make:",
							"  - table \"child\": the row with rowid 1 refers to a row of \"t\" that does not exist")
					.next("Delete or correct these rows in the revision, in the same step that orphans them: "
							+ "foreign keys are off while a revision runs, so ON DELETE actions don't fire."),
				refused("no table to refer to").holds(TABLE, ROWS)
					.alter((t) -> t.addForeignKey(null, (f) -> f.columns("b").references("nope", "id")))
					.atTheEnd()
					.why("  Reason: It would break 3 references that foreign keys make:",
							"  - table \"t\": the row with rowid 51 refers to a row of \"nope\" that does not exist",
							"  - table \"t\": the row with rowid 52 refers to a row of \"nope\" that does not exist",
							"  - table \"t\": the row with rowid 53 refers to a row of \"nope\" that does not exist")
					.next("Delete or correct these rows in the revision, in the same step that orphans them: "
							+ "foreign keys are off while a revision runs, so ON DELETE actions don't fire."),
				refused("no key to refer to").holds("CREATE TABLE p(b)", "INSERT INTO p VALUES (1)", TABLE, ROWS)
					.alter((t) -> t.addForeignKey(null, (f) -> f.columns("b").references("p", "b")))
					.atTheEnd()
					.why("  Reason: It would break 1 reference that foreign keys make:",
							"  - table \"t\": foreign key mismatch - \"t\" referencing \"p\"")
					.next("Let the foreign key refer to a primary key, or to columns with a UNIQUE "
							+ "constraint or a unique index."),
				refused("no column to refer to").holds(PARENT, TABLE, ROWS)
					.alter((t) -> t.addForeignKey(null, (f) -> f.columns("b").references("p", "nope")))
					.atTheEnd()
					.why("  Reason: It would break 1 reference that foreign keys make:",
							"  - table \"t\": foreign key mismatch - \"t\" referencing \"p\"")
					.next("Let the foreign key refer to a primary key, or to columns with a UNIQUE "
							+ "constraint or a unique index."));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("lost")
	void aKeyIsLost(RefusedChange change, @TempDir Path folder) {
		change.check(folder);
	}

}
