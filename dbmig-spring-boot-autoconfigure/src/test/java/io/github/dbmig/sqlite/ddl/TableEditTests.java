package io.github.dbmig.sqlite.ddl;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.dbmig.operation.Generated;
import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.Position;
import io.github.dbmig.sqlite.ddl.OptionNode.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Each edit changes its own tokens, and SQLite takes what comes out.
 */
class TableEditTests {

	private static final String LINES = """
			CREATE TABLE t (
			  -- the key
			  id INTEGER PRIMARY KEY, -- never changes
			  -- what it is called,
			  -- for people
			  name TEXT, -- a, b

			  -- section

			  age INT /* years */
			)""";

	private static final String COMMA_FIRST = """
			CREATE TABLE t (
			    a INT -- first
			  , b INT -- second
			  , c INT -- third
			)""";

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "columns", "moves", "clauses", "constraints", "options", "renames" })
	void anEditChangesItsOwnTokens(String what, String sql, UnaryOperator<TableDdl> edit, String expected)
			throws SQLException {
		TableDdl table = TableDdl.parse(sql);
		TableDdl edited = edit.apply(table);
		assertThat(edited.sql()).as(what).isEqualTo(expected);
		assertThat(DdlWalk.print(edited)).isEqualTo(expected);
		assertThat(table.sql()).isEqualTo(sql);
		runs(sql);
		runs(expected);
	}

	static Stream<Arguments> columns() {
		return Stream.of(
				edit("add at the end", LINES, (t) -> t.addColumn("c TEXT", null),
						LINES.replace("age INT /* years */", "age INT, /* years */\n  c TEXT")),
				edit("add first", LINES, (t) -> t.addColumn("c TEXT", Position.first()),
						LINES.replace("  -- the key", "  c TEXT,\n  -- the key")),
				edit("add after", LINES, (t) -> t.addColumn("c TEXT", Position.after("ID")),
						LINES.replace("changes\n", "changes\n  c TEXT,\n")),
				edit("add before", LINES, (t) -> t.addColumn("c TEXT", Position.before("age")),
						LINES.replace("a, b\n", "a, b\n  c TEXT,\n")),
				edit("add to one line", "CREATE TABLE t(a, b)", (t) -> t.addColumn("c", null),
						"CREATE TABLE t(a, b, c)"),
				edit("add without space", "CREATE TABLE t(a,b)", (t) -> t.addColumn("c", Position.first()),
						"CREATE TABLE t(c,a,b)"),
				edit("add to one column", "CREATE TABLE t(a)", (t) -> t.addColumn("c INT -- new", null),
						"CREATE TABLE t(a, c INT)"),
				edit("add to one column on a line", "CREATE TABLE t(\n\ta\n)",
						(t) -> t.addColumn("c", Position.before("a")), "CREATE TABLE t(\n\tc,\n\ta\n)"),
				edit("add with CRLF", "CREATE TABLE t(\r\n  a,\r\n  b\r\n)", (t) -> t.addColumn("c", null),
						"CREATE TABLE t(\r\n  a,\r\n  b,\r\n  c\r\n)"),
				edit("add in front of constraints", "CREATE TABLE t (\n  a,\n  b, -- x\n\n  CHECK (a) CHECK (b)\n)",
						(t) -> t.addColumn("c", null),
						"CREATE TABLE t (\n  a,\n  b, -- x\n  c,\n\n  CHECK (a) CHECK (b)\n)"),
				edit("add behind a line comment on one line", "CREATE TABLE t(a, b -- x\n)",
						(t) -> t.addColumn("c", null), "CREATE TABLE t(a, b, -- x\n c\n)"),
				edit("add behind a block comment on one line", "CREATE TABLE t(a /* x */)",
						(t) -> t.addColumn("c", null), "CREATE TABLE t(a /* x */, c)"),
				edit("add with commas first", COMMA_FIRST, (t) -> t.addColumn("d", null),
						COMMA_FIRST.replace("third\n", "third\n  , d\n")),
				edit("add between with commas first", COMMA_FIRST, (t) -> t.addColumn("d", Position.after("a")),
						COMMA_FIRST.replace("first\n", "first\n  , d\n")),
				edit("add first with commas first", COMMA_FIRST, (t) -> t.addColumn("d", Position.first()),
						COMMA_FIRST.replace("    a", "    d\n  , a")),
				edit("drop the first", LINES, (t) -> t.dropColumn("id"),
						LINES.replace("-- the key\n  id INTEGER PRIMARY KEY, -- never changes\n  ", "")),
				edit("drop with its comments", LINES, (t) -> t.dropColumn("NAME"),
						LINES.replace("-- what it is called,\n  -- for people\n  name TEXT, -- a, b\n\n  ", "")),
				edit("drop the last", LINES, (t) -> t.dropColumn("age"),
						LINES.replace("TEXT, -- a, b", "TEXT -- a, b").replace("\n\n  age INT /* years */", "")),
				edit("drop the last behind a line comment", "CREATE TABLE t(a, -- x\n b)", (t) -> t.dropColumn("b"),
						"CREATE TABLE t(a -- x\n)"),
				edit("drop on one line", "CREATE TABLE t(a, b INT CHECK (b > 0) UNIQUE, c)", (t) -> t.dropColumn("b"),
						"CREATE TABLE t(a, c)"),
				edit("drop with commas first", COMMA_FIRST, (t) -> t.dropColumn("b"),
						COMMA_FIRST.replace("  , b INT -- second\n", "")),
				edit("drop the first with commas first", COMMA_FIRST, (t) -> t.dropColumn("a"),
						COMMA_FIRST.replace("a INT -- first\n  , b", "b")),
				edit("drop the last with commas first", COMMA_FIRST, (t) -> t.dropColumn("c"),
						COMMA_FIRST.replace("\n  , c INT -- third", "")),
				edit("drop in front of constraints", "CREATE TABLE t(a, b,\n CHECK (a))", (t) -> t.dropColumn("b"),
						"CREATE TABLE t(a, CHECK (a))"),
				edit("drop beside a comment in front", "CREATE TABLE t(a, /* of b */ b, /* of c */ c)",
						(t) -> t.dropColumn("b"), "CREATE TABLE t(a, /* of c */ c)"));
	}

	static Stream<Arguments> moves() {
		return Stream.of(edit("move to the front", LINES, (t) -> t.moveColumn("name", Position.first()), """
				CREATE TABLE t (
				  -- what it is called,
				  -- for people
				  name TEXT, -- a, b
				  -- the key
				  id INTEGER PRIMARY KEY, -- never changes

				  -- section

				  age INT /* years */
				)"""), edit("move to the end", LINES, (t) -> t.moveColumn("id", Position.after("age")), """
				CREATE TABLE t (
				  -- what it is called,
				  -- for people
				  name TEXT, -- a, b
				  age INT, /* years */

				  -- section

				  -- the key
				  id INTEGER PRIMARY KEY -- never changes
				)"""), edit("move with commas first", COMMA_FIRST, (t) -> t.moveColumn("c", Position.before("a")), """
				CREATE TABLE t (
				    c INT -- third
				  , a INT -- first
				  , b INT -- second
				)"""),
				edit("move on one line", "CREATE TABLE t(a INT, b TEXT, c, CHECK (a))",
						(t) -> t.moveColumn("a", Position.after("b")), "CREATE TABLE t(b TEXT, a INT, c, CHECK (a))"),
				edit("move to where it is", "CREATE TABLE t(a, b)", (t) -> t.moveColumn("a", Position.before("b")),
						"CREATE TABLE t(a, b)"),
				edit("move a line comment away from the end", "CREATE TABLE t(a, b -- x\n)",
						(t) -> t.moveColumn("b", Position.first()), "CREATE TABLE t(b, -- x\n a\n)"));
	}

	static Stream<Arguments> clauses() {
		return Stream.of(
				edit("type", "CREATE TABLE t(a /* c */ VARCHAR (40) NOT NULL)", (t) -> t.withType("a", "INT"),
						"CREATE TABLE t(a /* c */ INT NOT NULL)"),
				edit("type where none was", "CREATE TABLE t(a NOT NULL)", (t) -> t.withType("a", "DECIMAL(3, 2)"),
						"CREATE TABLE t(a DECIMAL(3, 2) NOT NULL)"),
				edit("no type", "CREATE TABLE t(a INT/* c */, b)", (t) -> t.withType("a", null),
						"CREATE TABLE t(a/* c */, b)"),
				edit("type of a generated column", "CREATE TABLE t(b, a INT GENERATED ALWAYS AS (b))",
						(t) -> t.withType("a", "TEXT"), "CREATE TABLE t(b, a TEXT GENERATED ALWAYS AS (b))"),
				edit("not null", "CREATE TABLE t(a INT DEFAULT 1 /* c */)", (t) -> t.withNotNull("a", true),
						"CREATE TABLE t(a INT NOT NULL DEFAULT 1 /* c */)"),
				edit("not null instead of null", "CREATE TABLE t(a INT NULL)", (t) -> t.withNotNull("a", true),
						"CREATE TABLE t(a INT NOT NULL)"),
				edit("nullable", "CREATE TABLE t(a INT CONSTRAINT nn NOT\n NULL ON CONFLICT FAIL DEFAULT 1)",
						(t) -> t.withNotNull("a", false), "CREATE TABLE t(a INT DEFAULT 1)"),
				edit("nullable behind a line comment", "CREATE TABLE t(a INT -- c\n NOT NULL, b)",
						(t) -> t.withNotNull("a", false), "CREATE TABLE t(a INT -- c\n, b)"),
				edit("nullable already", "CREATE TABLE t(a INT)", (t) -> t.withNotNull("a", false),
						"CREATE TABLE t(a INT)"),
				edit("default", "CREATE TABLE t(a INT NOT NULL UNIQUE)", (t) -> t.withDefault("a", "'it''s'"),
						"CREATE TABLE t(a INT NOT NULL DEFAULT 'it''s' UNIQUE)"),
				edit("another default", "CREATE TABLE t(a DEFAULT\n(1 + 1) NOT NULL)", (t) -> t.withDefault("a", "-1"),
						"CREATE TABLE t(a DEFAULT\n-1 NOT NULL)"),
				edit("expression as default", "CREATE TABLE t(a DEFAULT 1)",
						(t) -> t.withDefault("a", "datetime('now')"), "CREATE TABLE t(a DEFAULT (datetime('now')))"),
				edit("parentheses are kept", "CREATE TABLE t(a)", (t) -> t.withDefault("a", "(1) + (2)"),
						"CREATE TABLE t(a DEFAULT ((1) + (2)))"),
				edit("no default", "CREATE TABLE t(a DEFAULT 1 DEFAULT 2 UNIQUE)", (t) -> t.withDefault("a", null),
						"CREATE TABLE t(a UNIQUE)"),
				edit("collation", "CREATE TABLE t(a TEXT UNIQUE)", (t) -> t.withCollation("a", "NOCASE"),
						"CREATE TABLE t(a TEXT COLLATE \"NOCASE\" UNIQUE)"),
				edit("another collation", "CREATE TABLE t(a COLLATE rtrim)", (t) -> t.withCollation("a", "NOCASE"),
						"CREATE TABLE t(a COLLATE \"NOCASE\")"),
				edit("no collation", "CREATE TABLE t(a TEXT COLLATE rtrim)", (t) -> t.withCollation("a", null),
						"CREATE TABLE t(a TEXT)"),
				edit("generated", "CREATE TABLE t(b, a AS (b) STORED)",
						(t) -> t.withGenerated("a", new Generated("b * 2", GeneratedKind.VIRTUAL)),
						"CREATE TABLE t(b, a AS (b * 2) VIRTUAL)"),
				edit("generated from now on", "CREATE TABLE t(b, a INT)",
						(t) -> t.withGenerated("a", new Generated("b", GeneratedKind.STORED)),
						"CREATE TABLE t(b, a INT GENERATED ALWAYS AS (b) STORED)"),
				edit("stored from now on", "CREATE TABLE t(b, a AS (b))",
						(t) -> t.withGenerated("a", new Generated("b", GeneratedKind.STORED)),
						"CREATE TABLE t(b, a AS (b) STORED)"),
				edit("no longer generated", "CREATE TABLE t(b, a INT GENERATED ALWAYS AS (b) STORED UNIQUE)",
						(t) -> t.withGenerated("a", null), "CREATE TABLE t(b, a INT UNIQUE)"));
	}

	static Stream<Arguments> constraints() {
		return Stream.of(
				edit("add", "CREATE TABLE t(\n  a,\n  b -- x\n)",
						(t) -> t.addConstraint("CONSTRAINT ck CHECK (a > ')')"),
						"CREATE TABLE t(\n  a,\n  b, -- x\n  CONSTRAINT ck CHECK (a > ')')\n)"),
				edit("add to a column", "CREATE TABLE t(a INT, b)",
						(t) -> t.addConstraint("a", "REFERENCES p ON DELETE CASCADE"),
						"CREATE TABLE t(a INT REFERENCES p ON DELETE CASCADE, b)"),
				edit("drop by name", "CREATE TABLE t(a CONSTRAINT x CHECK (a), CONSTRAINT y UNIQUE (a))",
						(t) -> t.dropConstraint(t.constraintsNamed("X").get(0)),
						"CREATE TABLE t(a, CONSTRAINT y UNIQUE (a))"),
				edit("drop the last", "CREATE TABLE t(a, -- x\n UNIQUE (a))",
						(t) -> t.dropConstraint(t.uniques(List.of("A")).get(0)), "CREATE TABLE t(a -- x\n)"),
				edit("drop a unique column", "CREATE TABLE t(a INT UNIQUE ON CONFLICT IGNORE NOT NULL)",
						(t) -> t.dropConstraint(t.uniques(List.of("a")).get(0)), "CREATE TABLE t(a INT NOT NULL)"),
				edit("drop without comma", "CREATE TABLE t(a, CHECK (a) UNIQUE (a) CHECK (a > 1))",
						(t) -> t.dropConstraint(t.uniques(List.of("a")).get(0)),
						"CREATE TABLE t(a, CHECK (a) CHECK (a > 1))"),
				edit("drop in front of no comma", "CREATE TABLE t(a, CHECK (a) UNIQUE (a))",
						(t) -> t.dropConstraint(t.checks("a").get(0)), "CREATE TABLE t(a, UNIQUE (a))"),
				edit("drop between none and a comma", "CREATE TABLE t(a, CHECK (a) UNIQUE (a), CHECK (a > 1))",
						(t) -> t.dropConstraint(t.uniques(List.of("a")).get(0)),
						"CREATE TABLE t(a, CHECK (a), CHECK (a > 1))"),
				edit("drop a check by its tokens", "CREATE TABLE t(a, CHECK (a/* c */>  0 ))",
						(t) -> t.dropConstraint(t.checks("a > 0").get(0)), "CREATE TABLE t(a)"),
				edit("drop a foreign key by its target",
						"CREATE TABLE t(a REFERENCES p, FOREIGN KEY (a) REFERENCES q(x) ON DELETE SET NULL)",
						(t) -> t.dropConstraint(t.foreignKeys(List.of("a"), "Q").get(0)),
						"CREATE TABLE t(a REFERENCES p)"),
				edit("drop what defers a foreign key with it",
						"CREATE TABLE t(z REFERENCES q, a REFERENCES p NOT NULL DEFERRABLE INITIALLY DEFERRED, b)",
						(t) -> t.dropConstraint(t.foreignKeys(List.of("a"), null).get(0)),
						"CREATE TABLE t(z REFERENCES q, a NOT NULL, b)"),
				edit("drop a primary key", "CREATE TABLE t(id INTEGER CONSTRAINT pk PRIMARY KEY AUTOINCREMENT, b)",
						(t) -> t.dropConstraint(t.primaryKey().orElseThrow()), "CREATE TABLE t(id INTEGER, b)"),
				edit("rename", "CREATE TABLE t(a, CONSTRAINT x CHECK (a))",
						(t) -> t.renameConstraint(t.constraintsNamed("x").get(0), "y"),
						"CREATE TABLE t(a, CONSTRAINT \"y\" CHECK (a))"),
				edit("name", "CREATE TABLE t(a CHECK (a))", (t) -> t.renameConstraint(t.checks("a").get(0), "y"),
						"CREATE TABLE t(a CONSTRAINT \"y\" CHECK (a))"),
				edit("no name", "CREATE TABLE t(a CONSTRAINT [y] CHECK (a))",
						(t) -> t.renameConstraint(t.checks("a").get(0), null), "CREATE TABLE t(a CHECK (a))"));
	}

	static Stream<Arguments> options() {
		return Stream.of(
				edit("autoincrement", "CREATE TABLE t(id INTEGER PRIMARY KEY ASC ON CONFLICT FAIL NOT NULL)",
						(t) -> t.withAutoIncrement(true),
						"CREATE TABLE t(id INTEGER PRIMARY KEY ASC ON CONFLICT FAIL AUTOINCREMENT NOT NULL)"),
				edit("autoincrement of the table's key", "CREATE TABLE t(id INTEGER, PRIMARY KEY (id))",
						(t) -> t.withAutoIncrement(true), "CREATE TABLE t(id INTEGER, PRIMARY KEY (id AUTOINCREMENT))"),
				edit("no autoincrement", "CREATE TABLE t(id INTEGER, PRIMARY KEY (id AUTOINCREMENT))",
						(t) -> t.withAutoIncrement(false), "CREATE TABLE t(id INTEGER, PRIMARY KEY (id))"),
				edit("strict", "CREATE TABLE t(a INT PRIMARY KEY) -- end", (t) -> t.with(Option.STRICT, true),
						"CREATE TABLE t(a INT PRIMARY KEY) STRICT -- end"),
				edit("without rowid too", "CREATE TABLE t(a INT PRIMARY KEY)STRICT",
						(t) -> t.with(Option.WITHOUT_ROWID, true),
						"CREATE TABLE t(a INT PRIMARY KEY)STRICT, WITHOUT ROWID"),
				edit("not strict", "CREATE TABLE t(a INT PRIMARY KEY) strict , WITHOUT ROWID",
						(t) -> t.with(Option.STRICT, false), "CREATE TABLE t(a INT PRIMARY KEY) WITHOUT ROWID"),
				edit("with rowid", "CREATE TABLE t(a INT PRIMARY KEY) STRICT, WITHOUT\nROWID",
						(t) -> t.with(Option.WITHOUT_ROWID, false), "CREATE TABLE t(a INT PRIMARY KEY) STRICT"),
				edit("not even twice", "CREATE TABLE t(a INT) STRICT, STRICT", (t) -> t.with(Option.STRICT, false),
						"CREATE TABLE t(a INT)"));
	}

	static Stream<Arguments> renames() {
		return Stream.of(edit("column", """
				CREATE TABLE t (
				  a INT CHECK (a > 0 AND t.a <> 'a' AND x.a IS NULL) DEFAULT a, -- a
				  b AS (a + abs([A]) + "a") COLLATE nocase,
				  c REFERENCES t(a) REFERENCES p(a),
				  PRIMARY KEY ("a" DESC, b), UNIQUE ('a' COLLATE nocase), UNIQUE ((a)),
				  FOREIGN KEY (c, a) REFERENCES T(a, c)
				)""".replace(" AND x.a IS NULL", "").replace(", b), UNIQUE", "), UNIQUE"),
				(t) -> t.renameColumn("A", "new name"), """
						CREATE TABLE t (
						  "new name" INT CHECK ("new name" > 0 AND t."new name" <> 'a') DEFAULT a, -- a
						  b AS ("new name" + abs("new name") + "new name") COLLATE nocase,
						  c REFERENCES t("new name") REFERENCES p(a),
						  PRIMARY KEY ("new name" DESC), UNIQUE ("new name" COLLATE nocase), UNIQUE (("new name")),
						  FOREIGN KEY (c, "new name") REFERENCES T("new name", c)
						)"""),
				edit("column with the name of a keyword",
						"CREATE TABLE t(like, end, CHECK (like like like(like, end) AND CASE WHEN end THEN like END))",
						(t) -> t.renameColumn("like", "x").renameColumn("end", "y"),
						"CREATE TABLE t(\"x\", \"y\", "
								+ "CHECK (\"x\" like like(\"x\", \"y\") AND CASE WHEN \"y\" THEN \"x\" END))"),
				edit("column with the name of a type, function and collation",
						"CREATE TABLE t(text, lower, nocase, CHECK (CAST(text AS text) = lower(lower) COLLATE nocase))",
						(t) -> t.renameColumn("text", "a").renameColumn("lower", "b").renameColumn("nocase", "c"),
						"CREATE TABLE t(\"a\", \"b\", \"c\", CHECK (CAST(\"a\" AS text) = lower(\"b\") COLLATE nocase))"),
				edit("table", "CREATE TABLE main.t(a REFERENCES T(a), CHECK (t.a > 't'), FOREIGN KEY (a) REFERENCES p)",
						(t) -> t.rename("u \"x\""),
						"CREATE TABLE main.\"u \"\"x\"\"\"(a REFERENCES \"u \"\"x\"\"\"(a), "
								+ "CHECK (\"u \"\"x\"\"\".a > 't'), FOREIGN KEY (a) REFERENCES p)"),
				edit("table referred to", "CREATE TABLE t(a REFERENCES p(x), FOREIGN KEY (a) REFERENCES 'P')",
						(t) -> t.renameReferencedTable("p", "q"),
						"CREATE TABLE t(a REFERENCES \"q\"(x), FOREIGN KEY (a) REFERENCES \"q\")"),
				edit("column referred to", "CREATE TABLE t(x REFERENCES p(x), FOREIGN KEY (x) REFERENCES q(x))",
						(t) -> t.renameReferencedColumn("P", "X", "y"),
						"CREATE TABLE t(x REFERENCES p(\"y\"), FOREIGN KEY (x) REFERENCES q(x))"));
	}

	@Test
	void indexesAndTriggersFollowARename() {
		IndexDdl index = (IndexDdl) Ddl
			.parse("CREATE INDEX ix ON t(a DESC, lower(a) || 'a', 'a' COLLATE nocase) WHERE a IS NOT NULL AND b");
		assertThat(index.renameTable("u").renameColumn("a", "c").rename("iy").sql())
			.isEqualTo("CREATE INDEX \"iy\" ON \"u\"(\"c\" DESC, lower(\"c\") || 'a', \"c\" COLLATE nocase) "
					+ "WHERE \"c\" IS NOT NULL AND b");
		TriggerDdl trigger = (TriggerDdl) Ddl
			.parse("CREATE TRIGGER tr UPDATE OF a, b ON t BEGIN UPDATE t SET a = 1; END");
		assertThat(trigger.renameTable("u").renameUpdateOf("A", "c").sql())
			.isEqualTo("CREATE TRIGGER tr UPDATE OF \"c\", b ON \"u\" BEGIN UPDATE t SET a = 1; END");
	}

	@Test
	void whatIsNotThereCannotBeEdited() {
		TableDdl table = TableDdl.parse("CREATE TABLE t(a, \"b \"\"c\", CHECK (a <> \"z\"))");
		refused(() -> table.dropColumn("x"), "The table \"t\" has no column \"x\"; it has \"a\", \"b \"\"c\"");
		refused(() -> table.addColumn("A INT", null), "The table \"t\" has a column \"A\" already");
		refused(() -> table.renameColumn("a", "B \"C"),
				"The table \"t\" has a column \"B \"\"C\" already; choose another name");
		refused(() -> table.renameColumn("a", "z"), "\"z\" in (a <> \"z\") is a string, but would be the renamed "
				+ "column; write it in single quotes first");
		refused(() -> table.dropColumn("a").dropColumn("b \"c"),
				"The column \"b \"\"c\" is the only one of " + "the table \"t\"; drop the table instead");
		refused(() -> table.withAutoIncrement(true),
				"The table \"t\" has no primary key that could count by itself; add a primary key first");
		refused(() -> table.dropColumn("a").dropConstraint(table.checks("a <> \"z\"").get(0)),
				"The table \"t\" doesn't have that constraint; look it up again after each edit");
	}

	@Test
	void nothingButWhatIsAskedForGetsIn() {
		TableDdl table = TableDdl.parse("CREATE TABLE t(a)");
		refused(() -> table.addColumn("c, d", null), "This is not a column: c, d; correct the SQL text");
		refused(() -> table.addColumn("c) STRICT --", null),
				"This is not a column: c) STRICT --; correct the SQL text");
		refused(() -> table.addConstraint("CHECK (1), d"),
				"This is not a constraint: CHECK (1), d; correct the SQL text");
		refused(() -> table.withType("a", "INT UNIQUE"), "This is not a type: INT UNIQUE; correct the SQL text");
		refused(() -> table.withDefault("a", "1) UNIQUE CHECK (1"),
				"This is not an expression: 1) UNIQUE CHECK (1; correct the SQL text");
		assertThat(table.withDefault("a", "1 + 1 -- two").sql())
			.isEqualTo("CREATE TABLE t(a DEFAULT (1 + 1 -- two\n))");
	}

	private static void refused(Runnable edit, String message) {
		assertThatExceptionOfType(DdlEditException.class).isThrownBy(edit::run).withMessage(message);
	}

	private static Arguments edit(String what, String sql, UnaryOperator<TableDdl> edit, String expected) {
		return arguments(what, sql, edit, expected);
	}

	private static void runs(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
