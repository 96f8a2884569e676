package io.github.dbmig.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The foreign keys that a table's keys are needed for.
 */
class InboundKeysTests {

	private static final String CHILDREN = "CREATE TABLE child (x, y, FOREIGN KEY (x, y) REFERENCES T (B, a))";

	@TempDir
	Path directory;

	@Test
	void aForeignKeyNeedsTheUniqueConstraintThatItRefersTo() throws SQLException {
		assertThat(withoutUnique("CREATE TABLE t (a, b, UNIQUE (a, b))", CHILDREN))
			.containsExactly("foreign key (\"x\", \"y\") of \"child\"");
		assertThat(
				withoutUnique("CREATE TABLE t (a UNIQUE, b)", "CREATE TABLE child (x CONSTRAINT fk REFERENCES t (a))"))
			.containsExactly("foreign key \"fk\" (\"x\") of \"child\"");
		assertThat(withoutUnique("CREATE TABLE t (a UNIQUE, b REFERENCES t (a))"))
			.containsExactly("foreign key (\"b\") of \"t\"");
	}

	@Test
	void anotherKeyOfTheSameColumnsServesAsWell() throws SQLException {
		assertThat(withoutUnique("CREATE TABLE t (a, b, UNIQUE (a, b), PRIMARY KEY (b, a))", CHILDREN)).isEmpty();
		assertThat(
				withoutUnique("CREATE TABLE t (a, b, UNIQUE (a, b))", CHILDREN, "CREATE UNIQUE INDEX ix ON t (b, a)"))
			.isEmpty();
		assertThat(withoutUnique("CREATE TABLE t (a INTEGER PRIMARY KEY UNIQUE, b)",
				"CREATE TABLE child (x REFERENCES t (a))"))
			.isEmpty();
	}

	@Test
	void anIndexThatSqliteWouldNotTakeServesNot() throws SQLException {
		for (String index : List.of("INDEX ix ON t (b, a)", "UNIQUE INDEX ix ON t (a, b) WHERE a > 0",
				"UNIQUE INDEX ix ON t (a, b COLLATE nocase)", "UNIQUE INDEX ix ON t (a, b || '')",
				"UNIQUE INDEX ix ON t (a, b, a)", "UNIQUE INDEX ix ON t (a)")) {
			assertThat(withoutUnique("CREATE TABLE t (a, b, UNIQUE (a, b))", CHILDREN, "CREATE " + index)).as(index)
				.containsExactly("foreign key (\"x\", \"y\") of \"child\"");
		}
	}

	@Test
	void aUniqueConstraintThatNoneRefersToIsFree() throws SQLException {
		assertThat(withoutUnique("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, UNIQUE (a, b))",
				"CREATE TABLE child (x REFERENCES t, y REFERENCES t (a), z REFERENCES u (b))"))
			.isEmpty();
	}

	@Test
	void aForeignKeyWithoutColumnsNeedsThePrimaryKey() throws SQLException {
		try (Connection connection = open("CREATE TABLE t (a, b, PRIMARY KEY (a), UNIQUE (a))",
				"CREATE TABLE child (x REFERENCES t, y REFERENCES t (a))")) {
			TableDdl table = table(connection);
			TableDdl after = table.dropConstraint(table.primaryKey().orElseThrow());
			assertThat(needing(connection, after, Set.of())).containsExactly("foreign key (\"x\") of \"child\"");
		}
	}

	@Test
	void aForeignKeyNeedsTheUniqueIndexThatItRefersTo() throws SQLException {
		try (Connection connection = open("CREATE TABLE t (a, b)", "CREATE UNIQUE INDEX ix ON t (b, a)", CHILDREN)) {
			assertThat(needing(connection, table(connection), Set.of())).isEmpty();
			assertThat(needing(connection, table(connection), Set.of("IX")))
				.containsExactly("foreign key (\"x\", \"y\") of \"child\"");
		}
	}

	@Test
	void aForeignKeyThatGoesTooNeedsNothing() throws SQLException {
		try (Connection connection = open("CREATE TABLE t (a UNIQUE, b REFERENCES t (a))")) {
			TableDdl table = table(connection);
			TableDdl after = table.dropConstraint(table.all(ConstraintNode.Unique.class).get(0));
			assertThat(needing(connection, after, Set.of())).isNotEmpty();
			after = after.dropConstraint(after.all(ConstraintNode.ForeignKey.class).get(0));
			assertThat(needing(connection, after, Set.of())).isEmpty();
		}
	}

	private List<String> withoutUnique(String... schema) throws SQLException {
		try (Connection connection = open(schema)) {
			TableDdl table = table(connection);
			return needing(connection, table.dropConstraint(table.all(ConstraintNode.Unique.class).get(0)), Set.of());
		}
	}

	private static List<String> needing(Connection connection, TableDdl after, Set<String> dropped)
			throws SQLException {
		return new ColumnDependants(connection, (scratch) -> {
		}).inboundKeysNeeding(after, dropped).stream().map(Dependant::describe).toList();
	}

	private static TableDdl table(Connection connection) throws SQLException {
		return TableDdl.parse(Snapshot.column(connection, "SELECT sql FROM sqlite_schema WHERE name = 't'").get(0));
	}

	private Connection open(String... schema) throws SQLException {
		Connection connection = DriverManager
			.getConnection("jdbc:sqlite:" + this.directory.resolve("data" + System.nanoTime() + ".db"));
		try (Statement statement = connection.createStatement()) {
			for (String sql : schema) {
				statement.execute(sql);
			}
		}
		return connection;
	}

}
