package io.github.dbmig.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmig.MigrationConnectionCustomizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.Collation;
import org.sqlite.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What depends on the column {@code c} of the table {@code t}.
 */
class ColumnDependantsTests {

	private static final String TABLE = "CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c)";

	private static final String OTHER = "CREATE TABLE u (x, c)";

	private static final MigrationConnectionCustomizer NOTHING = (connection) -> {
	};

	@TempDir
	Path directory;

	record Case(String what, List<String> schema, List<String> dependants) {

		@Override
		public String toString() {
			return this.what;
		}

	}

	private static Case nothing(String what, String... schema) {
		return new Case(what, List.of(schema), List.of());
	}

	private static Case one(String dependant, String... schema) {
		return new Case(dependant + " by " + schema[schema.length - 1], List.of(schema), List.of(dependant));
	}

	private static Case several(List<String> dependants, String... schema) {
		return new Case(dependants + " by " + schema[schema.length - 1], List.of(schema), dependants);
	}

	static Stream<Case> inTheTable() {
		return Stream.of(nothing("a plain column", TABLE), nothing("clauses of its own",
				"CREATE TABLE t (a, c INTEGER NOT NULL DEFAULT 1 COLLATE nocase CONSTRAINT ck CHECK (c > 0) UNIQUE "
						+ "REFERENCES p (x) ON DELETE CASCADE)"),
				nothing("checks of it alone, wherever they stand",
						"CREATE TABLE t (a CHECK (c > 0), c, CHECK (\"C\" <> 'a'), CHECK (t.c < 9), "
								+ "CHECK (length([c]) > 1))"),
				nothing("keys of it alone",
						"CREATE TABLE t (a, c, UNIQUE (c), FOREIGN KEY (c) REFERENCES p, FOREIGN KEY (c) REFERENCES t (c))"),
				nothing("a check of nothing in its definition", "CREATE TABLE t (a, c CHECK (1))"),
				nothing("names that only look like it",
						"CREATE TABLE t (a COLLATE nocase CHECK (a <> 'c' AND a COLLATE binary <> \"d\" AND c(a, 1) = 1), c, "
								+ "CHECK (CAST(a AS c) > 1))"),
				nothing("generated itself", "CREATE TABLE t (a, c AS (a + 1))"),
				one("check (a > c)", "CREATE TABLE t (a, c, CHECK (a > c))"),
				one("check \"ck\" (a > \"C\")", "CREATE TABLE t (a CONSTRAINT ck CHECK (a > \"C\"), c)"),
				one("check (a > 0)", "CREATE TABLE t (a, c CHECK (a > 0))"),
				one("check (c > rowid)", "CREATE TABLE t (a, c CHECK (c > rowid))"),
				one("check (a > `c`)", "CREATE TABLE t (a, c, CHECK (\n\ta -- more\n\t> /* than */ `c`))"),
				one("unique \"uq \"\"1\"\"\" (\"a\", \"C\")",
						"CREATE TABLE t (a, c, CONSTRAINT 'uq \"1\"' UNIQUE (a, C))"),
				one("primary key (\"c\")", "CREATE TABLE t (a, c INTEGER PRIMARY KEY)"),
				one("primary key (\"c\")", "CREATE TABLE t (a, c PRIMARY KEY) WITHOUT ROWID"),
				one("primary key \"pk\" (\"a\", \"c\")", "CREATE TABLE t (a, c, CONSTRAINT pk PRIMARY KEY (a, c))"),
				one("foreign key (\"a\", \"c\") of \"t\"",
						"CREATE TABLE t (a, c, FOREIGN KEY (a, c) REFERENCES p (x, y))"),
				one("foreign key \"fk\" (\"a\") of \"t\"",
						"CREATE TABLE t (a CONSTRAINT fk REFERENCES t (c), c UNIQUE)"),
				several(List.of("foreign key (\"a\") of \"t\"", "primary key (\"c\")"),
						"CREATE TABLE t (a REFERENCES t, c PRIMARY KEY)"),
				one("generated column \"g\"", "CREATE TABLE t (a, c, g AS (a || c) STORED)"),
				several(List.of("index \"ix\" on \"t\"", "check (a > h)", "generated column \"h\"",
						"generated column \"g\""),
						"CREATE TABLE t (a, c, g AS (c), h AS (g + c), CHECK (g > 0), CHECK (a > h))",
						"CREATE INDEX ix ON t (h)"),
				one("index \"ix\" on \"t\"", TABLE, "CREATE INDEX ix ON t (a, C DESC)"),
				one("index \"ix\" on \"t\"", TABLE, "CREATE INDEX ix ON t ('c')"),
				one("index \"ix\" on \"t\"", TABLE, "CREATE INDEX ix ON t (lower(a || \"c\"))"),
				one("index \"ix\" on \"t\"", TABLE, "CREATE UNIQUE INDEX ix ON t (a) WHERE [c] IS NOT NULL"),
				nothing("other indexes", TABLE, OTHER, "CREATE INDEX ix ON u (c)",
						"CREATE INDEX iy ON t (a COLLATE nocase) WHERE a <> 'c'"),
				one("foreign key (\"p_id\") of \"child\"", TABLE, "CREATE TABLE child (p_id REFERENCES T (C))"),
				one("foreign key \"fk\" (\"p\", \"q\") of \"child\"", TABLE,
						"CREATE TABLE child (p, q, CONSTRAINT fk FOREIGN KEY (p, q) REFERENCES t (b, c))"),
				several(List.of("foreign key (\"p_id\") of \"child\"", "primary key (\"c\")"),
						"CREATE TABLE t (a, c INTEGER PRIMARY KEY)", "CREATE TABLE child (p_id REFERENCES t)"),
				nothing("keys to other columns", TABLE, OTHER,
						"CREATE TABLE child (c REFERENCES t, d REFERENCES t (id), e REFERENCES u (c))"));
	}

