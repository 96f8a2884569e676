package io.github.dbmig.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.OperationRecorder;
import io.github.dbmig.operation.Operations;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.operation.SortOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.dbmig.operation.Row.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each operation that SQLite can do by itself, run on a real database, with its SQL in a
 * file beside this class.
 */
class SqliteStatementsTests {

	private static final Map<String, Consumer<Operations>> SAMPLES = samples();

	static Stream<String> names() {
		return SAMPLES.keySet().stream();
	}

	private static Map<String, Consumer<Operations>> samples() {
		Map<String, Consumer<Operations>> samples = new LinkedHashMap<>();
		tables(samples);
		indexes(samples);
		rows(samples);
		return samples;
	}

	private static void tables(Map<String, Consumer<Operations>> samples) {
		samples.put("create-table", (op) -> op
			.createTable("t", (t) -> t.column("id", "INTEGER", (c) -> c.primaryKey().autoIncrement())
				.column("name", "VARCHAR(40)",
						(c) -> c.notNull().defaultValue("'x'").collate("NOCASE").unique().check("length(name) > 0"))
				.column("parent_id", "BIGINT",
						(c) -> c.references("p", "id", (fk) -> fk.onDelete(ReferentialAction.CASCADE).named("fk_t_p")))
				.column("untyped")));
		samples.put("create-table-with-constraints",
				(op) -> op.createTable("odd \"name\"",
						(t) -> t.column("a", "INTEGER")
							.column("b c", "TEXT")
							.column("double", "INTEGER", (c) -> c.generatedAs("a * 2", GeneratedKind.STORED))
							.column("half", "INTEGER", (c) -> c.generatedAs("a / 2", GeneratedKind.VIRTUAL))
							.primaryKey("pk", "b c", "a")
							.unique("uq", "a")
							.check("ck", "a > 0 AND \"b c\" <> ')'")
							.foreignKey("fk",
									(fk) -> fk.columns("a", "b c")
										.references("p", "x", "y")
										.onDelete(ReferentialAction.SET_NULL)
										.onUpdate(ReferentialAction.RESTRICT)
										.deferrable())));
		samples.put("create-table-strict-without-rowid", (op) -> op.createTable("t",
				(t) -> t.column("id", "INTEGER", (c) -> c.primaryKey()).strict().withoutRowid()));
		samples.put("create-table-with-defaults",
				(op) -> op.createTable("t",
						(t) -> t.column("a", "INTEGER", (c) -> c.defaultValue("-1"))
							.column("b", "TEXT", (c) -> c.defaultValue("CURRENT_TIMESTAMP"))
							.column("c", "TEXT", (c) -> c.defaultValue("datetime('now')"))
							.column("d", "TEXT", (c) -> c.defaultValue("('a') || ('b')"))
							.column("e", "TEXT", (c) -> c.defaultValue("(lower('A'))"))
							.column("f", "BLOB", (c) -> c.defaultValue("x'00'"))
							.column("g", "INTEGER", (c) -> c.defaultValue("1 + 1"))
							.column("h", "INTEGER", (c) -> c.defaultValue("TRUE"))
							.column("i", "TEXT", (c) -> c.defaultValue("NULL"))
							.column("j", "TEXT", (c) -> c.defaultValue("'it''s'"))));
		samples.put("create-table-with-comments",
				(op) -> op
					.createTable("t",
							(t) -> t.column("a", "INTEGER", (c) -> c.check("a > 0 -- positive"))
								.column("b", "TEXT", (c) -> c.defaultValue("lower('B') -- small"))
								.column("c", "INTEGER", (c) -> c.generatedAs("a + 1 -- more", GeneratedKind.VIRTUAL)))
					.createIndex("ix", "t", (ix) -> ix.expression("a + 1 -- more").where("a > 1 -- enough")));
		samples.put("rename-and-drop-table", (op) -> op.renameTable("x", "y \"quoted\"").dropTable("y \"quoted\""));
	}

	private static void indexes(Map<String, Consumer<Operations>> samples) {
		samples.put("create-index",
				(op) -> op.createIndex("ix \"1\"", "x", (ix) -> ix.column("a", SortOrder.DESC).column("b")));
		samples.put("create-index-unique-partial", (op) -> op.createIndex("ix", "x",
				(ix) -> ix.column("b").expression("lower(c)").unique().where("a > 0 AND b <> ''")));
		samples.put("create-index-collate", (op) -> op.createIndex("ix", "x",
				(ix) -> ix.expression("c || ''", SortOrder.DESC, "RTRIM").column("b", SortOrder.ASC, "NOCASE")));
		samples.put("drop-index", (op) -> op.dropIndex("ix_x"));
		samples.put("view",
				(op) -> op.createView("odd \"view\"", "SELECT a, b FROM x WHERE b <> ';'").dropView("odd \"view\""));
		samples.put("trigger",
				(op) -> op
					.createTrigger("CREATE TRIGGER tr AFTER INSERT ON x BEGIN UPDATE x SET b = 'y'; DELETE FROM p; END")
					.dropTrigger("tr"));
	}

