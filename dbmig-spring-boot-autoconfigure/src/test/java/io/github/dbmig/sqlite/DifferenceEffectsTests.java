package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.compare.SchemaDifference.ColumnAspect;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Deferral;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DifferenceEffects}.
 */
class DifferenceEffectsTests {

	private Connection live;

	private Connection wanted;

	@BeforeEach
	void open() throws SQLException {
		this.live = DriverManager.getConnection("jdbc:sqlite::memory:");
		this.wanted = DriverManager.getConnection("jdbc:sqlite::memory:");
		run(this.live, "CREATE TABLE parent (id INTEGER PRIMARY KEY, code TEXT)",
				"INSERT INTO parent VALUES (1, 'a'), (2, 'b'), (3, NULL)",
				"CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER, name TEXT, about TEXT)", """
						WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
						INSERT INTO child SELECT i, i % 4, 'name' || (i / 2), CASE WHEN i <= 412 THEN 'x' END FROM n""",
				"UPDATE child SET parent_id = NULL WHERE id IN (5, 6, 7)", "CREATE TABLE empty (id INTEGER, n TEXT)");
	}

	@AfterEach
	void close() throws SQLException {
		this.live.close();
		this.wanted.close();
	}

	@Test
	void lossesAreCounted() throws SQLException {
		Table child = table(this.live, "child");
		assertThat(effect(new SchemaDifference.ColumnDropped("child", column(child, "about"))))
			.containsExactly("412 values that are not null are lost");
		assertThat(effect(new SchemaDifference.TableDropped(child))).containsExactly("1,200 rows are lost");
		assertThat(effect(new SchemaDifference.TableDropped(table(this.live, "empty")))).isEmpty();
	}

	@Test
	void rowsThatWouldBeRefusedAreCounted() throws SQLException {
		Table child = wanted("""
				CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent (id),
				  name TEXT UNIQUE, about TEXT, added TEXT NOT NULL, given TEXT NOT NULL DEFAULT '',
				  CHECK (id > 2))""");
		assertThat(effect(new SchemaDifference.ColumnChanged("child", column(table(this.live, "child"), "parent_id"),
				column(child, "parent_id"), EnumSet.of(ColumnAspect.NOT_NULL))))
			.containsExactly("3 of 1,200 rows have no \"parent_id\"");
		assertThat(effect(new SchemaDifference.ColumnAdded("child", column(child, "added"), "about", true)))
			.containsExactly("1,200 rows need a value");
		assertThat(effect(new SchemaDifference.ColumnAdded("child", column(child, "given"), "added", true))).isEmpty();
		assertThat(child.constraints())
			.map((constraint) -> String.join("", effect(new SchemaDifference.ConstraintAdded("child", constraint))))
			// The key, the reference, the name and the check: 300 rows refer to 0, and
			// all
			// names but those of the first and the last row are there twice
			.containsExactly("", "300 of 1,200 rows refer to nothing in \"parent\"",
					"1,198 of 1,200 rows share their values with others", "2 of 1,200 rows are refused by it");
	}

	@Test
	void uniqueIndexesAreCountedWithTheirConditions() throws SQLException {
		wanted("CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER, name TEXT, about TEXT)");
		run(this.wanted, "CREATE UNIQUE INDEX a ON child (name) WHERE id > 1197", "CREATE INDEX b ON child (name)",
				"CREATE UNIQUE INDEX c ON child (lower(name), id)");
		assertThat(SchemaReader.read(this.wanted).indexes())
			.map((index) -> effect(new SchemaDifference.IndexAdded(index)))
			.containsExactly(List.of("2 of 1,200 rows share their values with others"), List.of(), List.of());
	}

