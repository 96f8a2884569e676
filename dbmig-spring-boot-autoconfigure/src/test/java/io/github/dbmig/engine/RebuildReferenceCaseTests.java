package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.operation.Operations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acceptance cases S23 to S29: a rebuild never touches those who refer to the table.
 */
class RebuildReferenceCaseTests {

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
	 * Ways to change the table that need a copy of it, some with more than one reason.
	 */
	private static Stream<Consumer<Operations>> rebuilds() {
		return Stream.of((op) -> op.rebuildTable("t"),
				(op) -> op.alterTable("t", (t) -> t.alterColumn("b", (c) -> c.notNull().defaultValue("7"))),
				(op) -> op.alterTable("t", (t) -> t.addUnique("uq", "b")),
				(op) -> op.alterTable("t",
						(t) -> t.dropConstraint("uq")
							.renameColumn("b", "b2")
							.addColumn("first", "TEXT", (c) -> c.first())));
	}

	private void staysThroughRebuilds(String query, String... rows) {
		rebuilds().forEach((rebuild) -> {
			this.database.migrate(rebuild);
			assertThat(this.database.query(query)).containsExactly(rows);
		});
	}

	private void holdsChild(String reference) {
		this.database.holdsTable()
			.holds("CREATE TABLE c(id INTEGER PRIMARY KEY, t_id INTEGER " + reference + ")", "CREATE TABLE log(line)",
					"CREATE TRIGGER gone AFTER DELETE ON c BEGIN INSERT INTO log VALUES (old.id); END",
					"INSERT INTO c VALUES (1, 1), (2, 2)");
	}

	@Test
	void s23_aRebuildUnderCascadeKeepsTheChildren() {
		holdsChild("REFERENCES t(id) ON DELETE CASCADE ON UPDATE CASCADE");
		staysThroughRebuilds("SELECT * FROM c ORDER BY id", "1|1", "2|2");
		this.database.write("DELETE FROM t WHERE id = 1");
		assertThat(this.database.query("SELECT * FROM c")).containsExactly("2|2");
	}

	@Test
	void s24_aRebuildUnderSetNullKeepsTheValues() {
		holdsChild("REFERENCES t ON DELETE SET NULL");
		staysThroughRebuilds("SELECT * FROM c ORDER BY id", "1|1", "2|2");
		this.database.write("DELETE FROM t WHERE id = 1");
		assertThat(this.database.query("SELECT ifnull(t_id, '-') FROM c ORDER BY id")).containsExactly("-", "2");
	}

	@ParameterizedTest
	@CsvSource({ "REFERENCES t(id)", "REFERENCES t ON DELETE RESTRICT",
			"REFERENCES t(id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED" })
	void s25_aRebuildUnderNoActionSucceeds(String reference) {
		holdsChild(reference);
		staysThroughRebuilds("SELECT * FROM c ORDER BY id", "1|1", "2|2");
		this.database.refusesRow("DELETE FROM t WHERE id = 1", "FOREIGN KEY constraint failed");
	}

	@Test
	void s26_aTableThatRefersToItselfStillDoes() {
		this.database.holds(
				"CREATE TABLE t(id INTEGER PRIMARY KEY, b INTEGER, parent_id INTEGER REFERENCES t(id) ON DELETE CASCADE)",
				"INSERT INTO t VALUES (1, 1, NULL), (2, 2, 1), (3, 3, 2)");
		staysThroughRebuilds("SELECT id || ' ' || ifnull(parent_id, '-') FROM t ORDER BY id", "1 -", "2 1", "3 2");
		assertThat(this.database.foreignKeys("t")).containsExactly("parent_id t id NO ACTION CASCADE");
		this.database.refusesRow("INSERT INTO t(id, parent_id) VALUES (4, 9)", "FOREIGN KEY constraint failed");
		this.database.write("DELETE FROM t WHERE id = 2");
		assertThat(this.database.query("SELECT id FROM t")).containsExactly("1");
	}