	static Stream<Case> viewsAndTriggers() {
		return Stream.of(one("view \"v\"", TABLE, "CREATE VIEW v AS SELECT c FROM t"),
				one("view \"v\"", TABLE, "CREATE VIEW v AS SELECT a FROM t WHERE \"C\" > 1"),
				one("view \"v\"", TABLE, "CREATE VIEW v AS SELECT x.[c] AS y FROM main.t AS x"),
				one("view \"v\"", TABLE, "CREATE VIEW v AS SELECT `t`.`c` FROM `t`"),
				one("view \"v\"", TABLE, "CREATE VIEW v AS WITH w AS (SELECT * FROM t) SELECT c FROM w"),
				one("view \"v\"", TABLE,
						"CREATE VIEW v AS WITH RECURSIVE w (i) AS (SELECT 1 UNION SELECT i + c FROM w, t) SELECT * FROM w"),
				one("view \"v\"", TABLE, OTHER, "CREATE VIEW v AS SELECT x FROM u JOIN t USING (c)"),
				one("view \"v\"", TABLE, OTHER, "CREATE VIEW v AS SELECT x, a FROM u NATURAL JOIN t"),
				one("view \"v\"", TABLE, OTHER, "CREATE VIEW v AS SELECT (SELECT max(c) FROM t) FROM u"),
				one("view \"v\"", TABLE, "CREATE VIEW v (p, q, r, s) AS SELECT * FROM t"),
				one("view \"v\"", TABLE, OTHER, "CREATE VIEW v AS SELECT * FROM t UNION SELECT 1, 2, x, c FROM u"),
				nothing("a column of the same name elsewhere", TABLE, OTHER,
						"CREATE VIEW v AS SELECT u.c, t.a FROM u, t",
						"CREATE TRIGGER tr AFTER UPDATE OF c ON u BEGIN UPDATE t SET a = new.c; END"),
				nothing("other names that are the same", TABLE,
						"CREATE VIEW v AS SELECT a AS c, 'c' AS d FROM t ORDER BY c",
						"CREATE VIEW c AS SELECT a FROM t"),
				nothing("a string in double quotes", TABLE, "CREATE VIEW v AS SELECT \"d\" FROM t"),
				nothing("a star", TABLE, "CREATE VIEW v AS SELECT * FROM t", "CREATE VIEW w AS SELECT a FROM v"),
				one("view \"w\"", TABLE, "CREATE VIEW v AS SELECT * FROM t", "CREATE VIEW w AS SELECT c FROM v"),
				several(List.of("view \"v\"", "view \"w\"", "view \"x\""), TABLE, "CREATE VIEW v AS SELECT a, c FROM t",
						"CREATE VIEW w AS SELECT a FROM v", "CREATE VIEW x AS SELECT * FROM w"),
				one("trigger \"tr\" on \"t\"", TABLE,
						"CREATE TRIGGER tr AFTER UPDATE OF a, C ON t BEGIN SELECT 1; END"),
				one("trigger \"tr\" on \"t\"", TABLE,
						"CREATE TRIGGER tr AFTER INSERT ON t WHEN new.\"c\" > 1 BEGIN SELECT 1; END"),
				one("trigger \"tr\" on \"t\"", TABLE, "CREATE TRIGGER tr BEFORE DELETE ON t BEGIN SELECT old.c; END"),
				one("trigger \"tr\" on \"u\"", TABLE, OTHER,
						"CREATE TRIGGER tr AFTER INSERT ON u BEGIN INSERT INTO t (a, c) VALUES (1, 2); END"),
				one("trigger \"tr\" on \"u\"", TABLE, OTHER,
						"CREATE TRIGGER tr AFTER INSERT ON u BEGIN INSERT INTO t VALUES (1, 2, 3, 4); END"),
				one("trigger \"tr\" on \"u\"", TABLE, OTHER,
						"CREATE TRIGGER tr AFTER INSERT ON u BEGIN UPDATE t SET c = 1 WHERE a = new.x; END"),
				one("trigger \"tr\" on \"u\"", TABLE, OTHER,
						"CREATE TRIGGER tr AFTER INSERT ON u BEGIN DELETE FROM t WHERE c = new.c; END"),
				one("trigger \"tr\" on \"u\"", TABLE, OTHER, "CREATE UNIQUE INDEX ix ON t (a)",
						"CREATE TRIGGER tr AFTER INSERT ON u BEGIN INSERT INTO t (a) VALUES (new.x) "
								+ "ON CONFLICT (a) DO UPDATE SET c = excluded.a; END"),
				nothing("triggers that use other columns", TABLE, OTHER,
						"CREATE TRIGGER tr AFTER UPDATE OF a ON t WHEN new.a <> 'c' BEGIN INSERT INTO u (c) VALUES (old.b); END",
						"CREATE TRIGGER ts AFTER DELETE ON t BEGIN DELETE FROM u WHERE c = old.id; END"),
				several(List.of("trigger \"tr\" on \"v\"", "view \"v\""), TABLE, "CREATE VIEW v AS SELECT a, c FROM t",
						"CREATE TRIGGER tr INSTEAD OF DELETE ON v BEGIN SELECT 1; END"),
				several(List.of("trigger \"ts\" on \"u\"", "trigger \"tr\" on \"v\"", "view \"v\""), TABLE, OTHER,
						"CREATE TRIGGER ts AFTER INSERT ON u BEGIN INSERT INTO v (a) VALUES (new.x); END",
						"CREATE VIEW v AS SELECT a, c FROM t",
						"CREATE TRIGGER tr INSTEAD OF INSERT ON v BEGIN SELECT 1; END"),
				several(List.of("trigger \"ts\" on \"u\"", "trigger \"tr\" on \"v\""), TABLE, OTHER,
						"CREATE VIEW v AS SELECT a FROM t",
						"CREATE TRIGGER ts AFTER INSERT ON u BEGIN INSERT INTO v (a) VALUES (new.x); END",
						"CREATE TRIGGER tr INSTEAD OF INSERT ON v BEGIN INSERT INTO t (c) VALUES (new.a); END"),
				nothing("a view that can be written to", TABLE, OTHER, "CREATE VIEW v AS SELECT a FROM t",
						"CREATE TRIGGER ts AFTER INSERT ON u BEGIN INSERT INTO v (a) VALUES (new.x); END",
						"CREATE TRIGGER tr INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (new.a); END"),
				one("trigger \"tr\" on \"v\"", TABLE, "CREATE VIEW v AS SELECT * FROM t",
						"CREATE TRIGGER tr INSTEAD OF UPDATE ON v BEGIN UPDATE t SET a = new.c WHERE id = old.id; END"),
				one("trigger \"tr\" on \"v\"", TABLE, "CREATE VIEW v AS SELECT * FROM t",
						"CREATE TRIGGER tr INSTEAD OF UPDATE OF c ON v BEGIN SELECT 1; END"),
				one("trigger \"tr\" on \"u\"", TABLE, OTHER,
						"CREATE TRIGGER tr AFTER INSERT ON u BEGIN UPDATE u SET x = (SELECT count(*) FROM t NATURAL JOIN u); END"),
				one("temporary trigger \"tr\" on \"t\"", TABLE,
						"CREATE TEMP TRIGGER tr AFTER INSERT ON main.t BEGIN SELECT new.c; END"),
				one("temporary view \"v\"", TABLE, "CREATE TEMP VIEW v AS SELECT c FROM t"),
				several(List.of("trigger \"tr\" on \"u\"", "view \"v\"", "generated column \"g\""),
						"CREATE TABLE t (a, c, g AS (c))", OTHER, "CREATE VIEW v AS SELECT \"g\" FROM t",
						"CREATE TRIGGER tr AFTER INSERT ON u BEGIN SELECT g FROM t; END"));
	}