	@Test
	void keysAreComparedAsTheParentDoes() throws SQLException {
		run(this.live, "CREATE TABLE code (c TEXT COLLATE NOCASE PRIMARY KEY)", "INSERT INTO code VALUES ('a'), ('1')",
				"CREATE TABLE use (c INTEGER, d TEXT)", "INSERT INTO use VALUES (1, 'A'), (2, 'b')");
		Table use = wanted("CREATE TABLE use (c INTEGER REFERENCES code, d TEXT REFERENCES code)");
		assertThat(use.constraints())
			.map((constraint) -> effect(new SchemaDifference.ConstraintAdded("use", constraint)))
			.containsExactly(List.of("1 of 2 rows refers to nothing in \"code\""),
					List.of("1 of 2 rows refers to nothing in \"code\""));
		run(this.live, "DROP TABLE code", "CREATE TABLE code (c BLOB PRIMARY KEY)",
				"INSERT INTO code VALUES (x'41'), ('1'), (2)");
		assertThat(effect(new SchemaDifference.ConstraintAdded("use", use.constraints().get(0))))
			.as("the child's affinity doesn't count")
			.containsExactly("1 of 2 rows refers to nothing in \"code\"");
	}

	@Test
	void theCollationOfAKeyCounts() throws SQLException {
		run(this.live, "CREATE TABLE t (a TEXT)", "INSERT INTO t VALUES ('x'), ('X'), ('y')");
		Table unique = wanted("CREATE TABLE t (a TEXT, UNIQUE (a COLLATE NOCASE))");
		run(this.wanted, "CREATE UNIQUE INDEX i ON t (a COLLATE NOCASE)", "CREATE UNIQUE INDEX j ON t (a)",
				"CREATE UNIQUE INDEX k ON t (trim(a) COLLATE NOCASE)");
		List<String> two = List.of("2 of 3 rows share their values with others");
		assertThat(effect(new SchemaDifference.ConstraintAdded("t", unique.constraints().get(0)))).isEqualTo(two);
		assertThat(SchemaReader.read(this.wanted).indexes())
			.map((index) -> effect(new SchemaDifference.IndexAdded(index)))
			.containsExactly(two, List.of(), two);
	}

	@Test
	void expressionsAreReadWithTheNamesThatColumnsHave() throws SQLException {
		Table kid = wanted("CREATE TABLE kid (id INTEGER PRIMARY KEY, \"called\" TEXT, CHECK (\"called\" <> 'name1'))");
		run(this.wanted, "CREATE UNIQUE INDEX a ON kid (lower(called)) WHERE \"called\" = 'name1'");
		Renames renames = new Renames(Map.of("child", "kid"), Map.of("kid", Map.of("name", "called")));
		DifferenceEffects effects = new DifferenceEffects(new Sql(this.live), SchemaReader.read(this.live), renames);
		assertThat(effects.of(new SchemaDifference.ConstraintAdded("kid", kid.constraints().get(1))))
			.containsExactly("2 of 1,200 rows are refused by it");
		assertThat(effects.of(new SchemaDifference.IndexAdded(SchemaReader.read(this.wanted).indexes().get(0))))
			.containsExactly("2 of 1,200 rows share their values with others");
	}

	@Test
	void aQuotedNameThatIsNotThereIsNoText() throws SQLException {
		Table child = wanted("""
				CREATE TABLE child (id INTEGER PRIMARY KEY, name TEXT, "new" TEXT, CHECK ("new" = ''))""");
		run(this.wanted, "CREATE UNIQUE INDEX a ON child (lower(\"new\"))",
				"CREATE UNIQUE INDEX b ON child (name) WHERE \"new\" <> ''");
		assertThat(effect(new SchemaDifference.ConstraintAdded("child", child.constraints().get(1)))).isEmpty();
		assertThat(SchemaReader.read(this.wanted).indexes())
			.map((index) -> effect(new SchemaDifference.IndexAdded(index)))
			.containsExactly(List.of(), List.of());
	}

