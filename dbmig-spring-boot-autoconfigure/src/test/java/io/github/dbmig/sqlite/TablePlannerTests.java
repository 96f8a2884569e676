package io.github.dbmig.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.dbmig.operation.AlterTableSpec;
import io.github.dbmig.operation.AlteredColumnSpec;
import io.github.dbmig.operation.AddedColumnSpec;
import io.github.dbmig.operation.DroppedColumnSpec;
import io.github.dbmig.operation.OperationRecorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How changes are planned, and why so. The plans stand in files beside this class: what
 * is said of one, then its steps.
 */
class TablePlannerTests {

	private static final Map<String, Consumer<AlterTableSpec>> CHANGES = changes();

	@TempDir
	Path folder;

	private Connection connection;

	private static Map<String, Consumer<AlterTableSpec>> changes() {
		Map<String, Consumer<AlterTableSpec>> changes = new LinkedHashMap<>();
		changes.put("add-column", (t) -> t.addColumn("d", "TEXT", (c) -> c.defaultValue("'new'")));
		changes.put("add-column-with-expression",
				(t) -> t.addColumn("d", "TEXT", (c) -> c.defaultValue("datetime('now')")));
		changes.put("add-column-first", (t) -> t.addColumn("d", "INTEGER", AddedColumnSpec::first));
		changes.put("set-not-null", (t) -> t.alterColumn("b", AlteredColumnSpec::notNull));
		changes.put("set-not-null-with-backfill", (t) -> t.alterColumn("c", (c) -> c.notNull().backfill("'?'")));
		changes.put("add-unique", (t) -> t.addUnique("uq", "b"));
		changes.put("two-changes", (t) -> t.alterColumn("b", (c) -> c.type("BIGINT")).dropUnique("a"));
		changes.put("rename-and-convert",
				(t) -> t.renameColumn("b", "n").alterColumn("n", (c) -> c.convert("\"n\" * 2")));
		changes.put("drop-column-with-cascade", (t) -> t.dropColumn("c", DroppedColumnSpec::cascade));
		changes.put("add-check", (t) -> t.addCheck("ck2", "b < 100"));
		changes.put("add-check-that-is-unknown", (t) -> t.addCheck("ck2", "c <> 'q'"));
		changes.put("drop-check", (t) -> t.dropConstraint("ck"));
		changes.put("the-same-type", (t) -> t.alterColumn("a", (c) -> c.type("TEXT")));
		return changes;
	}

	static Stream<String> names() {
		return CHANGES.keySet().stream();
	}

	@BeforeEach
	void open() throws SQLException {
		this.connection = DriverManager.getConnection("jdbc:sqlite:" + this.folder.resolve("data.db"));
		sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b INTEGER, c TEXT, CONSTRAINT ck CHECK (b > 0))",
				"CREATE INDEX ix ON t (c)", "INSERT INTO t VALUES (1, 'x', 1, NULL), (2, 'y', 2, 'z')");
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
	}

	private void sql(String... statements) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private TablePlan plan(Consumer<AlterTableSpec> changes) {
		Sql sql = new Sql(this.connection);
		TablePlanning planning = new TablePlanning(sql, new DependantPolicy(sql, (connection) -> {
		}));
		return planning.ahead(OperationRecorder.record((op) -> op.alterTable("t", changes))).orElseThrow();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("names")
	void aPlanSaysHowAndWhy(String name) throws IOException {
		TablePlan plan = plan(CHANGES.get(name));
		StringBuilder text = new StringBuilder(plan.describe()).append('\n');
		plan.steps().forEach((step) -> text.append(step).append('\n'));
		try (InputStream expected = TablePlannerTests.class.getResourceAsStream("plans/" + name + ".txt")) {
			assertThat(text.toString()).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	@Test
	void aPlanReadsOnly() throws SQLException {
		sql("PRAGMA query_only=ON");
		CHANGES.values().forEach((changes) -> assertThat(plan(changes)).isNotNull());
	}

	/** What is legal depends on the rows. */
	@Test
	void aTableWithoutRowsNeedsNoRebuildForAnExpression() throws SQLException {
		sql("DELETE FROM t");
		assertThat(plan(CHANGES.get("add-column-with-expression")).rebuild()).isNull();
		assertThat(plan((t) -> t.addColumn("d", "TEXT", AddedColumnSpec::notNull)).rebuild()).isNull();
	}

	@Test
	void aTriggerThatAnUpdateWouldFireMakesABackfillARebuild() throws SQLException {
		sql("CREATE TRIGGER tr AFTER UPDATE ON t BEGIN DELETE FROM t; END");
		assertThat(plan(CHANGES.get("set-not-null-with-backfill")).describe())
			.isEqualTo("rebuild of \"t\", because an UPDATE for the backfill would fire triggers");
	}

	/** SQLite 3.53.4 would write NOT NULL over it. */
	@Test
	void aKeyThatIsNotDeferrableStaysSo() throws SQLException {
		sql("CREATE TABLE child (t_id INTEGER REFERENCES t NOT DEFERRABLE)");
		Sql sql = new Sql(this.connection);
		TablePlan plan = new TablePlanning(sql, new DependantPolicy(sql, (connection) -> {
		})).ahead(OperationRecorder
			.record((op) -> op.alterTable("child", (t) -> t.alterColumn("t_id", AlteredColumnSpec::notNull))))
			.orElseThrow();
		assertThat(plan.describe())
			.isEqualTo("rebuild of \"child\", because SQLite takes the NOT of NOT DEFERRABLE for that of NOT NULL");
		assertThat(plan.after().sql())
			.isEqualTo("CREATE TABLE child (t_id INTEGER NOT NULL REFERENCES t NOT DEFERRABLE)");
	}

	@Test
	void onlyWhatTouchesKeysNeedsTheForeignKeysChecked() throws SQLException {
		sql("CREATE TABLE child (t_id REFERENCES t, t_a REFERENCES t(a))");
		assertThat(plan((t) -> t.alterColumn("b", (c) -> c.type("TEXT").convert("b"))).touchesKeys()).isFalse();
		assertThat(plan((t) -> t.alterColumn("c", (c) -> c.defaultValue("1"))).touchesKeys()).isFalse();
		assertThat(plan((t) -> t.renameColumn("a", "aa")).touchesKeys()).isFalse();
		assertThat(plan((t) -> t.alterColumn("a", (c) -> c.convert("a || 'x'"))).touchesKeys()).isTrue();
		assertThat(plan((t) -> t.alterColumn("a", (c) -> c.collate("NOCASE"))).touchesKeys()).isTrue();
		assertThat(plan((t) -> t.addForeignKey(null, (fk) -> fk.columns("b").references("t"))).touchesKeys()).isTrue();
	}

	@Test
	void adjacentOperationsOnATableAreOneGroup() {
		assertThat(TableGroups.of(OperationRecorder.record((op) -> op.alterTable("t", (t) -> t.addUnique(null, "b"))
			.rebuildTable("T")
			.alterTable("\u00dc", (t) -> t.dropColumn("x"))
			.alterTable("\u00fc", (t) -> t.dropColumn("x"))
			.dropIndex("ix")
			.alterTable("t", (t) -> t.dropColumn("x")))).stream().map(List::size)).containsExactly(2, 1, 1, 1, 1);
	}

}
