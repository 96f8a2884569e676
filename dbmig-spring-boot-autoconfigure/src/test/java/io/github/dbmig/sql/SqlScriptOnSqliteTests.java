package io.github.dbmig.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.sql.SqlScript.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * SQLite is the judge: its own {@code sqlite3_exec} runs a whole script, and the driver
 * runs the statements that the script was split into.
 */
class SqlScriptOnSqliteTests {

	private static final long SEED = 7;

	private static final String SCRIPT = """
			-- a file; it's got "quotes" and [brackets in its comments
			CREATE TABLE "or;ders"(id INTEGER PRIMARY KEY, begin, end TEXT DEFAULT 'a;b''c -- d');
			create table [co"py;](a, b default (case when 1 then 2 end)); /* ; */ ;
			CREATE TABLE `lo;g`('w;hat' TEXT, n /* ; */ INT -- ; '
			);
			CREATE INDEX ix ON "or;ders"(end) WHERE begin <> ';';
			create trigger "tr;1" after update of begin, end on "or;ders"
			when case new.begin when 'x;' then 1 else case when 1 then 1 end end
			begin
			  -- END; it's not over
			  insert into `lo;g` values ('upd;', case when new.end is null then 1 else 2 end);
			  insert into `lo;g` with w(x) as (select end from "or;ders") select x, 3 from w;
			  select end, begin from "or;ders"; /* END; */
			end;
			CREATE TEMP TRIGGER tr2 DELETE ON "or;ders" BEGIN DELETE FROM `lo;g`; UPDATE [co"py;] SET a = 'END;'; END;;
			CREATE VIEW "é;😀" AS SELECT 'é;😀' AS "ü;";
			INSERT INTO "or;ders"(begin) VALUES (1);
			UPDATE "or;ders" SET begin = 2, end = '-- no comment; END;'
			""";

	@TempDir
	private Path directory;

	@Test
	void statementsMakeTheSchemaThatTheScriptSays() throws SQLException {
		try (Connection connection = open("split.db")) {
			runSplit(connection, SCRIPT);
			assertThat(query(connection, "SELECT type, name FROM sqlite_schema ORDER BY rowid")).containsExactly(
					"table|or;ders", "table|co\"py;", "table|lo;g", "index|ix", "trigger|tr;1", "view|é;😀");
			assertThat(query(connection, "SELECT type, name FROM sqlite_temp_schema")).containsExactly("trigger|tr2");
			assertThat(query(connection, "SELECT * FROM `lo;g`")).containsExactly("upd;|2", "-- no comment; END;|3");
			assertThat(query(connection, "SELECT sql FROM sqlite_schema WHERE name = 'lo;g'"))
				.containsExactly("CREATE TABLE `lo;g`('w;hat' TEXT, n /* ; */ INT -- ; '\n)");
		}
	}

	@Test
	void theDriverTakesEachStatementAsOne() throws SQLException {
		try (Connection connection = open("one.db")) {
			for (Statement statement : SqlScript.statements(SCRIPT)) {
				List<String> before = schema(connection);
				run(connection, statement.text());
				List<String> made = schema(connection);
				made.removeAll(before);
				if (SqlLexer.tokens(statement.text()).get(0).isWord("CREATE")) {
					assertThat(made).singleElement()
						.satisfies((sql) -> assertThat(afterKind(sql)).isEqualTo(afterKind(statement.text())));
				}
				else {
					assertThat(made).isEmpty();
				}
			}
		}
	}

	@Test
	void lineEndsMakeNoDifference() throws SQLException {
		String windows = SCRIPT.replace("\n", "\r\n");
		assertThat(SqlScript.statements(windows)).extracting(Statement::line)
			.isEqualTo(SqlScript.statements(SCRIPT).stream().map(Statement::line).toList());
		assertSameAsSqlite(windows, "windows");
		assertSameAsSqlite("\uFEFF" + SCRIPT, "mark");
	}

