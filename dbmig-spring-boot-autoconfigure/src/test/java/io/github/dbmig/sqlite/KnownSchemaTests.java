package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KnownSchemaTests {

	private Connection connection;

	private Schema known;

	@BeforeEach
	void open() throws SQLException {
		this.connection = DriverManager.getConnection("jdbc:sqlite::memory:");
		execute("CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT UNIQUE)", "CREATE INDEX p_a ON p (a)",
				"CREATE TABLE q (id INTEGER PRIMARY KEY, p REFERENCES p)", "CREATE INDEX q_p ON q (p)",
				"CREATE TRIGGER tr AFTER INSERT ON p BEGIN DELETE FROM q; END");
		this.known = SchemaReader.read(this.connection);
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
	}

	@Test
	void whatReadsTheSameIsNotLookedAtAgain() throws SQLException {
		assertThat(SchemaCatalogue.read(this.connection, null, this.known).columns()).isEmpty();
		assertThat(SchemaCatalogue.read(this.connection, null, this.known).indexes()).isEmpty();
		Schema schema = SchemaReader.read(this.connection, this.known);
		assertThat(schema).isEqualTo(this.known);
		assertThat(schema.table("q").orElseThrow()).isSameAs(this.known.table("q").orElseThrow());
	}

	@ParameterizedTest
	@ValueSource(strings = { "ALTER TABLE p ADD COLUMN b", "ALTER TABLE p RENAME TO r",
			"ALTER TABLE p RENAME COLUMN a TO c", "CREATE INDEX p_b ON p (a, id)", "DROP INDEX p_a",
			"DROP INDEX p_a; CREATE INDEX p_a ON p (a DESC)", "DROP INDEX q_p; CREATE INDEX q_p ON p (a)",
			"DROP TABLE q", "DROP TABLE q; CREATE VIEW q AS SELECT * FROM p",
			"DROP TABLE q; CREATE VIRTUAL TABLE q USING fts5(a)", "CREATE TABLE r (a)", "DROP TRIGGER tr" })
	void whateverIsChangedIsSeen(String change) throws SQLException {
		for (String sql : change.split(";", -1)) {
			execute(sql);
		}
		assertThat(SchemaReader.read(this.connection, this.known)).isEqualTo(SchemaReader.read(this.connection))
			.isNotEqualTo(this.known);
	}

	@Test
	void aTableThatKeepsTheDataOfAVirtualTableIsNotTakenForOneOfThatName() throws SQLException {
		execute("CREATE VIRTUAL TABLE f USING fts5(a)");
		Table data = SchemaReader.read(this.connection).table("f_data").orElseThrow();
		execute("DROP TABLE f", data.sql());
		Schema mine = SchemaReader.read(this.connection);
		execute("DROP TABLE f_data", "CREATE VIRTUAL TABLE f USING fts5(a)");
		assertThat(SchemaReader.read(this.connection, mine).table("f_data")).contains(data);
	}

	@Test
	void whatIsNewIsCompared() throws SQLException {
		execute("CREATE TABLE r (a INT)", "PRAGMA writable_schema = ON",
				"UPDATE sqlite_schema SET sql = 'CREATE TABLE r (a TEXT)' WHERE name = 'r'");
		assertThatExceptionOfType(SchemaMismatchException.class)
			.isThrownBy(() -> SchemaReader.read(this.connection, this.known))
			.withMessageContaining("table \"r\"");
	}

	private void execute(String... statements) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

}
