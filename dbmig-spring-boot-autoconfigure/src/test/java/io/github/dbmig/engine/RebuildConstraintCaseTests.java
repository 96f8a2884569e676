package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.dbmig.MigrationException;
import io.github.dbmig.operation.AlterTableSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acceptance cases S11 to S22: constraints come, go and stay. S19 is not applicable, see
 * {@link RebuildCaseTests}.
 */
class RebuildConstraintCaseTests {

	private CaseDatabase database;

	@BeforeEach
	void open(@TempDir Path folder) {
		this.database = CaseDatabase.in(folder);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	private void alter(Consumer<AlterTableSpec> changes) {
		this.database.migrate((op) -> op.alterTable("t", changes));
	}

	private MigrationException refused(Consumer<AlterTableSpec> changes) {
		return this.database.refused((op) -> op.alterTable("t", changes));
	}

	@Test
	void s11_aKeyThatIsDroppedAndAddedPlainIsNoKey() {
		this.database.holdsTable();
		alter((t) -> t.dropColumn("id").addColumn("id", "INTEGER"));
		assertThat(this.database.columns("t")).containsExactly("a", "b", "id");
		assertThat(this.database.primaryKey("t")).isEmpty();
		// It is a new column, whatever it is called
		assertThat(this.database.query("SELECT a FROM t WHERE id IS NULL ORDER BY a")).containsExactly("x", "y");
	}

	@Test
	void s11_aKeyThatIsDroppedAndAddedAsKeyIsOne() {
		this.database.holdsTable();
		alter((t) -> t.dropColumn("id").addColumn("id", "INTEGER", (c) -> c.primaryKey()));
		assertThat(this.database.primaryKey("t")).containsExactly("id");
		assertThat(this.database.query("SELECT DISTINCT id FROM t WHERE id IS NOT NULL")).hasSize(2);
	}

	@Test
	void s11_aKeyThatIsDroppedAndAddedPlainCanBecomeOne() {
		this.database.holdsTable();
		alter((t) -> t.dropColumn("id")
			.addColumn("id", "INTEGER", (c) -> c.backfill("b * 10"))
			.addPrimaryKey("pk_t", "id"));
		assertThat(this.database.primaryKey("t")).containsExactly("id");
		assertThat(this.database.query("SELECT * FROM t ORDER BY id")).containsExactly("x|1|10", "y|2|20");
	}

	@Test
	void s11_theKeyGoesWithoutItsColumn() {
		this.database.holdsTable();
		alter((t) -> t.dropPrimaryKey());
		assertThat(this.database.primaryKey("t")).isEmpty();
		assertThat(this.database.query("SELECT * FROM t ORDER BY id")).containsExactly("1|x|1", "2|y|2");
		this.database.write("INSERT INTO t VALUES (1, 'again', 3)");
	}

	@Test
	void s12_aTableGetsACompositeKeyWithAName() {
		this.database.holds("CREATE TABLE t(a TEXT, b INTEGER, c TEXT)",
				"INSERT INTO t VALUES ('x', 1, 'c'), ('x', 2, 'c')");
		alter((t) -> t.addPrimaryKey("newpk", "a", "b"));
		assertThat(this.database.primaryKey("t")).containsExactly("a", "b");
		assertThat(this.database.sql("t")).matches("(?s).*CONSTRAINT [\"`\\[]?newpk[\"`\\]]? PRIMARY KEY.*");
		this.database.refusesRow("INSERT INTO t VALUES ('x', 1, 'd')", "UNIQUE constraint failed: t.a, t.b");
	}

	@Test
	void s12_rowsThatShareTheirKeyAreCounted() {
		this.database.holds("CREATE TABLE t(a TEXT, b INTEGER, c TEXT)",
				"INSERT INTO t(rowid, a, b, c) VALUES (31, 'secret', 1, 'c'), (32, 'secret', 1, 'd'), (33, 'y', 1, 'e')");
		assertThat(refused((t) -> t.addPrimaryKey("newpk", "a", "b")))
			.hasMessageContainingAll("\"t\"", "2 rows", "31", "32")
			.message()
			.doesNotContain("secret", "33");
	}

	@Test
	void s13_aCompositeKeyKeepsItsOrder() {
		this.database.holds("CREATE TABLE t(a TEXT, b INTEGER, c TEXT, PRIMARY KEY (c, a))",
				"INSERT INTO t VALUES ('x', 1, 'c'), ('y', 2, 'c')");
		this.database.rebuild("t", "b");
		assertThat(this.database.primaryKey("t")).containsExactly("c", "a");
	}

	@Test
	void s13_aNewCompositeKeyHasTheOrderThatIsSaid() {
		this.database.holds("CREATE TABLE t(a TEXT, b INTEGER, c TEXT)", "INSERT INTO t VALUES ('x', 1, 'c')");
		alter((t) -> t.addPrimaryKey(null, "c", "a"));
		assertThat(this.database.primaryKey("t")).containsExactly("c", "a");
	}

	@Test
	void s14_aUniqueConstraintComesAndGoesByName() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.addUnique("newuk", "a")),
				(op) -> op.alterTable("t", (t) -> t.dropConstraint("newuk")));
		assertThat(this.database.indexes("t")).containsExactly("u a");
		this.database.refusesRow("INSERT INTO t VALUES (3, 'x', 3)", "UNIQUE constraint failed: t.a");
		this.database.downgrade();
		assertThat(this.database.indexes("t")).isEmpty();
		assertThat(this.database.sql("t")).isEqualTo("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER)");
	}

	@Test
	void s14_aNameThatNoConstraintHasIsTold() {
		this.database.holdsTable();
		assertThat(refused((t) -> t.dropConstraint("nowhere"))).hasMessageContainingAll("t", "constraint", "nowhere");
	}

	@Test
	void s15_aCheckComesAndGoesByName() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.addCheck("ck_b", "b > 0")),
				(op) -> op.alterTable("t", (t) -> t.dropConstraint("ck_b")));
		this.database.refusesRow("INSERT INTO t VALUES (3, 'z', 0)", "CHECK constraint failed: ck_b");
		// As SQLite has it, what is neither true nor false is accepted
		this.database.write("INSERT INTO t VALUES (4, 'z', NULL)", "DELETE FROM t WHERE id = 4");
		this.database.downgrade();
		assertThat(this.database.sql("t")).isEqualTo("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER)");
		this.database.write("INSERT INTO t VALUES (3, 'z', 0)");
	}

	@Test
	void s15_rowsForWhichTheCheckIsNullStay() {
		this.database.holdsTable().holds("INSERT INTO t VALUES (3, 'z', NULL)");
		alter((t) -> t.addCheck("ck_b", "b > 0"));
		assertThat(this.database.query("SELECT id FROM t WHERE b IS NULL")).containsExactly("3");
	}

	@Test
	void s15_rowsThatTheCheckRefusesAreCounted() {
		this.database.holdsTable().holds("INSERT INTO t VALUES (41, 'secret', -1), (42, 'secret', -2)");
		assertThat(refused((t) -> t.addCheck("ck_b", "b > 0")))
			.hasMessageContainingAll("t", "ck_b", "2 rows", "41", "42")
			.message()
			.doesNotContain("secret");
	}

	@Test
	void s16_unnamedChecksSurviveTheChangeOfSomethingElse() {
		this.database.holds(
				"CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT CHECK (length(a) > 0), b INTEGER, CHECK (b > 0))",
				"INSERT INTO t VALUES (1, 'x', 1), (2, 'y', 2)");
		this.database.rebuild("t", "a");
		alter((t) -> t.addUnique(null, "a"));
		assertThat(this.database.sql("t")).contains("CHECK (length(a) > 0)", "CHECK (b > 0)");
		this.database.refusesRow("INSERT INTO t VALUES (3, '', 3)", "CHECK constraint failed: length(a) > 0");
		this.database.refusesRow("INSERT INTO t VALUES (3, 'z', 0)", "CHECK constraint failed: b > 0");
	}

	@Test
	void s17_aCheckIsKeptByteForByte() {
		String check = "CHECK (a <> ')' -- not ) this\n\tAND a <> 'it''s (' /* nor ) that */ AND\r\n  \"b\" IN (1,2 , 3))";
		this.database.holds("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER, " + check + ")",
				"INSERT INTO t VALUES (1, 'x', 1), (2, 'y', 2)");
		this.database.rebuild("t", "b");
		alter((t) -> t.addUnique("uq", "a"));
		assertThat(this.database.sql("t")).contains(check);
		this.database.refusesRow("INSERT INTO t VALUES (3, ')', 3)", "CHECK constraint failed");
	}

	private void holdsUnnamedConstraints() {
		this.database.holds("CREATE TABLE p(id INTEGER PRIMARY KEY)", "CREATE TABLE q(id INTEGER PRIMARY KEY)",
				"CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT UNIQUE, b INTEGER CHECK (b>0), p_id REFERENCES p, "
						+ "q_id INTEGER, UNIQUE (a, b), CHECK (b < 100), FOREIGN KEY (q_id) REFERENCES q(id), "
						+ "FOREIGN KEY (q_id) REFERENCES p(id))",
				"INSERT INTO p VALUES (1)", "INSERT INTO q VALUES (1)", "INSERT INTO t VALUES (1, 'x', 1, 1, 1)");
	}

	static Stream<Arguments> unnamed() {
		return Stream.of(unnamed((t) -> t.dropUnique("a"), "a TEXT UNIQUE,"),
				unnamed((t) -> t.dropUnique("a", "b"), "UNIQUE (a, b)"),
				unnamed((t) -> t.dropUnique("A", "B"), "UNIQUE (a, b)"),
				unnamed((t) -> t.dropCheck("b > 0"), "CHECK (b>0)"),
				unnamed((t) -> t.dropCheck("\"b\"<100"), "CHECK (b < 100)"),
				unnamed((t) -> t.dropForeignKey("p_id"), "p_id REFERENCES p,"),
				unnamed((t) -> t.dropForeignKey((fk) -> fk.columns("p_id").references("p")), "p_id REFERENCES p,"),
				unnamed((t) -> t.dropForeignKey((fk) -> fk.columns("q_id").references("q")), "REFERENCES q(id)"),
				unnamed((t) -> t.dropForeignKey((fk) -> fk.columns("q_id").references("p")), "REFERENCES p(id)"));
	}

	private static Arguments unnamed(Consumer<AlterTableSpec> change, String text) {
		return Arguments.of(text, change);
	}

	@ParameterizedTest(name = "{index} {0}")
	@MethodSource("unnamed")
	void s18_anUnnamedConstraintGoesByWhatItIs(String text, Consumer<AlterTableSpec> change) {
		holdsUnnamedConstraints();
		int constraints = constraints();
		assertThat(this.database.sql("t")).contains(text);
		alter(change);
		assertThat(this.database.sql("t")).doesNotContain(text);
		assertThat(constraints()).isEqualTo(constraints - 1);
		assertThat(this.database.query("SELECT * FROM t")).containsExactly("1|x|1|1|1");
	}

	private int constraints() {
		return this.database.sql("t").split("UNIQUE|CHECK|REFERENCES", -1).length - 1;
	}

	@Test
	void s18_theLastOfThemGoesToo() {
		holdsUnnamedConstraints();
		alter((t) -> t.dropUnique("a")
			.dropUnique("a", "b")
			.dropCheck("b > 0")
			.dropCheck("b < 100")
			.dropForeignKey("p_id")
			.dropForeignKey((fk) -> fk.columns("q_id").references("q"))
			.dropForeignKey("q_id"));
		assertThat(this.database.copies().values()).containsExactly(1);
		assertThat(constraints()).isZero();
		assertThat(this.database.foreignKeys("t")).isEmpty();
		assertThat(this.database.indexes("t")).isEmpty();
		this.database.write("INSERT INTO t VALUES (2, 'x', 1, 7, 7), (3, 'x', -1, 7, 7), (4, 'x', 100, 7, 7)");
	}

	static Stream<Arguments> unknown() {
		return Stream.of(unnamed((t) -> t.dropUnique("b"), "b"), unnamed((t) -> t.dropUnique("b", "a", "id"), "id"),
				unnamed((t) -> t.dropCheck("b > 1"), "b > 1"), unnamed((t) -> t.dropForeignKey("a"), "a"),
				unnamed((t) -> t.dropForeignKey((fk) -> fk.columns("p_id").references("q")), "q"),
				// Two of them would go
				unnamed((t) -> t.dropForeignKey("q_id"), "q_id"));
	}

	@ParameterizedTest(name = "{index} {0}")
	@MethodSource("unknown")
	void s18_whatIsThereNotOrTwiceIsRefused(String text, Consumer<AlterTableSpec> change) {
		holdsUnnamedConstraints();
		assertThat(refused(change)).hasMessageContainingAll("t", text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "p_id INTEGER, FOREIGN KEY (p_id) REFERENCES p(id) ",
			"p_id INTEGER CONSTRAINT fk REFERENCES p(id) " })
	void s20_s21_aForeignKeySurvivesWithAllItSays(String key) {
		String actions = "ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED";
		this.database.holds("CREATE TABLE p(id INTEGER PRIMARY KEY)",
				"CREATE TABLE t(id INTEGER PRIMARY KEY, b INTEGER, " + key + actions + ")",
				"INSERT INTO p VALUES (1), (2)", "INSERT INTO t VALUES (1, 1, 1), (2, 2, 2)");
		this.database.rebuild("t", "b");
		alter((t) -> t.addUnique(null, "b"));
		assertThat(this.database.sql("t")).contains(key + actions);
		assertThat(this.database.foreignKeys("t")).containsExactly("p_id p id CASCADE SET NULL");
		this.database.write("DELETE FROM p WHERE id = 1", "UPDATE p SET id = 7");
		assertThat(this.database.query("SELECT id || ' ' || ifnull(p_id, '-') FROM t")).containsExactly("1 -", "2 7");
		this.database.refusesRow("INSERT INTO t VALUES (3, 3, 3)", "FOREIGN KEY constraint failed");
	}

	@Test
	void s22_aReferenceToThePrimaryKeySurvivesAsSuch() {
		this.database.holds("CREATE TABLE p(id INTEGER PRIMARY KEY)",
				"CREATE TABLE t(id INTEGER PRIMARY KEY, b INTEGER, p_id REFERENCES p, q_id, FOREIGN KEY (q_id) REFERENCES p)",
				"INSERT INTO p VALUES (1)", "INSERT INTO t VALUES (1, 1, 1, 1)");
		this.database.rebuild("t", "b");
		alter((t) -> t.addUnique(null, "b"));
		assertThat(this.database.foreignKeys("t")).containsExactlyInAnyOrder("p_id p - NO ACTION NO ACTION",
				"q_id p - NO ACTION NO ACTION");
	}

}
