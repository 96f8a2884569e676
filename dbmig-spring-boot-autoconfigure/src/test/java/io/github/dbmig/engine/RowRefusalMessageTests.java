package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.SortOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.dbmig.engine.RefusedChange.refused;

/**
 * What is told of rows that a change would refuse or whose values it would change.
 */
class RowRefusalMessageTests {

	private static final String TABLE = "CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER)";

	private static final String ROWS = "INSERT INTO t VALUES (51, 'secret', 1), (52, 'secret', 1), (53, 'other', 1)";

	private static final String PARENT = "CREATE TABLE p(id INTEGER PRIMARY KEY, a TEXT UNIQUE)";

	private static final String SAY_BACKFILL = "Say what these rows get: backfill(\"…\") beside notNull() in Java, a line -- "
			+ "backfill: … above the statement in SQL. Or repair the rows in a step before it.";

	private static final String GIVE_DEFAULT = "Give it a default, or say what these rows get: backfill(\"…\") beside notNull() in "
			+ "Java, a line -- backfill: … above the statement in SQL.";

	private static final String REPAIR = "Repair or delete these rows in a step before it.";

	private static final String GIVE_VALUE = "Give these rows a value in a step before it.";

	private static String many(int rows) {
		return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows
				+ ") INSERT INTO t SELECT i + 100, 'secret', NULL FROM n";
	}