	static Stream<Case> broken() {
		return Stream.of(
				one("view \"v\"", TABLE, "CREATE VIEW \"bro: ken\" AS SELECT c FROM missing",
						"CREATE VIEW broken2 AS SELECT nope, c FROM t", "CREATE VIEW broken3 AS SELECT * FROM broken2",
						"CREATE TRIGGER bt AFTER INSERT ON t BEGIN SELECT new.nope, new.c; END",
						"CREATE VIEW v AS SELECT c FROM t"),
				nothing("what is broken anyway", TABLE, "CREATE VIEW v AS SELECT t.c, missing.c FROM t, missing",
						"CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO missing VALUES (new.c); END"),
				one("trigger \"tr\" on \"t\"", TABLE, "CREATE VIEW v AS SELECT c FROM missing",
						"CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT new.c; END"));
	}

	@ParameterizedTest
	@MethodSource({ "inTheTable", "viewsAndTriggers", "broken" })
	void findsWhatDependsOnTheColumn(Case example) throws SQLException {
		try (Connection connection = open()) {
			Function.create(connection, "c", new First(), 2, Function.FLAG_DETERMINISTIC);
			create(connection, example.schema());
			List<String> before = Snapshot.column(connection, "SELECT sql FROM sqlite_schema");
			assertThat(find(connection, "t", "c")).isEqualTo(example.dependants());
			assertThat(find(connection, "T", "C")).isEqualTo(example.dependants());
			assertThat(Snapshot.column(connection, "SELECT sql FROM sqlite_schema")).isEqualTo(before);
		}
	}