	@Test
	void randomScriptsSplitAsSqliteSplitsThem() throws SQLException {
		RandomSql random = new RandomSql(SEED);
		try (Connection whole = open(":memory:"); Connection split = open(":memory:")) {
			for (Connection connection : List.of(whole, split)) {
				run(connection, "CREATE TABLE t(a, b, end)");
				run(connection, "CREATE TABLE log(x)");
			}
			for (int i = 0; i < 200; i++) {
				String script = script(random, i);
				execute(whole, script);
				runSplit(split, script);
				assertThat(state(split)).as("seed %d, script %d: %s", SEED, i, script).isEqualTo(state(whole));
			}
			assertThat(query(whole, "SELECT count(*) > 100 FROM sqlite_schema")).containsExactly("1");
			assertThat(query(whole, "SELECT count(*) > 100 FROM log")).containsExactly("1");
		}
	}

	private static String script(RandomSql random, int number) {
		StringBuilder script = new StringBuilder();
		int count = 1 + random.below(5);
		for (int i = 0; i < count; i++) {
			String name = random.oneOf(List.of("\"n;N\"", "[n;'N]", "`n\"N;`", "nN")).replace("N", number + "_" + i);
			script.append(random.oneOf(List.of("", "\n", "-- it's; \n", "/* ; \" */", ";", "\r\n", ";;", "\uFEFF")))
				.append(random.oneOf(statements(name)))
				.append(random.oneOf(List.of(";", " ;", "-- ;\n;", "/*'*/;\r\n")));
		}
		return script.toString();
	}

	private static List<String> statements(String name) {
		return List.of("CREATE TABLE " + name + "(a DEFAULT (CASE WHEN 1 THEN ';' END), end)",
				"create view " + name + " as select case a when 1 then 'x;' end as \"e;\" from t",
				"CREATE TRIGGER " + name + " AFTER INSERT ON t WHEN CASE 1 WHEN 1 THEN 1 END\r\nBEGIN "
						+ "INSERT INTO log VALUES (CASE WHEN new.end THEN 'END;' ELSE CASE 1 WHEN 2 THEN 3 END END); "
						+ "/* END; */ SELECT end FROM t; -- END;\n END",
				"CREATE TEMPORARY TRIGGER " + name + " DELETE ON t BEGIN SELECT 1;END",
				"INSERT INTO t(a, end) VALUES ('a;''b', ';')", "insert into log select 'END' -- ;\n || ';'");
	}

	private void assertSameAsSqlite(String script, String name) throws SQLException {
		try (Connection whole = open(name + "-whole.db"); Connection split = open(name + "-split.db")) {
			execute(whole, script);
			runSplit(split, script);
			assertThat(state(split)).isEqualTo(state(whole)).hasSizeGreaterThan(7);
		}
	}

	private static List<String> state(Connection connection) throws SQLException {
		List<String> state = new ArrayList<>();
		// SQLite keeps a comment before the semicolon in the text of some statements
		schema(connection).forEach((sql) -> state.add(SqlText.canonical(sql)));
		for (String table : query(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
			state.addAll(query(connection, "SELECT * FROM " + SqlNames.quote(table)));
		}
		return state;
	}

	private static List<String> schema(Connection connection) throws SQLException {
		List<String> schema = new ArrayList<>(query(connection, "SELECT sql FROM sqlite_schema"));
		schema.addAll(query(connection, "SELECT sql FROM sqlite_temp_schema"));
		return schema;
	}

	/**
	 * SQLite writes CREATE and the kind anew, without TEMP, and keeps the rest as it is.
	 */
	private static String afterKind(String sql) {
		return sql.replaceFirst("^(?i)create (temp )?(table|index|view|trigger) ", "");
	}

	private static void runSplit(Connection connection, String script) throws SQLException {
		for (Statement statement : SqlScript.statements(script)) {
			run(connection, statement.text());
		}
	}

	private static void run(Connection connection, String sql) throws SQLException {
		try (java.sql.Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static void execute(Connection connection, String script) throws SQLException {
		connection.unwrap(SQLiteConnection.class).getDatabase()._exec(script);
	}

	private static List<String> query(Connection connection, String sql) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (java.sql.Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			int columns = result.getMetaData().getColumnCount();
			while (result.next()) {
				List<String> values = new ArrayList<>();
				for (int i = 1; i <= columns; i++) {
					values.add(String.valueOf(result.getString(i)));
				}
				rows.add(String.join("|", values));
			}
		}
		return rows;
	}

	private Connection open(String name) throws SQLException {
		String file = name.equals(":memory:") ? name : this.directory.resolve(name).toString();
		return DriverManager.getConnection("jdbc:sqlite:" + file);
	}

}
