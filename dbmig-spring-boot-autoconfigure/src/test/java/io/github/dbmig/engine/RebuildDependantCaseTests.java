package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.dbmig.operation.AlterTableSpec;
import io.github.dbmig.operation.DroppedColumnSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acceptance cases S44 and S45: a column that others depend on goes with them or not at
 * all.
 */
class RebuildDependantCaseTests {

	private CaseDatabase database;

	@BeforeEach
	void open(@TempDir Path folder) {
		this.database = CaseDatabase.in(folder);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	/**
	 * Columns that more than the column itself depends on.
	 */
	static Stream<Arguments> dependants() {
		return Stream.of(dependant("the unnamed UNIQUE", "", "UNIQUE (a, b)", "(\"a\", \"b\")"),
				dependant("a named UNIQUE", "", "CONSTRAINT uq_ab UNIQUE (a, b)", "uq_ab"),
				dependant("an index", "CREATE INDEX ix ON t(b, a)", "", "index \"ix\""),
				dependant("its own index", "CREATE UNIQUE INDEX ix ON t(a)", "", "index \"ix\""),
				dependant("a partial index", "CREATE INDEX ix ON t(b) WHERE a IS NOT NULL", "", "index \"ix\""),
				dependant("an index on an expression", "CREATE INDEX ix ON t(b, lower(a))", "", "index \"ix\""),
				dependant("a named CHECK", "", "CONSTRAINT ck CHECK (length(a) > b)", "ck"),
				dependant("an unnamed CHECK", "", "CHECK (length(a) > b)", "length(a) > b"),
				dependant("a trigger", "CREATE TRIGGER tr AFTER UPDATE OF a ON t BEGIN SELECT 1; END", "",
						"trigger \"tr\""),
				dependant("a trigger's body", "CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT new.a; END", "",
						"trigger \"tr\""),
				dependant("a generated column", "", "g TEXT AS (a || b)", "\"g\""));
	}

	private static Arguments dependant(String name, String object, String constraint, String told) {
		return Arguments.of(name, object, constraint, told);
	}

	private void holdsDependant(String object, String constraint) {
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, b INTEGER, a TEXT"
				+ (constraint.isEmpty() ? "" : ", " + constraint) + ")");
		if (!object.isEmpty()) {
			this.database.holds(object);
		}
		this.database.holds("INSERT INTO t(id, b, a) VALUES (1, 0, 'x'), (2, 0, 'y')");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("dependants")
	void s44_s45_aColumnThatOthersDependOnStays(String name, String object, String constraint, String told) {
		holdsDependant(object, constraint);
		assertThat(this.database.refused((op) -> op.alterTable("t", (t) -> t.dropColumn("a"))))
			.hasMessageContainingAll("\"t\"", "\"a\"", told, "cascade");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("dependants")
	void s44_s45_cascadeDropsThem(String name, String object, String constraint, String told) {
		holdsDependant(object, constraint);
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.dropColumn("a", DroppedColumnSpec::cascade)));
		assertThat(this.database.texts()).containsOnlyKeys("table t");
		assertThat(this.database.sql("t")).isEqualTo("CREATE TABLE t(id INTEGER PRIMARY KEY, b INTEGER)");
		assertThat(this.database.query("SELECT * FROM t ORDER BY id")).containsExactly("1|0", "2|0");
	}

	@Test
	void s44_allThatDependsIsListedAtOnce() {
		this.database.holds(
				"CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c INTEGER, UNIQUE (a, b), "
						+ "CONSTRAINT ck CHECK (a <> b))",
				"CREATE INDEX ix1 ON t(a, c)", "CREATE INDEX ix2 ON t(c) WHERE a > 'x'",
				"CREATE VIEW v AS SELECT a FROM t",
				"CREATE TABLE child(t_a TEXT, t_b INTEGER, " + "FOREIGN KEY (t_a, t_b) REFERENCES t(a, b))");
		assertThat(this.database.refused((op) -> op.alterTable("t", (t) -> t.dropColumn("a")))).hasMessageContainingAll(
				"\"t\"", "\"a\"", "(\"a\", \"b\")", "ck", "index \"ix1\"", "index \"ix2\"", "view \"v\"", "child",
				"cascade");
	}

	static Stream<Arguments> scripts() {
		return Stream.of(script((t) -> t.dropUnique("a", "b").dropColumn("a"), "UNIQUE (a, b)"),
				script((t) -> t.dropConstraint("uq").dropColumn("a"), "CONSTRAINT uq UNIQUE (a, b)"),
				script((t) -> t.dropConstraint("ck").dropColumn("a"), "CONSTRAINT ck CHECK (length(a) > b)"),
				script((t) -> t.dropCheck("length(a) > b").dropColumn("a"), "CHECK (length(a) > b)"),
				script((t) -> t.dropColumn("g").dropColumn("a"), "g TEXT AS (a || b)"));
	}

	private static Arguments script(Consumer<AlterTableSpec> changes, String constraint) {
		return Arguments.of(constraint, changes);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("scripts")
	void s44_s45_whatTheScriptDropsFirstIsNoObstacle(String constraint, Consumer<AlterTableSpec> changes) {
		holdsDependant("", constraint);
		this.database.migrate((op) -> op.alterTable("t", changes));
		assertThat(this.database.sql("t")).isEqualTo("CREATE TABLE t(id INTEGER PRIMARY KEY, b INTEGER)");
	}

	@Test
	void s44_anIndexThatTheScriptDropsFirstIsNoObstacle() {
		holdsDependant("CREATE INDEX ix ON t(b, a)", "");
		this.database.migrate((op) -> op.dropIndex("ix").alterTable("t", (t) -> t.dropColumn("a")));
		assertThat(this.database.columns("t")).containsExactly("id", "b");
	}

}