	@Test
	void findsNamesOfAnyKind() throws SQLException {
		try (Connection connection = open()) {
			create(connection,
					List.of("CREATE TABLE \"größe \"\"1\"\"\" (id, [it's], \"näme ; --\")",
							"CREATE INDEX \"ix, 1\" ON \"größe \"\"1\"\"\" (\"NäME ; --\")",
							"CREATE VIEW \"v: after rename: \" AS SELECT \"it's\" FROM \"GRößE \"\"1\"\"\"",
							"CREATE VIEW \"v\" AS SELECT * FROM \"GRößE \"\"1\"\"\"",
							"CREATE VIEW \"v: 2 \"\"\" AS SELECT x.`näme ; --` FROM v AS x",
							"CREATE TRIGGER \"tr'\" AFTER UPDATE OF [it's] ON [größe \"1\"] BEGIN SELECT 1; END"));
			assertThat(find(connection, "größe \"1\"", "it's"))
				.containsExactly("trigger \"tr'\" on \"größe \"\"1\"\"\"", "view \"v: after rename: \"");
			assertThat(find(connection, "größe \"1\"", "näme ; --")).containsExactly("view \"v: 2 \"\"\"",
					"index \"ix, 1\" on \"größe \"\"1\"\"\"");
			assertThat(find(connection, "größe \"1\"", "id")).isEmpty();
		}
	}