	@Test
	void whatIsRenamedIsCountedUnderTheNameThatItHas() throws SQLException {
		Table kid = wanted("CREATE TABLE kid (id INTEGER PRIMARY KEY, elder INTEGER NOT NULL REFERENCES elders)");
		Renames renames = new Renames(Map.of("child", "kid", "parent", "elders"),
				Map.of("kid", Map.of("parent_id", "elder")));
		SchemaDifference tightened = new SchemaDifference.ColumnChanged("kid", column(kid, "elder"),
				column(kid, "elder"), EnumSet.of(ColumnAspect.NOT_NULL));
		SchemaDifference referring = new SchemaDifference.ConstraintAdded("kid", kid.constraints().get(1));
		DifferenceEffects effects = new DifferenceEffects(new Sql(this.live), SchemaReader.read(this.live), renames);
		assertThat(effects.of(tightened)).containsExactly("3 of 1,200 rows have no \"parent_id\"");
		assertThat(effects.of(referring)).containsExactly("300 of 1,200 rows refer to nothing in \"parent\"");
	}

	@Test
	void aRenameThatIsDoneMayStayDeclared() throws SQLException {
		run(this.live, "CREATE TABLE elders (id INTEGER PRIMARY KEY)");
		Table child = wanted("CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL, name TEXT)");
		Renames done = new Renames(Map.of("kid", "child", "parent", "elders"),
				Map.of("child", Map.of("elder", "parent_id")));
		DifferenceEffects effects = new DifferenceEffects(new Sql(this.live), SchemaReader.read(this.live), done);
		assertThat(effects.of(new SchemaDifference.ColumnChanged("child", column(child, "parent_id"),
				column(child, "parent_id"), EnumSet.of(ColumnAspect.NOT_NULL))))
			.containsExactly("3 of 1,200 rows have no \"parent_id\"");
		// The old name is there again
		assertThat(effects.of(new SchemaDifference.ConstraintAdded("child",
				new TableConstraint.ForeignKey(null, null, List.of("parent_id"), "elders", List.of(),
						ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION, null, Deferral.UNSPECIFIED))))
			.containsExactly("1,197 of 1,200 rows refer to nothing in \"elders\"");
	}

	@Test
	void aColumnWaitsForItsNewNameInATableThatHasIt() throws SQLException {
		Table child = wanted("CREATE TABLE child (id INTEGER PRIMARY KEY, elder INTEGER NOT NULL)");
		Renames renames = new Renames(Map.of("kid", "child"), Map.of("child", Map.of("parent_id", "elder")));
		assertThat(new DifferenceEffects(new Sql(this.live), SchemaReader.read(this.live), renames)
			.of(new SchemaDifference.ColumnChanged("child", column(child, "elder"), column(child, "elder"),
					EnumSet.of(ColumnAspect.NOT_NULL))))
			.containsExactly("3 of 1,200 rows have no \"parent_id\"");
	}

	@Test
	void whatCantBeCountedIsNotTold() throws SQLException {
		Table child = wanted("CREATE TABLE child (id INTEGER, gone TEXT, UNIQUE (gone))");
		assertThat(effect(new SchemaDifference.ConstraintAdded("child", child.constraints().get(0)))).isEmpty();
		assertThat(effect(new SchemaDifference.ColumnDropped("child", column(child, "gone")))).isEmpty();
	}

	private List<String> effect(SchemaDifference difference) {
		try {
			return new DifferenceEffects(new Sql(this.live), SchemaReader.read(this.live), Renames.none())
				.of(difference);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Table wanted(String sql) throws SQLException {
		run(this.wanted, sql);
		Schema schema = SchemaReader.read(this.wanted);
		return schema.tables().get(0);
	}

	private static Table table(Connection connection, String name) throws SQLException {
		return SchemaReader.read(connection).table(name).orElseThrow();
	}

	private static Column column(Table table, String name) {
		return table.column(name).orElseThrow();
	}

	private static void run(Connection connection, String... statements) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

}
