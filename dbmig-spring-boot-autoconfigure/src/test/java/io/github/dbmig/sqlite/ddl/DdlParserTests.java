package io.github.dbmig.sqlite.ddl;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.schema.ConflictResolution;
import io.github.dbmig.schema.Deferral;
import io.github.dbmig.schema.TriggerEvent;
import io.github.dbmig.schema.TriggerTiming;
import io.github.dbmig.sqlite.ddl.OptionNode.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DdlParserTests {

	/** Every keyword of SQLite 3.53. */
	private static final String KEYWORDS = """
			ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE BEGIN BETWEEN BY
			CASCADE CASE CAST CHECK COLLATE COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE
			CURRENT_TIME CURRENT_TIMESTAMP DATABASE DEFAULT DEFERRABLE DEFERRED DELETE DESC DETACH DISTINCT DO DROP
			EACH ELSE END ESCAPE EXCEPT EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL FILTER FIRST FOLLOWING FOR FOREIGN FROM
			FULL GENERATED GLOB GROUP GROUPS HAVING IF IGNORE IMMEDIATE IN INDEX INDEXED INITIALLY INNER INSERT INSTEAD
			INTERSECT INTO IS ISNULL JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NO NOT NOTHING NOTNULL
			NULL NULLS OF OFFSET ON OR ORDER OTHERS OUTER OVER PARTITION PLAN PRAGMA PRECEDING PRIMARY QUERY RAISE
			RANGE RECURSIVE REFERENCES REGEXP REINDEX RELEASE RENAME REPLACE RESTRICT RETURNING RIGHT ROLLBACK ROW ROWS
			SAVEPOINT SELECT SET TABLE TEMP TEMPORARY THEN TIES TO TRANSACTION TRIGGER UNBOUNDED UNION UNIQUE UPDATE
			USING VACUUM VALUES VIEW VIRTUAL WHEN WHERE WINDOW WITH WITHIN WITHOUT""";

	@Test
	void sqliteTakesTheSameWordsForNames() throws SQLException {
		for (String word : KEYWORDS.split("\\s+", -1)) {
			for (String sql : List.of("CREATE TABLE t(%s INT)", "CREATE TABLE t(a %s)",
					"CREATE TABLE t(a x %s NOT NULL)", "CREATE TABLE t(a CONSTRAINT %s NOT NULL)",
					"CREATE TABLE t(a REFERENCES %s)", "CREATE TABLE t(a DEFAULT %s)")) {
				String statement = sql.formatted(word);
				if (accepts(statement)) {
					assertThat(Ddl.parse(statement).sql()).isEqualTo(statement);
				}
				else if (!sql.contains("DEFAULT")) {
					assertThatExceptionOfType(DdlSyntaxException.class).as(statement)
						.isThrownBy(() -> Ddl.parse(statement));
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "INT", "int", "text", "Any", "''", "\"\"", "'x'", "\"a\" \"b\"", "[foo] bar", "'a''b'",
			"\"x\"(10)", "'foo' bar 'x'", "[a b](3)", "\"integer\"", "[Int]", "'int' \"x\"", "a  /* c */ b",
			"INT GENERATED ALWAYS", "GENERATED ALWAYS", "VERYLONGTYPEALWAYS", "NOTSO ALWAYS", "INT generated\nalways",
			"INT GENERATED /* c */ ALWAYS", "X(1) GENERATED ALWAYS AS (1)", "GENERATED -- c\n ALWAYS AS (1)",
			"VARCHAR ( 10 , +2 )", "INT /* c */ GENERATED ALWAYS AS (1)", "größe", "" })
	void aTypeIsNamedAsSqliteReportsIt(String type) throws SQLException {
		String sql = "CREATE TABLE t(b, a " + type + ")";
		TableDdl table = TableDdl.parse(sql);
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
				Statement statement = connection.createStatement()) {
			if (!execute(statement, sql)) {
				return;
			}
			try (ResultSet row = statement.executeQuery("SELECT type FROM pragma_table_xinfo('t') WHERE cid = 1")) {
				assertThat(table.columns().get(1).typeName()).isEqualTo(row.getString(1));
			}
		}
	}

	@Test
	void aTableIsReadWithEveryClause() {
		TableDdl table = TableDdl.parse("""
				CREATE TABLE "t t" (
				  id INTEGER CONSTRAINT pk PRIMARY KEY ASC ON CONFLICT FAIL AUTOINCREMENT,
				  a DECIMAL(10, -2) NOT NULL ON CONFLICT REPLACE DEFAULT - 1 COLLATE nocase UNIQUE ON CONFLICT IGNORE,
				  b AS (a || ')') STORED CHECK (b <> ')'),
				  c REFERENCES p(x) ON DELETE SET NULL MATCH FULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
				  d DEFAULT ( 1 + 1 ) CONSTRAINT loose,
				  CONSTRAINT u UNIQUE (a DESC, 'b' COLLATE rtrim) ON CONFLICT ROLLBACK
				  CHECK (a) FOREIGN KEY (a, [b]) REFERENCES q ON DELETE RESTRICT NOT DEFERRABLE INITIALLY DEFERRED
				) STRICT, WITHOUT ROWID;""");
		assertThat(table.name().value()).isEqualTo("t t");
		assertThat(table.has(Option.STRICT) && table.has(Option.WITHOUT_ROWID)).isTrue();
		assertThat(table.columns().stream().map((column) -> column.name().value())).containsExactly("id", "a", "b", "c",
				"d");
		assertThat(table.primaryKey()).hasValueSatisfying((key) -> {
			assertThat(key.columns()).containsExactly("id");
			assertThat(key.onConflict()).isEqualTo(ConflictResolution.FAIL);
			assertThat(key.autoIncrement()).isNotNull();
		});
		ColumnNode a = table.columns().get(1);
		assertThat(a.last(ConstraintNode.NotNull.class))
			.hasValueSatisfying((node) -> assertThat(node.onConflict()).isEqualTo(ConflictResolution.REPLACE));
		assertThat(a.last(ConstraintNode.Default.class))
			.hasValueSatisfying((node) -> assertThat(table.text(node.expression())).isEqualTo("- 1"));
		assertThat(table.columns().get(2).last(ConstraintNode.Generated.class)).hasValueSatisfying((node) -> {
			assertThat(table.text(node.expression())).isEqualTo("a || ')'");
			assertThat(node.kind()).isEqualTo(GeneratedKind.STORED);
		});
		assertThat(table.columns().get(4).last(ConstraintNode.Default.class))
			.hasValueSatisfying((node) -> assertThat(table.text(node.expression())).isEqualTo("1 + 1"));
		List<ConstraintNode.ForeignKey> keys = table.all(ConstraintNode.ForeignKey.class);
		assertThat(keys).extracting(ConstraintNode.ForeignKey::onDelete)
			.containsExactly(ReferentialAction.SET_NULL, ReferentialAction.RESTRICT);
		assertThat(keys).extracting(ConstraintNode.ForeignKey::onUpdate)
			.containsExactly(ReferentialAction.CASCADE, ReferentialAction.NO_ACTION);
		assertThat(keys).extracting(ConstraintNode.ForeignKey::deferral)
			.containsExactly(Deferral.DEFERRED, Deferral.NOT_DEFERRABLE);
		assertThat(keys.get(1).columnNames()).containsExactly("a", "b");
		ConstraintNode.Unique unique = table.uniques(List.of("a", "b")).get(0);
		assertThat(unique.terms()).extracting(TermNode::order).containsExactly(SortOrder.DESC, SortOrder.ASC);
		assertThat(unique.terms().get(1).collation()).extracting(DdlName::value).isEqualTo("rtrim");
		assertThat(table.constraintsNamed("LOOSE")).singleElement().isInstanceOf(ConstraintNode.NameOnly.class);
	}

	@Test
	void aTriggerIsReadUpToTheBeginOfItsBody() {
		TriggerDdl trigger = (TriggerDdl) Ddl.parse("""
				CREATE TRIGGER before INSTEAD OF UPDATE OF begin, end ON main.v FOR EACH ROW
				WHEN new.begin IS NOT begin AND CASE WHEN 1 THEN end END BEGIN SELECT 1; END;""");
		assertThat(trigger.name().value()).isEqualTo("before");
		assertThat(trigger.timing()).isEqualTo(TriggerTiming.INSTEAD_OF);
		assertThat(trigger.event()).isEqualTo(TriggerEvent.UPDATE);
		assertThat(trigger.updateOf().stream().map(DdlName::value)).containsExactly("begin", "end");
		assertThat(trigger.table().value()).isEqualTo("v");
		assertThat(trigger.when()).isNotNull()
			.satisfies((when) -> assertThat(trigger.text(when))
				.isEqualTo("new.begin IS NOT begin AND CASE WHEN 1 THEN end END"));
		assertThat(trigger.text(trigger.body())).isEqualTo("BEGIN SELECT 1; END");
	}

	@Test
	void viewsIndexesAndVirtualTablesAreRead() {
		ViewDdl view = (ViewDdl) Ddl.parse("CREATE TEMP VIEW IF NOT EXISTS v(a, 'b') AS SELECT ';', 1 ;");
		assertThat(view.columns().stream().map(DdlName::value)).containsExactly("a", "b");
		assertThat(view.text(view.select())).isEqualTo("SELECT ';', 1");
		IndexDdl index = (IndexDdl) Ddl
			.parse("CREATE UNIQUE INDEX main.ix ON t((a) DESC, a + desc DESC, (b COLLATE x) COLLATE y) WHERE a > 0");
		assertThat(index.unique()).isTrue();
		assertThat(index.terms().stream().map((term) -> index.text(term.expression()))).containsExactly("(a)",
				"a + desc", "(b COLLATE x) COLLATE y");
		assertThat(index.terms().stream().map((term) -> term.name() != null)).containsExactly(true, false, true);
		assertThat(index.terms().get(2).collation()).extracting(DdlName::value).isEqualTo("y");
		VirtualTableDdl table = (VirtualTableDdl) Ddl.parse("CREATE VIRTUAL TABLE f USING fts5(a, tokenize = 'x (y)')");
		assertThat(table.module().value()).isEqualTo("fts5");
		assertThat(table.arguments()).isNotNull()
			.satisfies((arguments) -> assertThat(table.text(arguments)).isEqualTo("a, tokenize = 'x (y)'"));
	}

	@Test
	void whatSqliteWritesItselfIsRead() throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
				Statement statement = connection.createStatement()) {
			for (String sql : List.of("CREATE TEMP TABLE IF NOT EXISTS temp.x(a) -- end",
					"CREATE TABLE t(a INT) STRICT /* c */ ",
					"CREATE TABLE made AS SELECT a, a || 'x' AS \"b c\", 1.5 AS d, CAST(a AS BLOB) FROM t",
					"ALTER TABLE t ADD COLUMN b TEXT DEFAULT ')' /* new */", "ALTER TABLE t RENAME TO \"t 2\"",
					"ALTER TABLE \"t 2\" RENAME COLUMN a TO \"a\"\"2\"",
					"ALTER TABLE \"t 2\" ADD CONSTRAINT n CHECK (b > 0)",
					"ALTER TABLE \"t 2\" ALTER COLUMN b SET NOT NULL", "CREATE UNIQUE INDEX i ON made(d);",
					"CREATE TABLE s(id INTEGER PRIMARY KEY AUTOINCREMENT)", "ANALYZE",
					"CREATE VIRTUAL TABLE f USING fts5(a, content='')")) {
				statement.execute(sql);
			}
			try (ResultSet rows = statement.executeQuery("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")) {
				int count = 0;
				while (rows.next()) {
					assertThat(DdlWalk.print(Ddl.parse(rows.getString(1)))).isEqualTo(rows.getString(1));
					count++;
				}
				assertThat(count).isGreaterThan(9);
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					CREATE TABLE t a                  | table "t" can't be read at line 1, column 16: expected "(", found "a"
					CREATE TABLE t(a, CHECK           | table "t" can't be read at line 1, column 24: expected "(", found the end
					CREATE TABLE "x""y"()             | table "x""y" can't be read at line 1, column 21: expected a column name, found ")"
					CREATE TABLE t(a, select)         | table "t" can't be read at line 1, column 19: expected a column name or a constraint, found "select"
					CREATE TABLE t(a INT(x))          | table "t" can't be read at line 1, column 22: expected a number, found "x"
					CREATE TABLE t(a DEFAULT)         | table "t" can't be read at line 1, column 25: expected a default value, found ")"
					CREATE TABLE t(a) STRIKT          | table "t" can't be read at line 1, column 19: expected STRICT, WITHOUT ROWID or the end, found "STRIKT"
					CREATE TABLE t(a REFERENCES p ON DELETE x) | table "t" can't be read at line 1, column 41: expected SET NULL, SET DEFAULT, CASCADE, RESTRICT or NO ACTION, found "x"
					CREATE TABLE t(a); SELECT 1       | table "t" can't be read at line 1, column 20: expected the end, found "SELECT"
					CREATE INDEX i ON t()             | index "i" can't be read at line 1, column 21: expected a column, found ")"
					CREATE TRIGGER tr DELETE ON t WHEN 1 SELECT | trigger "tr" can't be read at line 1, column 38: expected BEGIN, found "SELECT"
					CREATE VIEW v SELECT 1            | view "v" can't be read at line 1, column 15: expected AS, found "SELECT"
					DROP TABLE t                      | a new object can't be read at line 1, column 1: expected CREATE, found "DROP"
					""")
	void aMessageNamesObjectPositionAndWhatWasExpected(String sql, String message) {
		assertThatExceptionOfType(DdlSyntaxException.class).isThrownBy(() -> Ddl.parse(sql))
			.withMessage("The definition of " + message + "; correct the statement, or report it if SQLite accepts it");
	}

	@Test
	void positionsCountLines() {
		assertThatExceptionOfType(DdlSyntaxException.class)
			.isThrownBy(() -> Ddl.parse("CREATE TABLE t(\r\n  a INT, -- x\r\n  'b\r\n)"))
			.satisfies((ex) -> {
				assertThat(ex.line()).isEqualTo(3);
				assertThat(ex.column()).isEqualTo(3);
				assertThat(ex.object()).isEqualTo("table \"t\"");
				assertThat(ex.expected()).isEqualTo("a column name or a constraint");
			});
	}

	private static boolean accepts(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
				Statement statement = connection.createStatement()) {
			return execute(statement, sql);
		}
	}

	private static boolean execute(Statement statement, String sql) {
		try {
			statement.execute(sql);
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

}
