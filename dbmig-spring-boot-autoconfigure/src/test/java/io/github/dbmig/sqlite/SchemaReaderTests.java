package io.github.dbmig.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.github.dbmig.operation.Generated;
import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.ConflictResolution;
import io.github.dbmig.schema.Deferral;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Term;
import io.github.dbmig.schema.TriggerEvent;
import io.github.dbmig.schema.TriggerTiming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SchemaReaderTests {

	@TempDir
	private Path directory;

	@Test
	void everythingThatIsDefinedIsRead() throws SQLException {
		String create = """
				CREATE TABLE t (
				  id INTEGER PRIMARY KEY AUTOINCREMENT,
				  Name VARCHAR(40) NOT NULL ON CONFLICT FAIL DEFAULT ('x' || 1) COLLATE NOCASE, -- name
				  n2 AS (id * 2) STORED,
				  p REFERENCES parent ON DELETE CASCADE NOT NULL DEFERRABLE INITIALLY DEFERRED,
				  CONSTRAINT uq UNIQUE (NAME DESC, p),
				  CHECK (id > 0)
				)""";
		try (Connection connection = open(create, "CREATE INDEX ix ON T(name DESC, lower(p)) WHERE p > 0",
				"CREATE VIEW v(a) AS SELECT id FROM t;",
				"CREATE TRIGGER tr AFTER UPDATE OF name ON T WHEN new.p BEGIN SELECT 1; END")) {
			Schema schema = SchemaReader.read(connection);
			Table table = schema.table("T").orElseThrow();
			assertThat(table.sql()).isEqualTo(create);
			assertThat(table.columns()).containsExactly(new Column("id", "INTEGER", false, null, null, null, null),
					new Column("Name", "VARCHAR(40)", true, ConflictResolution.FAIL, "'x' || 1", "NOCASE", null),
					new Column("n2", null, false, null, null, null, new Generated("id * 2", GeneratedKind.STORED)),
					new Column("p", null, true, null, null, null, null));
			assertThat(table.constraints()).containsExactly(
					new TableConstraint.PrimaryKey(null, "id", List.of(term("id")), true, null),
					new TableConstraint.ForeignKey(null, "p", List.of("p"), "parent", List.of(),
							ReferentialAction.CASCADE, ReferentialAction.NO_ACTION, null, Deferral.DEFERRED),
					new TableConstraint.Unique("uq", null,
							List.of(new Term("Name", null, SortOrder.DESC, null), term("p")), null),
					new TableConstraint.Check(null, null, "id > 0"));
			assertThat(schema.indexesOn("t")).singleElement().satisfies((index) -> {
				assertThat(index.terms()).containsExactly(new Term("Name", null, SortOrder.DESC, null),
						new Term(null, "lower(p)", SortOrder.ASC, null));
				assertThat(index.where()).isEqualTo("p > 0");
				assertThat(index.table()).isEqualTo("t");
			});
			assertThat(schema.view("V")).hasValueSatisfying((view) -> {
				assertThat(view.columns()).containsExactly("a");
				assertThat(view.select()).isEqualTo("SELECT id FROM t");
			});
			assertThat(schema.triggersOn("t")).singleElement().satisfies((trigger) -> {
				assertThat(trigger.timing()).isEqualTo(TriggerTiming.AFTER);
				assertThat(trigger.event()).isEqualTo(TriggerEvent.UPDATE);
				assertThat(trigger.updateOf()).containsExactly("name");
				assertThat(trigger.when()).isEqualTo("new.p");
				assertThat(trigger.body()).isEqualTo("BEGIN SELECT 1; END");
			});
			assertThat(schema.tables()).hasSize(1);
		}
	}

	/** S60. */
	@Test
	void temporaryAndAttachedTablesOfTheSameNameDoNotConfuse() throws SQLException {
		try (Connection connection = open("CREATE TABLE t(a INT PRIMARY KEY, b UNIQUE)",
				"CREATE TEMP TABLE t(x, y REFERENCES z, UNIQUE (x, y))", "ATTACH ':memory:' AS other",
				"CREATE TABLE other.t(z TEXT)", "CREATE TEMP TABLE only_temp(a)")) {
			assertThat(SchemaReader.read(connection).tables()).singleElement()
				.satisfies((table) -> assertThat(table.columns()).extracting(Column::name).containsExactly("a", "b"));
		}
	}

	@Test
	void virtualTablesAreToldFromThoseThatKeepTheirData() throws SQLException {
		try (Connection connection = open("CREATE VIRTUAL TABLE f USING fts5(a, b)", "CREATE TABLE f_mine(a)")) {
			Schema schema = SchemaReader.read(connection);
			assertThat(schema.virtualTables()).singleElement().satisfies((table) -> {
				assertThat(table.module()).isEqualTo("fts5");
				assertThat(table.arguments()).isEqualTo("a, b");
			});
			assertThat(schema.tables()).filteredOn(Table::shadow).hasSize(5);
			assertThat(schema.table("f_mine")).hasValueSatisfying((table) -> assertThat(table.shadow()).isFalse());
		}
	}

	@Test
	void brokenViewsAndMissingModulesDoNotMatter() throws SQLException {
		try (Connection connection = open("CREATE TABLE t(a)", "CREATE VIEW v AS SELECT a FROM gone",
				"PRAGMA writable_schema = ON",
				"INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 0, 'CREATE VIRTUAL TABLE x USING nowhere(a)')",
				"PRAGMA writable_schema = RESET")) {
			Schema schema = SchemaReader.read(connection);
			assertThat(schema.view("v")).isPresent();
			assertThat(schema.virtualTables()).singleElement()
				.satisfies((table) -> assertThat(table.module()).isEqualTo("nowhere"));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					t(a INT)    | t(a TEXT)          | table "t" disagree about the type of column "a": SQLite says INT, the definition says TEXT
					t(a, b)     | t(a, c)            | table "t" disagree about the columns: SQLite says [a, b], the definition says [a, c]
					t(a)        | t(a NOT NULL)      | table "t" disagree about NOT NULL of column "a": SQLite says false, the definition says true
					t(a DEFAULT 1) | t(a DEFAULT (2)) | table "t" disagree about the default of column "a": SQLite says 1, the definition says 2
					t(a DEFAULT 1) | t(a)            | table "t" disagree about the default of column "a": SQLite says 1, the definition says null
					t(a, b, PRIMARY KEY (a, b)) | t(a, b, PRIMARY KEY (b, a)) | table "t" disagree about the place in the primary key of column "a": SQLite says 1, the definition says 2
					t(a, b AS (a)) | t(a, b AS (a) STORED) | table "t" disagree about whether values are generated of column "b": SQLite says 2, the definition says 3
					t(a REFERENCES p) | t(a REFERENCES p ON DELETE CASCADE) | table "t" disagree about the foreign keys: SQLite says [[a] to p[] on delete NO ACTION on update NO ACTION], the definition says [[a] to p[] on delete CASCADE on update NO ACTION]
					t(a, b UNIQUE) | t(a, b)         | table "t" disagree about the indexes of its keys: SQLite says [sqlite_autoindex_t_1 unique ["b" collate binary]], the definition says []
					t(a UNIQUE) | t(a UNIQUE COLLATE nocase) | table "t" disagree about the indexes of its keys: SQLite says [sqlite_autoindex_t_1 unique ["a" collate binary]], the definition says [sqlite_autoindex_t_1 unique ["a" collate nocase]]
					t(a INT)    | t(a INT) STRICT    | table "t" disagree about STRICT: SQLite says false, the definition says true
					t(a INT PRIMARY KEY) WITHOUT ROWID | t(a INT PRIMARY KEY) | table "t" disagree about WITHOUT ROWID: SQLite says true, the definition says false
					t(a)        | u(a)               | table "t" disagree about its name: SQLite says t, the definition says u
					""")
	void aDisagreementNamesTheObjectAndBothSides(String made, String stored, String message) throws SQLException {
		try (Connection connection = open("CREATE TABLE " + made)) {
			store(connection, "t", "CREATE TABLE " + stored);
			assertThatExceptionOfType(SchemaMismatchException.class).isThrownBy(() -> SchemaReader.read(connection))
				.satisfies((ex) -> {
					assertThat(ex.description()).isEqualTo("SQLite and the definition of " + message + ".");
					assertThat(ex.action())
						.isEqualTo("Nothing was changed. Run PRAGMA integrity_check; if the database "
								+ "is sound, report this with the CREATE statement of table \"t\" from sqlite_schema.");
				});
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					INDEX ix ON t(a)  | UNIQUE INDEX ix ON t(a)    | UNIQUE: SQLite says false, the definition says true
					INDEX ix ON t(a)  | INDEX ix ON t(a) WHERE a   | its condition: SQLite says , the definition says  for some rows
					INDEX ix ON t(a)  | INDEX ix ON t(a DESC)      | its terms: SQLite says ["a" collate binary], the definition says ["a" collate binary desc]
					INDEX ix ON t(a)  | INDEX ix ON t(-a)          | its terms: SQLite says ["a" collate binary], the definition says [an expression collate binary]
					INDEX ix ON t(a COLLATE nocase) | INDEX ix ON t(a) | its terms: SQLite says ["a" collate nocase], the definition says ["a" collate binary]
					INDEX ix ON t(a)  | INDEX ix ON u(a)           | its table: SQLite says t, the definition says u
					""")
	void anIndexThatDisagreesIsNamed(String made, String stored, String message) throws SQLException {
		try (Connection connection = open("CREATE TABLE t(a)", "CREATE " + made)) {
			store(connection, "ix", "CREATE " + stored);
			assertThatExceptionOfType(SchemaMismatchException.class).isThrownBy(() -> SchemaReader.read(connection))
				.satisfies((ex) -> assertThat(ex.description())
					.isEqualTo("SQLite and the definition of index \"ix\" disagree about " + message + "."));
		}
	}

	private static Term term(String column) {
		return new Term(column, null, SortOrder.ASC, null);
	}

	/** SQLite doesn't look at the text again before the schema is read anew. */
	private static void store(Connection connection, String name, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA writable_schema = ON");
		}
		try (PreparedStatement update = connection
			.prepareStatement("UPDATE sqlite_schema SET sql = ? WHERE name = ?")) {
			update.setString(1, sql);
			update.setString(2, name);
			assertThat(update.executeUpdate()).isOne();
		}
	}

	private Connection open(String... statements) throws SQLException {
		Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.directory.resolve("a.db"));
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		return connection;
	}

}
