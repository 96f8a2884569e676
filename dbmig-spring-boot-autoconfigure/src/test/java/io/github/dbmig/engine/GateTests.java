package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.function.Consumer;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.operation.Operations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

}
