package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.Position;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.dbmig.engine.RefusedChange.refused;

/**
 * What is told where a change names what is not there, twice there or something else.
 */
class NameRefusalMessageTests {

	private static final String TABLE = "CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER)";

	private static final String ROWS = "INSERT INTO t VALUES (51, 'secret', 1), (52, 'secret', 1), (53, 'other', 1)";

	private static final String TWO = "INSERT INTO t VALUES (1, 'x', 1), (2, 'y', 2)";

	private static final String CORRECT = "Correct the revision.";

	static Stream<RefusedChange> tables() {
		return Stream.of(
				refused("no table").holds(TABLE)
					.upgrade((op) -> op.alterTable("nope", (t) -> t.dropColumn("a")))
					.why("  Reason: The database has no such table: nope.")
					.next(CORRECT),
				refused("no table to rebuild").holds(TABLE)
					.upgrade((op) -> op.rebuildTable("nope"))
					.why("  Reason: The database has no such table: nope.")
					.next(CORRECT),
				refused("a view").holds(TABLE, "CREATE VIEW v AS SELECT * FROM t")
					.upgrade((op) -> op.alterTable("v", (t) -> t.dropColumn("a")))
					.why("  Reason: \"v\" is no table that can be altered, it is a view.")
					.next("Drop it and create it again instead."),
				refused("a virtual table").holds("CREATE VIRTUAL TABLE f USING fts5(a)")
					.upgrade((op) -> op.alterTable("f", (t) -> t.dropColumn("a")))
					.why("  Reason: \"f\" is no table that can be altered, it is a virtual table.")
					.next("Drop it and create it again instead."),
				refused("a shadow table").holds("CREATE VIRTUAL TABLE f USING fts5(a)")
					.upgrade((op) -> op.alterTable("f_data", (t) -> t.dropColumn("block")))
					.why("  Reason: \"f_data\" is no table that can be altered, it is a table in which a "
							+ "virtual table keeps its data.")
					.next("Change the virtual table instead."),
				refused("a table of SQLite's own").holds("CREATE TABLE x(id INTEGER PRIMARY KEY AUTOINCREMENT)")
					.upgrade((op) -> op.alterTable("sqlite_sequence", (t) -> t.dropColumn("seq")))
					.why("  Reason: \"sqlite_sequence\" is no table that can be altered, it is a table of "
							+ "SQLite's own.")
					.next("Leave it to SQLite."),
				refused("an index").holds(TABLE, "CREATE INDEX ix ON t(a)")
					.upgrade((op) -> op.alterTable("ix", (t) -> t.dropColumn("sql")))
					.why("  Reason: The database has no such table: ix.")
					.next(CORRECT));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("tables")
	void aTableIsMissingOrNone(RefusedChange change, @TempDir Path folder) {
		change.check(folder);
	}

	static Stream<RefusedChange> columns() {
		return Stream.of(
				refused("drop").holds(TABLE, TWO)
					.alter((t) -> t.dropColumn("nope"))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("drop with cascade").holds(TABLE, TWO)
					.alter((t) -> t.dropColumn("nope", (d) -> d.cascade()))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("NOT NULL").holds(TABLE, TWO)
					.alter((t) -> t.alterColumn("nope", (c) -> c.notNull()))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("NOT NULL with a backfill").holds(TABLE, TWO)
					.alter((t) -> t.alterColumn("nope", (c) -> c.notNull().backfill("1")))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("type").holds(TABLE, TWO)
					.alter((t) -> t.alterColumn("nope", (c) -> c.type("TEXT")))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("default").holds(TABLE, TWO)
					.alter((t) -> t.alterColumn("nope", (c) -> c.defaultValue("1")))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("no default").holds(TABLE, TWO)
					.alter((t) -> t.alterColumn("nope", (c) -> c.dropDefault()))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("collation").holds(TABLE, TWO)
					.alter((t) -> t.alterColumn("nope", (c) -> c.collate("NOCASE")))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("generated").holds(TABLE, TWO)
					.alter((t) -> t.alterColumn("nope", (c) -> c.generatedAs("a", GeneratedKind.STORED)))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("conversion").holds(TABLE, TWO)
					.alter((t) -> t.alterColumn("nope", (c) -> c.convert("a")))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("rename").holds(TABLE, TWO)
					.alter((t) -> t.renameColumn("nope", "x"))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("rename to a name that is taken").holds(TABLE, TWO)
					.alter((t) -> t.renameColumn("a", "B"))
					.why("  Reason: The table \"t\" has a column \"B\" already; choose another name.")
					.next(CORRECT),
				refused("move").holds(TABLE, TWO)
					.alter((t) -> t.moveColumn("nope", Position.first()))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("move beside no column").holds(TABLE, TWO)
					.alter((t) -> t.moveColumn("a", Position.after("nope")))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("move beside itself").holds(TABLE, TWO)
					.alter((t) -> t.moveColumn("a", Position.after("A")))
					.why("  Reason: The column \"a\" of \"t\" can't be moved before or after \"A\", which is the "
							+ "same; name another column.")
					.next(CORRECT),
				refused("add a name that is taken").holds(TABLE, TWO)
					.alter((t) -> t.addColumn("A", "TEXT"))
					.why("  Reason: The table \"t\" would get a duplicate column name: it has a column \"A\" "
							+ "already.")
					.next(CORRECT),
				refused("add beside no column").holds(TABLE, TWO)
					.alter((t) -> t.addColumn("c", "TEXT", (c) -> c.after("nope")))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("UNIQUE").holds(TABLE, TWO)
					.alter((t) -> t.addUnique("uq", "nope"))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("PRIMARY KEY").holds("CREATE TABLE t(a)", "INSERT INTO t VALUES (1)")
					.alter((t) -> t.addPrimaryKey(null, "nope"))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"a\".")
					.next(CORRECT),
				refused("FOREIGN KEY").holds(TABLE, TWO)
					.alter((t) -> t.addForeignKey(null, (f) -> f.columns("nope").references("t", "id")))
					.why("  Reason: The table \"t\" has no column \"nope\"; it has \"id\", \"a\", \"b\".")
					.next(CORRECT),
				refused("CHECK").holds(TABLE, ROWS)
					.alter((t) -> t.addCheck("ck", "nope > 1"))
					.why("  Reason: SQLite refuses the CHECK (nope > 1) of \"t\": no such column: nope.")
					.next("Correct the expression."),
				refused("drop the only column").holds("CREATE TABLE t(a)")
					.alter((t) -> t.dropColumn("a"))
					.why("  Reason: The column \"a\" is the only one of the table \"t\"; drop the table instead.")
					.next(CORRECT));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("columns")
	void aColumnIsMissingOrTaken(RefusedChange change, @TempDir Path folder) {
		change.check(folder);
	}

	static Stream<RefusedChange> constraints() {
		return Stream.of(
				refused("no constraints").holds(TABLE, TWO)
					.alter((t) -> t.dropConstraint("nope"))
					.why("  Reason: The table \"t\" has no such constraint: \"nope\"; it has none with a name.")
					.next(CORRECT),
				refused("others").holds(
						"CREATE TABLE t(a CONSTRAINT x NOT NULL, b, CONSTRAINT uq UNIQUE(a), CONSTRAINT \"c k\" CHECK (b > 0))")
					.alter((t) -> t.dropConstraint("nope"))
					.why("  Reason: The table \"t\" has no such constraint: \"nope\"; it has \"x\", \"uq\", \"c k\".")
					.next(CORRECT),
				refused("an index").holds(TABLE, "CREATE UNIQUE INDEX ux ON t(a)", TWO)
					.alter((t) -> t.dropConstraint("ux"))
					.why("  Reason: The table \"t\" has no such constraint: \"ux\" is an index; use dropIndex.")
					.next(CORRECT),
				refused("two of the name")
					.holds("CREATE TABLE t(a, b, CONSTRAINT x UNIQUE(a), CONSTRAINT X CHECK (b > 0))")
					.alter((t) -> t.dropConstraint("x"))
					.why("  Reason: The table \"t\" has 2 constraints named \"x\"; say which by what it is, "
							+ "with dropUnique, dropCheck or dropForeignKey.")
					.next(CORRECT),
				refused("rename").holds(TABLE, TWO)
					.alter((t) -> t.renameConstraint("nope", "x"))
					.why("  Reason: The table \"t\" has no such constraint: \"nope\"; it has none with a name.")
					.next(CORRECT),
				refused("a name that is taken")
					.holds("CREATE TABLE t(a, b, CONSTRAINT uq UNIQUE(a), CONSTRAINT ck CHECK (b > 0))")
					.alter((t) -> t.addCheck("uq", "b > 1"))
					.why("  Statement: ALTER TABLE \"t\" ADD CONSTRAINT \"uq\" CHECK (b > 1)",
							"  Reason: SQLite says: constraint uq already exists.")
					.next(CORRECT),
				refused("a second primary key").holds(TABLE, ROWS)
					.alter((t) -> t.addPrimaryKey(null, "a"))
					.why("  Reason: The table \"t\" has a primary key already; drop it first, with "
							+ "dropPrimaryKey.")
					.next(CORRECT),
				refused("no primary key").holds("CREATE TABLE t(a)")
					.alter((t) -> t.dropPrimaryKey())
					.why("  Reason: The table \"t\" has no primary key.")
					.next(CORRECT),
				refused("no UNIQUE").holds(TABLE)
					.alter((t) -> t.dropUnique("a"))
					.why("  Reason: The table \"t\" has no unique constraint on (\"a\").")
					.next(CORRECT),
				refused("another UNIQUE").holds("CREATE TABLE t(a, b UNIQUE, UNIQUE (a, b))")
					.alter((t) -> t.dropUnique("a"))
					.why("  Reason: The table \"t\" has no unique constraint on (\"a\"); it has (\"b\"), (\"a\", "
							+ "\"b\").")
					.next(CORRECT),
				refused("a unique index").holds(TABLE, "CREATE UNIQUE INDEX ux ON t(a)")
					.alter((t) -> t.dropUnique("a"))
					.why("  Reason: The table \"t\" has no unique constraint on (\"a\"); the index \"ux\" refuses "
							+ "duplicates; use dropIndex.")
					.next(CORRECT),
				refused("no CHECK").holds(TABLE)
					.alter((t) -> t.dropCheck("a > 0"))
					.why("  Reason: The table \"t\" has no check (a > 0).")
					.next(CORRECT),
				refused("another CHECK").holds("CREATE TABLE t(a CHECK (a > 1), CHECK (a\n > 2))")
					.alter((t) -> t.dropCheck("a > 0"))
					.why("  Reason: The table \"t\" has no check (a > 0); it has (a > 1), (a > 2).")
					.next(CORRECT),
				refused("no foreign key").holds(TABLE)
					.alter((t) -> t.dropForeignKey("a"))
					.why("  Reason: The table \"t\" has no foreign key on (\"a\").")
					.next(CORRECT),
				refused("another foreign key")
					.holds("CREATE TABLE p(id INTEGER PRIMARY KEY)", "CREATE TABLE t(a REFERENCES p, b REFERENCES p)")
					.alter((t) -> t.dropForeignKey((f) -> f.columns("a").references("q")))
					.why("  Reason: The table \"t\" has no foreign key on (\"a\") to \"q\"; it has (\"a\") to \"p\", "
							+ "(\"b\") to \"p\".")
					.next(CORRECT),
				refused("two foreign keys")
					.holds("CREATE TABLE p(id INTEGER PRIMARY KEY)", "CREATE TABLE Q(id INTEGER PRIMARY KEY)",
							"CREATE TABLE t(a REFERENCES p REFERENCES Q)")
					.alter((t) -> t.dropForeignKey("a"))
					.why("  Reason: The table \"t\" has 2 foreign keys on (\"a\"); say which by the table that "
							+ "it refers to: \"p\", \"Q\".")
					.next(CORRECT));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("constraints")
	void aConstraintIsMissingOrAmbiguous(RefusedChange change, @TempDir Path folder) {
		change.check(folder);
	}

}