	static Stream<RefusedChange> nulls() {
		return Stream.of(
				refused("one row").holds(TABLE, "INSERT INTO t VALUES (51, 'secret', NULL), (52, 'secret', 4711)")
					.alter((t) -> t.alterColumn("b", (c) -> c.notNull()))
					.why("  Reason: 1 row of \"t\" holds NULL in \"b\", which becomes NOT NULL: id 51.")
					.next(SAY_BACKFILL),
				refused("several rows").holds(TABLE, "INSERT INTO t VALUES (51, 'secret', NULL), (52, 'secret', NULL)")
					.alter((t) -> t.alterColumn("b", (c) -> c.notNull()))
					.why("  Reason: 2 rows of \"t\" hold NULL in \"b\", which becomes NOT NULL: id 51, 52.")
					.next(SAY_BACKFILL),
				refused("as many as are shown").holds(TABLE, many(10))
					.alter((t) -> t.alterColumn("b", (c) -> c.notNull()))
					.why("  Reason: 10 rows of \"t\" hold NULL in \"b\", which becomes NOT NULL: id 101, 102, "
							+ "103, 104, 105, 106, 107, 108, 109, 110.")
					.next(SAY_BACKFILL),
				refused("more than are shown").holds(TABLE, many(1234))
					.alter((t) -> t.alterColumn("b", (c) -> c.notNull()))
					.why("  Reason: 1,234 rows of \"t\" hold NULL in \"b\", which becomes NOT NULL: id 101, "
							+ "102, 103, 104, 105, 106, 107, 108, 109, 110 and 1,224 more.")
					.next(SAY_BACKFILL),
				refused("a primary key of two columns")
					.holds("CREATE TABLE t(b, k TEXT, n INTEGER, PRIMARY KEY(k, n)) WITHOUT ROWID",
							"INSERT INTO t VALUES (NULL, 'it''s', 7), (NULL, 'x', 8), (1, 'y', 9)")
					.alter((t) -> t.alterColumn("b", (c) -> c.notNull()))
					.why("  Reason: 2 rows of \"t\" hold NULL in \"b\", which becomes NOT NULL: (k, n) "
							+ "('it''s', 7), ('x', 8).")
					.next(SAY_BACKFILL),
				refused("a primary key that is a text")
					.holds("CREATE TABLE t(b, k TEXT PRIMARY KEY) WITHOUT ROWID",
							"INSERT INTO t VALUES (NULL, 'it''s'), (NULL, 'x'), (1, 'y')")
					.alter((t) -> t.alterColumn("b", (c) -> c.notNull()))
					.why("  Reason: 2 rows of \"t\" hold NULL in \"b\", which becomes NOT NULL: k 'it''s', 'x'.")
					.next(SAY_BACKFILL),
				refused("no name for the rowid, one row")
					.holds("CREATE TABLE t(rowid, _rowid_, oid, b)", "INSERT INTO t VALUES ('secret', 1, 2, NULL)")
					.alter((t) -> t.alterColumn("b", (c) -> c.notNull()))
					.why("  Reason: 1 row of \"t\" holds NULL in \"b\", which becomes NOT NULL.")
					.next(SAY_BACKFILL),
				refused("no name for the rowid, several rows")
					.holds("CREATE TABLE t(rowid, _rowid_, oid, b)",
							"INSERT INTO t VALUES ('secret', 1, 2, NULL), (1, 2, 3, NULL)")
					.alter((t) -> t.alterColumn("b", (c) -> c.notNull()))
					.why("  Reason: 2 rows of \"t\" hold NULL in \"b\", which becomes NOT NULL.")
					.next(SAY_BACKFILL),
				refused("a rowid that is no column")
					.holds("CREATE TABLE t(a, b)", "INSERT INTO t VALUES ('secret', NULL)")
					.alter((t) -> t.alterColumn("b", (c) -> c.notNull()))
					.why("  Reason: 1 row of \"t\" holds NULL in \"b\", which becomes NOT NULL: rowid 1.")
					.next(SAY_BACKFILL),
				refused("names that need quotes")
					.holds("CREATE TABLE t(\"i d\" INTEGER PRIMARY KEY, \"b \"\"x\"\"\")",
							"INSERT INTO t VALUES (1, NULL)")
					.alter((t) -> t.alterColumn("b \"x\"", (c) -> c.notNull()))
					.why("  Reason: 1 row of \"t\" holds NULL in \"b \"\"x\"\"\", which becomes NOT NULL: \"i d\" 1.")
					.next(SAY_BACKFILL),
				refused("a conversion that gives NULL").holds(TABLE, "INSERT INTO t VALUES (51, 'secret', 0)")
					.alter((t) -> t.alterColumn("b", (c) -> c.notNull().type("INTEGER").convert("nullif(b, 0)")))
					.why("  Reason: 1 row of \"t\" would hold NULL in \"b\", which becomes NOT NULL and gets "
							+ "NULL from its conversion: id 51.")
					.next("Let the conversion give these rows a value too, or repair them in a step before " + "it."),
				refused("a column that was renamed").holds(TABLE, "INSERT INTO t VALUES (51, 'secret', NULL)")
					.alter((t) -> t.renameColumn("b", "c").alterColumn("c", (c) -> c.notNull()))
					.why("  Reason: 1 row of \"t\" holds NULL in \"c\", which becomes NOT NULL: id 51.")
					.next(SAY_BACKFILL),
				refused("a new column, one row").holds(TABLE, "INSERT INTO t VALUES (51, 'secret', NULL)")
					.alter((t) -> t.addColumn("c", "TEXT", (c) -> c.notNull()))
					.why("  Reason: 1 row of \"t\" would hold NULL in the new column \"c\", which is NOT NULL "
							+ "and has no default: id 51.")
					.next(GIVE_DEFAULT),
				refused("a new column, several rows")
					.holds(TABLE, "INSERT INTO t VALUES (51, 'secret', NULL), (52, 'secret', 1)")
					.alter((t) -> t.addColumn("c", "TEXT", (c) -> c.notNull()))
					.why("  Reason: 2 rows of \"t\" would hold NULL in the new column \"c\", which is NOT NULL "
							+ "and has no default: id 51, 52.")
					.next(GIVE_DEFAULT),
				refused("a new column with a backfill that gives NULL")
					.holds(TABLE, "INSERT INTO t VALUES (51, 'secret', NULL), (52, 'secret', 1)")
					.alter((t) -> t.addColumn("c", "TEXT", (c) -> c.notNull().backfill("b")))
					.why("  Reason: 1 row of \"t\" would hold NULL in the new column \"c\", which is NOT NULL "
							+ "and gets NULL from its backfill: id 51.")
					.next("Let the backfill give these rows a value too, or repair them in a step before it."),
				refused("a new column with the default NULL").holds(TABLE, "INSERT INTO t VALUES (51, 'secret', NULL)")
					.alter((t) -> t.addColumn("c", "TEXT", (c) -> c.notNull().defaultValue("NULL")))
					.why("  Reason: 1 row of \"t\" would hold NULL in the new column \"c\", which is NOT NULL "
							+ "and gets NULL from its default: id 51.")
					.next(GIVE_DEFAULT),
				refused("a new generated column")
					.holds(TABLE, "INSERT INTO t VALUES (51, 'secret', NULL), (52, 'secret', 1)")
					.alter((t) -> t.addColumn("c", "TEXT", (c) -> c.notNull().generatedAs("b", GeneratedKind.STORED)))
					.why("  Reason: 1 row of \"t\" would hold NULL in the new column \"c\", which is NOT NULL "
							+ "and gets NULL from its expression: id 51.")
					.next("Let the expression give these rows a value too, or repair them in a step before " + "it."));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("nulls")
	void rowsWithNullAreTold(RefusedChange change, @TempDir Path folder) {
		change.check(folder);
	}

	static Stream<RefusedChange> keys() {
		return Stream.of(
				refused("UNIQUE with a name").holds(TABLE, ROWS)
					.alter((t) -> t.addUnique("uq", "a"))
					.why("  Reason: 2 rows of \"t\" share their values with others, which the UNIQUE \"uq\" "
							+ "(\"a\") refuses: id 51, 52.")
					.next(REPAIR),
				refused("UNIQUE without a name").holds(TABLE, ROWS)
					.alter((t) -> t.addUnique(null, "a", "b"))
					.why("  Reason: 2 rows of \"t\" share their values with others, which the UNIQUE (\"a\", "
							+ "\"b\") refuses: id 51, 52.")
					.next(REPAIR),
				refused("UNIQUE, no name for the rowid")
					.holds("CREATE TABLE t(rowid, _rowid_, oid, b)",
							"INSERT INTO t VALUES ('secret', 1, 2, 4711), (1, 2, 3, 4711)")
					.alter((t) -> t.addUnique(null, "b"))
					.why("  Reason: 2 rows of \"t\" share their values with others, which the UNIQUE (\"b\") "
							+ "refuses.")
					.next(REPAIR),
				refused("UNIQUE, a primary key of two columns")
					.holds("CREATE TABLE t(b, k TEXT, n INTEGER, PRIMARY KEY(k, n)) WITHOUT ROWID",
							"INSERT INTO t VALUES (4711, 'it''s', 7), (4711, 'x', 8), (1, 'y', 9)")
					.alter((t) -> t.addUnique(null, "b"))
					.why("  Reason: 2 rows of \"t\" share their values with others, which the UNIQUE (\"b\") "
							+ "refuses: (k, n) ('it''s', 7), ('x', 8).")
					.next(REPAIR),
				refused("a new UNIQUE column with a default").holds(TABLE, ROWS)
					.alter((t) -> t.addColumn("c", "TEXT", (c) -> c.unique().defaultValue("'x'")))
					.why("  Reason: 3 rows of \"t\" share their values with others, which the UNIQUE (\"c\") "
							+ "refuses: id 51, 52, 53.")
					.next(REPAIR),
				refused("a unique index").holds(TABLE, ROWS)
					.upgrade((op) -> op.createIndex("ux", "t", (ix) -> ix.column("a").unique()))
					.why("  Reason: 2 rows of \"t\" share their values with others, which the unique index "
							+ "\"ux\" refuses: id 51, 52.")
					.next(REPAIR),
				refused("a partial unique index on an expression").holds(TABLE, ROWS)
					.upgrade((op) -> op.createIndex("ux", "t",
							(ix) -> ix.expression("lower(a)").column("b", SortOrder.DESC).where("b > 0").unique()))
					.why("  Reason: 2 rows of \"t\" share their values with others, which the unique index "
							+ "\"ux\" refuses: id 51, 52.")
					.next(REPAIR),
				refused("UNIQUE that was there, another collation")
					.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT UNIQUE)",
							"INSERT INTO t VALUES (1, 'x'), (2, 'X')")
					.alter((t) -> t.alterColumn("a", (c) -> c.collate("NOCASE")))
					.why("  Reason: 2 rows of \"t\" share their values with others, which the UNIQUE (\"a\") "
							+ "refuses: id 1, 2.")
					.next(REPAIR),
				refused("UNIQUE with a name that was there, another collation")
					.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, CONSTRAINT uq UNIQUE (a))",
							"INSERT INTO t VALUES (1, 'x'), (2, 'X')")
					.alter((t) -> t.alterColumn("a", (c) -> c.collate("NOCASE")))
					.why("  Reason: 2 rows of \"t\" share their values with others, which the UNIQUE \"uq\" "
							+ "(\"a\") refuses: id 1, 2.")
					.next(REPAIR),
				refused("a unique index that was there, another collation")
					.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT)", "CREATE UNIQUE INDEX ux ON t(a)",
							"INSERT INTO t VALUES (1, 'secret'), (2, 'SECRET')")
					.alter((t) -> t.alterColumn("a", (c) -> c.collate("NOCASE")))
					.why("  Reason: 2 rows of \"t\" share their values with others, which the unique index "
							+ "\"ux\" refuses: id 1, 2.")
					.next(REPAIR),
				refused("PRIMARY KEY, one row with NULL")
					.holds("CREATE TABLE t(a TEXT, b INTEGER)", "INSERT INTO t VALUES (NULL, 1), ('secret', 1)")
					.alter((t) -> t.addPrimaryKey("pk", "a"))
					.why("  Reason: 1 row of \"t\" holds NULL in \"a\", which becomes a part of the primary "
							+ "key: rowid 1.")
					.next(GIVE_VALUE),
				refused("PRIMARY KEY, rows with NULL")
					.holds("CREATE TABLE t(a TEXT, b INTEGER)", "INSERT INTO t VALUES (NULL, 1), (NULL, 1)")
					.alter((t) -> t.addPrimaryKey(null, "a"))
					.why("  Reason: 2 rows of \"t\" hold NULL in \"a\", which becomes a part of the primary "
							+ "key: rowid 1, 2.")
					.next(GIVE_VALUE),
				refused("PRIMARY KEY with a name, duplicates")
					.holds("CREATE TABLE t(a TEXT, b INTEGER)", "INSERT INTO t VALUES ('secret', 1), ('secret', 2)")
					.alter((t) -> t.addPrimaryKey("pk", "a"))
					.why("  Reason: 2 rows of \"t\" share their values with others, which the PRIMARY KEY "
							+ "\"pk\" (\"a\") refuses: rowid 1, 2.")
					.next(REPAIR),
				refused("PRIMARY KEY, NULL and duplicates")
					.holds("CREATE TABLE t(a TEXT, b INTEGER)",
							"INSERT INTO t VALUES ('secret', 1), ('secret', 1), ('secret', NULL)")
					.alter((t) -> t.addPrimaryKey(null, "a", "b"))
					.why("  Reason: Rows stand in the way:",
							"  - 1 row of \"t\" holds NULL in \"b\", which becomes a part of the primary key: "
									+ "rowid 3",
							"  - 2 rows of \"t\" share their values with others, which the PRIMARY KEY (\"a\", "
									+ "\"b\") refuses: rowid 1, 2")
					.next(GIVE_VALUE, REPAIR),
				refused("INTEGER PRIMARY KEY, texts")
					.holds("CREATE TABLE t(a INTEGER, b INTEGER)",
							"INSERT INTO t VALUES ('secret', 1), ('other', 2), (1, 3)")
					.alter((t) -> t.addPrimaryKey(null, "a"))
					.why("  Reason: 2 rows of \"t\" hold values in \"a\" that INTEGER would change or can't "
							+ "hold: rowid 1, 2.")
					.next("Say how values become new ones, such as CAST(\"a\" AS INTEGER): alterColumn(\"a\", c "
							+ "-> c.type(\"INTEGER\").convert(\"…\")) in Java, ALTER COLUMN \"a\" TYPE INTEGER USING … "
							+ "in SQL. Or repair the rows in a step before it."),
				refused("INTEGER PRIMARY KEY, NULL and a fraction")
					.holds("CREATE TABLE t(a INTEGER, b INTEGER)", "INSERT INTO t VALUES (NULL, 1), (2.5, 2)")
					.alter((t) -> t.addPrimaryKey("pk", "a"))
					.why("  Reason: Rows stand in the way:",
							"  - 1 row of \"t\" holds NULL in \"a\", which becomes a part of the primary key: "
									+ "rowid 1",
							"  - 1 row of \"t\" holds values in \"a\" that INTEGER would change or can't hold: "
									+ "rowid 2")
					.next(GIVE_VALUE,
							"Say how values become new ones, such as CAST(\"a\" AS INTEGER): alterColumn(\"a\", c "
									+ "-> c.type(\"INTEGER\").convert(\"…\")) in Java, ALTER COLUMN \"a\" TYPE INTEGER USING … "
									+ "in SQL. Or repair the rows in a step before it."),
				refused("a primary key becomes INTEGER")
					.holds("CREATE TABLE t(a TEXT PRIMARY KEY, b INTEGER)",
							"INSERT INTO t VALUES ('secret', 1), (NULL, 2), ('7', 3)")
					.alter((t) -> t.alterColumn("a", (c) -> c.type("INTEGER")))
					.why("  Reason: Rows stand in the way:",
							"  - 1 row of \"t\" holds values in \"a\" that INTEGER would change or can't hold: "
									+ "rowid 1",
							"  - 1 row of \"t\" holds NULL in \"a\", which becomes a part of the primary key: "
									+ "rowid 2")
					.next("Say how values become new ones, such as CAST(\"a\" AS INTEGER): alterColumn(\"a\", c "
							+ "-> c.type(\"INTEGER\").convert(\"…\")) in Java, ALTER COLUMN \"a\" TYPE INTEGER USING … "
							+ "in SQL. Or repair the rows in a step before it.", GIVE_VALUE),
				refused("an INTEGER PRIMARY KEY becomes the rowid")
					.holds("CREATE TABLE t(a INTEGER PRIMARY KEY, b INTEGER) WITHOUT ROWID",
							"INSERT INTO t VALUES (1, 1), ('x', 2)")
					.alter((t) -> t.withoutRowid(false))
					.why("  Reason: 1 row of \"t\" holds values in \"a\" that INTEGER would change or can't "
							+ "hold: a 'x'.")
					.next("Say how values become new ones, such as CAST(\"a\" AS INTEGER): alterColumn(\"a\", c "
							+ "-> c.type(\"INTEGER\").convert(\"…\")) in Java, ALTER COLUMN \"a\" TYPE INTEGER USING … "
							+ "in SQL. Or repair the rows in a step before it."),
				refused("WITHOUT ROWID, rows with NULL")
					.holds("CREATE TABLE t(a TEXT PRIMARY KEY, b INTEGER)",
							"INSERT INTO t VALUES (NULL, 1), (NULL, 2), ('7', 3)")
					.alter((t) -> t.withoutRowid(true))
					.why("  Reason: 2 rows of \"t\" hold NULL in \"a\", which becomes a part of the primary "
							+ "key: rowid 1, 2.")
					.next(GIVE_VALUE));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("keys")
	void rowsThatAKeyRefusesAreTold(RefusedChange change, @TempDir Path folder) {
		change.check(folder);
	}

	static Stream<RefusedChange> references() {
		return Stream.of(
				refused("rows").holds(PARENT, TABLE, ROWS, "INSERT INTO p VALUES (2, 'z')")
					.alter((t) -> t.addForeignKey("fk", (f) -> f.columns("b").references("p", "id")))
					.why("  Reason: 3 rows of \"t\" refer by \"b\" to rows of \"p\" that don't exist: id 51, 52, "
							+ "53.")
					.next(REPAIR),
				refused("one row, the primary key of the other table")
					.holds(PARENT, TABLE, "INSERT INTO t VALUES (51, 'secret', 4711)")
					.alter((t) -> t.addForeignKey(null, (f) -> f.columns("b").references("p")))
					.why("  Reason: 1 row of \"t\" refers by \"b\" to a row of \"p\" that doesn't exist: id 51.")
					.next(REPAIR),
				refused("two columns").holds("CREATE TABLE q(x, y, UNIQUE(x, y))", TABLE, ROWS)
					.alter((t) -> t.addForeignKey(null, (f) -> f.columns("a", "b").references("q", "x", "y")))
					.why("  Reason: 3 rows of \"t\" refer by \"a\", \"b\" to rows of \"q\" that don't exist: id 51, "
							+ "52, 53.")
					.next(REPAIR),
				refused("the table itself").holds(TABLE, ROWS)
					.alter((t) -> t.addForeignKey(null, (f) -> f.columns("b").references("t", "id")))
					.why("  Reason: 3 rows of \"t\" refer by \"b\" to rows of \"t\" that don't exist: id 51, 52, "
							+ "53.")
					.next(REPAIR),
				refused("a new column with a default").holds(PARENT, TABLE, ROWS)
					.alter((t) -> t.addColumn("p_id", "INTEGER", (c) -> c.references("p", "id").defaultValue("9")))
					.why("  Reason: 3 rows of \"t\" refer by \"p_id\" to rows of \"p\" that don't exist: id 51, "
							+ "52, 53.")
					.next(REPAIR));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("references")
	void rowsThatReferToNothingAreTold(RefusedChange change, @TempDir Path folder) {
		change.check(folder);
	}

}