	private static void rows(Map<String, Consumer<Operations>> samples) {
		samples.put("execute",
				(op) -> op.execute("UPDATE x SET b = ?, c = ? WHERE a = ?", "it's", null, 1).execute("DELETE FROM p"));
		samples.put("insert", (op) -> op.insert("x", row("a", 1, "b", "it's", "c", null),
				row("a", 1.5, "b", true, "c", new byte[] { 0, (byte) 0xff }), row("a", Long.MIN_VALUE)));
	}

	@ParameterizedTest
	@MethodSource("names")
	void theSqlIsWhatItWas(String name) throws IOException {
		List<String> sql = new SqliteDialect().script(OperationRecorder.record(SAMPLES.get(name)));
		assertThat(String.join(";\n", sql) + ";\n").isEqualTo(expected(name + ".sql"));
	}

	private static String expected(String file) throws IOException {
		try (InputStream stream = SqliteStatementsTests.class.getResourceAsStream("sql/" + file)) {
			assertThat(stream).as("sql/" + file).isNotNull();
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@ParameterizedTest
	@MethodSource("names")
	void sqliteAcceptsIt(String name) throws SQLException {
		try (Connection connection = database()) {
			run(connection, SAMPLES.get(name));
		}
	}

	private static Connection database() throws SQLException {
		Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
		try (Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE p (id INTEGER PRIMARY KEY, x, y, UNIQUE (x, y))");
			statement.execute("CREATE TABLE x (a INTEGER, b TEXT, c)");
			statement.execute("CREATE INDEX ix_x ON x (a)");
			statement.execute("INSERT INTO x VALUES (1, 'one', x'01')");
		}
		return connection;
	}

	private static void run(Connection connection, Consumer<Operations> revision) throws SQLException {
		for (Operation operation : OperationRecorder.record(revision)) {
			for (SqlStatement sql : operation.accept(new SqliteStatements())) {
				try (PreparedStatement statement = connection.prepareStatement(sql.sql())) {
					for (int i = 0; i < sql.parameters().size(); i++) {
						statement.setObject(i + 1, SqlStatement.bindable(sql.parameters().get(i)));
					}
					statement.execute();
				}
			}
		}
	}

	private static List<String> query(Connection connection, String sql) throws SQLException {
		List<String> result = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				result.add(rows.getString(1));
			}
		}
		return result;
	}

	@Test
	void defaultsAreWhatTheyWereMeantToBe() throws SQLException {
		try (Connection connection = database()) {
			run(connection, SAMPLES.get("create-table-with-defaults"));
			run(connection, (op) -> op.execute("INSERT INTO t DEFAULT VALUES"));
			assertThat(query(connection, "SELECT a FROM t")).containsExactly("-1");
			assertThat(query(connection, "SELECT length(b) FROM t")).containsExactly("19");
			assertThat(query(connection, "SELECT length(c) FROM t")).containsExactly("19");
			assertThat(query(connection, "SELECT d FROM t")).containsExactly("ab");
			assertThat(query(connection, "SELECT e FROM t")).containsExactly("a");
			assertThat(query(connection, "SELECT hex(f) FROM t")).containsExactly("00");
			assertThat(query(connection, "SELECT g FROM t")).containsExactly("2");
			assertThat(query(connection, "SELECT h FROM t")).containsExactly("1");
			assertThat(query(connection, "SELECT typeof(i) FROM t")).containsExactly("null");
			assertThat(query(connection, "SELECT j FROM t")).containsExactly("it's");
		}
	}

	@Test
	void valuesKeepTheirTypes() throws SQLException {
		try (Connection connection = database()) {
			run(connection, (op) -> op.execute("DELETE FROM x"));
			run(connection, SAMPLES.get("insert"));
			assertThat(query(connection,
					"SELECT typeof(a) || ' ' || typeof(b) || ' ' || typeof(c) || ' ' || quote(a) || ' ' || quote(b) || ' ' "
							+ "|| quote(c) FROM x ORDER BY rowid"))
				.containsExactly("integer text null 1 'it''s' NULL", "real text blob 1.5 '1' X'00FF'",
						"integer null null -9223372036854775808 NULL NULL");
		}
	}

	@Test
	void constraintsHold() throws SQLException {
		try (Connection connection = database()) {
			run(connection, SAMPLES.get("create-table"));
			run(connection, (op) -> op.insert("t", row("name", "a")));
			assertRefused(connection, "INSERT INTO t(name) VALUES ('A')", "UNIQUE constraint failed: t.name");
			assertRefused(connection, "INSERT INTO t(name) VALUES ('')", "CHECK constraint failed: length(name) > 0");
			assertRefused(connection, "INSERT INTO t(name) VALUES (NULL)", "NOT NULL constraint failed: t.name");
			assertThat(query(connection, "SELECT on_delete FROM pragma_foreign_key_list('t')"))
				.containsExactly("CASCADE");
			assertThat(query(connection, "SELECT seq FROM sqlite_sequence WHERE name = 't'")).containsExactly("1");
		}
	}

	private static void assertRefused(Connection connection, String sql, String why) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(connection, (op) -> op.execute(sql)))
			.withMessageContaining(why);
	}

}