	@Test
	void s27_tablesThatReferToEachOtherAreRebuiltInOneRevision() {
		this.database.holds(
				"CREATE TABLE hen(id INTEGER PRIMARY KEY, egg_id INTEGER REFERENCES egg(id) ON DELETE CASCADE, note TEXT)",
				"CREATE TABLE egg(id INTEGER PRIMARY KEY, hen_id INTEGER REFERENCES hen ON DELETE SET NULL, note TEXT)",
				"INSERT INTO hen VALUES (1, 1, 'h')", "INSERT INTO egg VALUES (1, 1, 'e'), (2, 1, 'f')");
		this.database
			.migrate((op) -> op.alterTable("hen", (t) -> t.alterColumn("note", (c) -> c.notNull().defaultValue("'-'")))
				.alterTable("egg", (t) -> t.alterColumn("note", (c) -> c.notNull().defaultValue("'-'")))
				.rebuildTable("hen"));
		assertThat(this.database.query("SELECT * FROM hen")).containsExactly("1|1|h");
		assertThat(this.database.query("SELECT * FROM egg ORDER BY id")).containsExactly("1|1|e", "2|1|f");
		assertThat(this.database.foreignKeys("hen")).containsExactly("egg_id egg id NO ACTION CASCADE");
		assertThat(this.database.foreignKeys("egg")).containsExactly("hen_id hen - NO ACTION SET NULL");
	}

	@Test
	void s26_aTableMayReferToAColumnThatItGetsInTheSameChange() {
		this.database.holdsTable();
		this.database
			.migrate((op) -> op.alterTable("t", (t) -> t.addColumn("code", "INTEGER", (c) -> c.unique().backfill("id"))
				.addForeignKey(null, (fk) -> fk.columns("b").references("t", "code"))));
		assertThat(this.database.foreignKeys("t")).containsExactly("b t code NO ACTION NO ACTION");
		MigrationException refusal = this.database.refused(
				(op) -> op.alterTable("t", (t) -> t.addColumn("other", "INTEGER", (c) -> c.unique().backfill("id + 1"))
					.addForeignKey(null, (fk) -> fk.columns("b").references("t", "other"))));
		assertThat(refusal)
			.hasMessageContaining("table \"t\": the row with rowid 1 refers to a row of \"t\" that does not exist");
	}

	@Test
	void s28_aRowThatLosesItsParentStopsTheRun() {
		holdsChild("REFERENCES t(id) ON DELETE CASCADE");
		MigrationException refusal = this.database
			.refused((op) -> op.rebuildTable("t").execute("DELETE FROM t WHERE id = 1"));
		assertThat(refusal).hasMessageContainingAll("1 reference", "table \"c\"", "rowid 1", "\"t\"");
	}

	@Test
	void s28_rowsThatANewKeyWouldRefuseStopTheRun() {
		this.database.holdsTable().holds("CREATE TABLE p(id INTEGER PRIMARY KEY)", "INSERT INTO p VALUES (1)");
		MigrationException refusal = this.database.refused((op) -> op.alterTable("t",
				(t) -> t.addForeignKey("fk_t_p", (fk) -> fk.columns("b").references("p", "id"))));
		assertThat(refusal).hasMessageContainingAll("\"t\"", "\"p\"", "\"b\"")
			.message()
			.matches("(?s).*\\b1 row\\b.*\\b2\\b.*");
	}

	@Test
	void s29_foreignKeysAreOnAgainAfterSuccessAndFailure() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.rebuildTable("t"));
		assertThat(this.database.database().connectionState()).containsEntry("foreign_keys", List.of("1"))
			.containsEntry("legacy_alter_table", List.of("0"))
			.containsEntry("writable_schema", List.of("0"));
		this.database.refused((op) -> op.rebuildTable("t").execute("NONSENSE"));
		assertThat(this.database.database().connectionState()).containsEntry("foreign_keys", List.of("1"))
			.containsEntry("legacy_alter_table", List.of("0"))
			.containsEntry("writable_schema", List.of("0"));
	}

	@Test
	void s29_foreignKeysStayOffWhereTheApplicationHasThemOff() {
		this.database.holdsTable();
		this.database.database().pool().addDataSourceProperty("foreign_keys", "false");
		MigrationEngine engine = this.database.database()
			.engine(TestRevision.of("a"), TestRevision.of("b", "a").up((op) -> op.rebuildTable("t")));
		engine.stamp("a");
		engine.upgrade("head");
		assertThat(this.database.database().connectionState()).containsEntry("foreign_keys", List.of("0"));
	}

}