	@Test
	void findsFullTextIndexesThatReadTheColumn() throws SQLException {
		try (Connection connection = open()) {
			create(connection, List.of(TABLE,
					"CREATE VIRTUAL TABLE ft USING fts5(\"C\", content = 't', content_rowid = 'id')",
					"CREATE VIRTUAL TABLE fa USING fts5(a, content='t', content_rowid='id')",
					"CREATE VIRTUAL TABLE f4 USING fts4(content=\"t\")", "CREATE VIRTUAL TABLE own USING fts5(c)",
					"CREATE VIRTUAL TABLE away USING fts5(c, content='u')",
					"CREATE TRIGGER ai AFTER INSERT ON t BEGIN INSERT INTO ft (rowid, c) VALUES (new.id, new.c); END",
					"CREATE TRIGGER ad AFTER DELETE ON t BEGIN "
							+ "INSERT INTO ft (ft, rowid, c) VALUES ('delete', old.id, old.c); END",
					"CREATE TRIGGER ba AFTER INSERT ON t BEGIN INSERT INTO fa (rowid, a) VALUES (new.id, new.a); END",
					"CREATE TRIGGER bd AFTER DELETE ON t BEGIN DELETE FROM ft WHERE rowid = old.id; END",
					"CREATE VIEW v AS SELECT rowid FROM ft WHERE ft MATCH 'x'"));
			assertThat(find(connection, "t", "c")).containsExactly("trigger \"ai\" on \"t\"", "trigger \"ad\" on \"t\"",
					"trigger \"bd\" on \"t\"", "view \"v\"", "virtual table \"ft\"", "virtual table \"f4\"");
			assertThat(find(connection, "t", "id")).containsExactly("trigger \"ai\" on \"t\"",
					"trigger \"ad\" on \"t\"", "trigger \"ba\" on \"t\"", "trigger \"bd\" on \"t\"", "view \"v\"",
					"virtual table \"ft\"", "virtual table \"fa\"", "virtual table \"f4\"", "primary key (\"id\")");
			assertThat(find(connection, "t", "b")).containsExactly("virtual table \"f4\"");
		}
	}

	@Test
	void standsInForFunctionsAndCollationsThatOnlyTheApplicationHas() throws SQLException {
		try (Connection connection = open()) {
			Function.create(connection, "app", new First(), 1, Function.FLAG_DETERMINISTIC);
			Collation.create(connection, "words", new Words());
			create(connection,
					List.of("CREATE TABLE t (a COLLATE words CHECK (app(a) > 0), b DEFAULT (app(1)), c, g AS (app(a)))",
							"CREATE INDEX ix ON t (app(b) COLLATE words)",
							"CREATE VIEW v AS SELECT app(a) FROM t ORDER BY a, b",
							"CREATE VIEW w AS SELECT app(c) FROM t ORDER BY b COLLATE words",
							"CREATE TRIGGER tr AFTER INSERT ON t WHEN app(new.c) BEGIN SELECT 1; END"));
			assertThat(find(connection, "t", "c")).containsExactly("trigger \"tr\" on \"t\"", "view \"w\"");
			assertThat(find(connection, "t", "b")).containsExactly("view \"v\"", "view \"w\"", "index \"ix\" on \"t\"");
		}
	}

