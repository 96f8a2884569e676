package io.github.dbmig.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.operation.Operations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a run must not commit, although every statement of it succeeds.
 */
class GateTests {

	private TestDatabase database;

	@BeforeEach
	void open(@TempDir Path folder) {
		this.database = TestDatabase.in(folder);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	private void migrate(Consumer<Operations> operations) {
		MigrationEngine engine = this.database.engine(TestRevision.of("a"), TestRevision.of("b", "a").up(operations));
		engine.stamp("a");
		engine.upgrade("head");
	}

	private void refused(Consumer<Operations> operations, String... words) {
		assertThatThrownBy(() -> migrate(operations)).hasMessageContainingAll(words);
		assertThat(this.database.version()).containsExactly("a");
	}

	private void committed(Consumer<Operations> operations) {
		migrate(operations);
		assertThat(this.database.version()).containsExactly("b");
	}

	@Test
	void aMismatchedKeyDoesNotHideTheOtherKeysOfItsTable() {
		this.database.execute("CREATE TABLE p(id INTEGER PRIMARY KEY)", "CREATE TABLE m(k)",
				"CREATE TABLE c(p_id REFERENCES p(id), mk REFERENCES m(k))", "INSERT INTO p VALUES (1)",
				"INSERT INTO c VALUES (1, NULL)");
		refused((op) -> op.execute("DELETE FROM p"), "It would break 1 reference that foreign keys make:",
				"table \"c\": the row with rowid 1 refers to a row of \"p\" that does not exist");
	}

	@Test
	void keysAreComparedAsSqliteComparesThem() {
		this.database.execute("CREATE TABLE p(id TEXT COLLATE NOCASE PRIMARY KEY)", "CREATE TABLE m(k)",
				"CREATE TABLE c(x REFERENCES p, n INTEGER REFERENCES p(id), mk REFERENCES m(k))",
				"INSERT INTO p VALUES ('A'), ('1'), ('02')", "INSERT INTO c VALUES ('a', 1, NULL)");
		refused((op) -> op.execute("INSERT INTO c VALUES ('A', 2, NULL)"), "It would break 1 reference",
				"table \"c\": the row with rowid 2 refers to a row of \"p\"");
	}

	@Test
	void anOldMismatchDoesNotCancelANewOne() {
		this.database.execute("CREATE TABLE m(k)", "CREATE TABLE n(k)", "CREATE UNIQUE INDEX n_k ON n(k)",
				"CREATE TABLE c(mk REFERENCES m(k), nk REFERENCES n(k))");
		refused((op) -> op.execute("CREATE UNIQUE INDEX m_k ON m(k)").execute("DROP INDEX n_k"),
				"table \"c\": foreign key mismatch - \"c\" referencing \"n\"");
	}

	@Test
	void anOldMismatchDoesNotBlock() {
		this.database.execute("CREATE TABLE p(id INTEGER PRIMARY KEY)", "CREATE TABLE m(k)",
				"CREATE TABLE c(p_id REFERENCES p, mk REFERENCES m(k), gone REFERENCES nowhere)",
				"INSERT INTO c VALUES (9, 1, 1)");
		committed((op) -> op.renameTable("m", "m2").execute("INSERT INTO p VALUES (1)"));
	}

	@Test
	void anOrphanOfATableWithoutRowidsIsKnownByItsPrimaryKey() {
		this.database.execute("CREATE TABLE p(id INTEGER PRIMARY KEY)",
				"CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES p(id)) WITHOUT ROWID", "INSERT INTO p VALUES (1)",
				"INSERT INTO c VALUES (1, 1), (2, 99)");
		refused((op) -> op.execute("DELETE FROM c WHERE id = 2").execute("DELETE FROM p"),
				"table \"c\": the row with primary key 1 refers to a row of \"p\" that does not exist");
	}

	@Test
	void anOldOrphanOfATableWithoutRowidsDoesNotBlock() {
		this.database.execute("CREATE TABLE p(id INTEGER PRIMARY KEY)",
				"CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES p(id)) WITHOUT ROWID",
				"INSERT INTO c VALUES (2, 99)");
		committed((op) -> op.execute("INSERT INTO p VALUES (1)"));
	}

	@Test
	void anIndexThatAKeyNeedsStays() {
		this.database.execute("CREATE TABLE m(k)", "CREATE UNIQUE INDEX m_k ON m(k)",
				"CREATE TABLE c(mk REFERENCES m(k))");
		refused((op) -> op.dropIndex("m_k"), "table \"c\": foreign key mismatch - \"c\" referencing \"m\"");
	}

	@Test
	void aNewTableRefersToUniqueColumns() {
		this.database.execute("CREATE TABLE m(k)");
		refused((op) -> op.createTable("c", (t) -> {
			t.column("mk", "INTEGER");
			t.foreignKey(null, (fk) -> fk.columns("mk").references("m", "k"));
		}), "table \"c\": foreign key mismatch - \"c\" referencing \"m\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "DELETE FROM p", "CREATE TABLE trigger(x)", "CREATE TEMP TABLE x(y)",
			"EXPLAIN CREATE TRIGGER x AFTER INSERT ON p BEGIN SELECT 1; END", "CREATE" })
	void createTriggerTakesNothingElse(String sql) {
		this.database.execute("CREATE TABLE p(id INTEGER PRIMARY KEY)");
		refused((op) -> op.createTrigger(sql),
				"createTrigger takes a CREATE TRIGGER statement, and this is another one.");
	}

	@Test
	void createTriggerTakesATriggerWithComments() {
		this.database.execute("CREATE TABLE p(id INTEGER PRIMARY KEY)");
		committed((op) -> op.createTrigger("-- why\ncreate /* so */ trigger x AFTER INSERT ON p BEGIN SELECT 1; END"));
	}

	@Test
	void aColumnThatATriggerOfAnotherTableUsesStays() {
		this.database.execute("CREATE TABLE t(a, b)", "CREATE TABLE u(x, y AS (x))",
				"CREATE TRIGGER u_t AFTER INSERT ON u BEGIN UPDATE t SET b = new.x; END");
		refused((op) -> op.alterTable("t", (t) -> t.dropColumn("b")),
				"The column \"b\" of \"t\" can't be dropped, because this depends on it:",
				"  - trigger \"u_t\" on \"u\"",
				"Drop or change what depends on it in steps before it, or let it go too: "
						+ "dropColumn(\"b\", drop -> drop.cascade()) in Java, DROP COLUMN \"b\" CASCADE in SQL.");
	}

	@Test
	void aTableThatAViewUsesStays() {
		this.database.execute("CREATE TABLE w(a)", "CREATE VIEW v AS SELECT a FROM w");
		refused((op) -> op.dropTable("w"), "  - reading view \"v\": no such table: main.w");
		refused((op) -> op.execute("DROP TABLE w"), "  - reading view \"v\": no such table: main.w");
	}

	@Test
	void aViewThatGoesWithItsTableBlocksNothing() {
		this.database.execute("CREATE TABLE w(a)", "CREATE VIEW v AS SELECT a FROM w");
		committed((op) -> op.dropTable("w").dropView("v"));
	}

	@Test
	void oldDamageBlocksNothing() {
		this.database.execute("CREATE TABLE w(a)", "CREATE VIEW v AS SELECT a FROM gone", "CREATE TABLE t(a)",
				"CREATE TABLE gone2(a)", "CREATE TRIGGER t_g AFTER UPDATE ON t BEGIN DELETE FROM gone2; END",
				"DROP TABLE gone2", "CREATE VIRTUAL TABLE f USING fts5(a)");
		committed((op) -> op.dropTable("w").execute("INSERT INTO t VALUES (1)"));
	}

	@Test
	void oldDamageHidesNoNewOneOfTheSameTable() {
		this.database.execute("CREATE TABLE w(a)", "CREATE TABLE t(a)",
				"CREATE TRIGGER t_w AFTER DELETE ON t BEGIN DELETE FROM w; END", "CREATE TABLE gone(a)",
				"CREATE TRIGGER t_g AFTER UPDATE ON t BEGIN DELETE FROM gone; END", "DROP TABLE gone");
		refused((op) -> op.dropTable("w"), "  - deleting from table \"t\": no such table: main.w");
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT", "UPDATE", "DELETE" })
	void aTableThatATriggerOfAViewUsesStays(String event) {
		this.database.execute("CREATE TABLE w(a)", "CREATE TABLE t(a)", "CREATE VIEW V AS SELECT a FROM t",
				"CREATE TRIGGER v_w INSTEAD OF " + event + " ON v BEGIN DELETE FROM w; END");
		String use = switch (event) {
			case "INSERT" -> "inserting into";
			case "UPDATE" -> "updating";
			default -> "deleting from";
		};
		refused((op) -> op.dropTable("w"), "It would break 1 use of views and tables, SQLite says:",
				"  - " + use + " view \"V\": no such table: main.w");
	}

	@Test
	void aViewMayCeaseToBeWritten() {
		this.database.execute("CREATE TABLE t(a)", "CREATE VIEW v AS SELECT a FROM t",
				"CREATE TRIGGER v_d INSTEAD OF DELETE ON v BEGIN SELECT 1; END",
				"CREATE TRIGGER v_i INSTEAD OF INSERT ON v BEGIN SELECT 1; END");
		committed((op) -> op.dropTrigger("v_d"));
	}

	@Test
	void aViewThatATriggerWritesStaysSo() {
		this.database.execute("CREATE TABLE t(a)", "CREATE VIEW v AS SELECT a FROM t",
				"CREATE TRIGGER v_d INSTEAD OF DELETE ON v BEGIN SELECT 1; END",
				"CREATE TRIGGER t_v AFTER DELETE ON t BEGIN DELETE FROM v; END");
		refused((op) -> op.dropTrigger("v_d"), "  - deleting from table \"t\": cannot modify v because it is a view");
	}

	@Test
	void anOldBrokenTriggerOfAViewBlocksNothing() {
		this.database.execute("CREATE TABLE w(a)", "CREATE TABLE gone(a)", "CREATE VIEW v AS SELECT 1 AS a",
				"CREATE TRIGGER v_g INSTEAD OF UPDATE ON v BEGIN DELETE FROM gone; END", "DROP TABLE gone",
				"CREATE TABLE x(a)", "CREATE VIEW y AS SELECT a FROM x",
				"CREATE TRIGGER y_x INSTEAD OF UPDATE ON y BEGIN SELECT new.a; END", "DROP TABLE x");
		committed((op) -> op.dropTable("w"));
	}

	@Test
	void aTableThatATemporaryTriggerUsesStays() throws SQLException {
		try (Connection connection = this.database.pool().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE w(a)");
			statement.execute("CREATE TABLE t(a)");
			statement.execute("CREATE TEMP TRIGGER t_w AFTER DELETE ON main.t BEGIN DELETE FROM w; END");
		}
		refused((op) -> op.dropTable("w"), "  - deleting from table \"t\": no such table: w");
	}

}