	@Test
	void preparesTheScratchDatabaseAsOtherConnections() throws SQLException {
		List<Connection> prepared = new ArrayList<>();
		try (Connection connection = open()) {
			Function.create(connection, "win", new Rows());
			create(connection, List.of(TABLE, "CREATE VIEW v AS SELECT win(c) OVER () FROM t",
					"CREATE VIEW w AS SELECT win(a) OVER () FROM t"));
			ColumnDependants dependants = new ColumnDependants(connection, (scratch) -> {
				prepared.add(scratch);
				Function.create(scratch, "win", new Rows());
			});
			assertThat(dependants.find("t", "c").stream().map(Dependant::describe)).containsExactly("view \"v\"");
		}
		assertThat(prepared).isNotEmpty();
		for (Connection connection : prepared) {
			assertThat(connection.isClosed()).isTrue();
		}
	}

	@Test
	void saysWhatItCouldNotFindOut() throws SQLException {
		try (Connection connection = open()) {
			Function.create(connection, "win", new Rows());
			create(connection,
					List.of(TABLE, "CREATE VIEW v AS SELECT win(c) OVER () FROM t",
							"CREATE VIEW w AS SELECT win(a) OVER () FROM t", "CREATE VIEW x AS SELECT * FROM v",
							"CREATE VIEW y AS SELECT a AS c FROM w",
							"CREATE VIEW z AS SELECT c, win(1) OVER () FROM sqlite_schema",
							"CREATE VIEW sure AS SELECT c FROM t"));
			assertThat(find(connection, "t", "c")).containsExactly("view \"v\", which may use it",
					"view \"x\", which may use it", "view \"y\", which may use it", "view \"sure\"");
		}
	}

	@Test
	void refusesWhatIsNotThere() throws SQLException {
		try (Connection connection = open()) {
			create(connection, List.of(TABLE, "CREATE VIEW v AS SELECT 1"));
			ColumnDependants dependants = new ColumnDependants(connection, NOTHING);
			assertThatThrownBy(() -> dependants.find("v", "c")).isInstanceOf(IllegalArgumentException.class)
				.hasMessage("There is no ordinary table \"v\"");
			assertThatThrownBy(() -> dependants.find("t", "d")).isInstanceOf(IllegalArgumentException.class)
				.hasMessage("The table \"t\" has no column \"d\"");
		}
	}

	@Test
	void worksInsideATransactionAndWritesNothing() throws SQLException {
		try (Connection connection = open(); Connection other = open()) {
			create(connection, List.of(TABLE, "CREATE VIEW v AS SELECT c FROM t", "BEGIN IMMEDIATE"));
			long changes = Pragma.number(connection, "data_version");
			assertThat(find(connection, "t", "c")).containsExactly("view \"v\"");
			create(connection, List.of("COMMIT"));
			assertThat(Pragma.number(connection, "data_version")).isEqualTo(changes);
			create(other, List.of("BEGIN IMMEDIATE"));
			assertThat(find(connection, "t", "c")).containsExactly("view \"v\"");
			create(other, List.of("ROLLBACK"));
		}
	}

	private Connection open() throws SQLException {
		return DriverManager.getConnection("jdbc:sqlite:" + this.directory.resolve("data.db"));
	}

	private static void create(Connection connection, List<String> schema) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String sql : schema) {
				statement.execute(sql);
			}
		}
	}

	private static List<String> find(Connection connection, String table, String column) throws SQLException {
		return new ColumnDependants(connection, NOTHING).find(table, column).stream().map(Dependant::describe).toList();
	}

	/** A window function that the application has. */
	private static final class Rows extends Function.Window {

		@Override
		protected void xStep() {
		}

		@Override
		protected void xFinal() throws SQLException {
			result(0);
		}

		@Override
		protected void xInverse() {
		}

		@Override
		protected void xValue() throws SQLException {
			result(0);
		}

	}

	/** A collation that the application has. */
	private static final class Words extends Collation {

		@Override
		protected int xCompare(String one, String other) {
			return one.compareTo(other);
		}

	}

	/** An SQL function that the application has. */
	private static final class First extends Function {

		@Override
		protected void xFunc() throws SQLException {
			result(value_int(0));
		}

	}

}
