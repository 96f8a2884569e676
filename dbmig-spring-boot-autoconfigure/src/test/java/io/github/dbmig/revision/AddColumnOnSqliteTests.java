package io.github.dbmig.revision;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.Generated;
import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.PrimaryKey;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlText;
import io.github.dbmig.sql.SqlToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read of the definition of a column, and what SQLite reads of it.
 */
class AddColumnOnSqliteTests {

	private static final int ROUNDS = 1_000;

	@TempDir
	Path directory;

	static Stream<String> statements() {
		List<String> more = List.of("ALTER TABLE t ADD COLUMN c GENERATED", "ALTER TABLE t ADD COLUMN c ALWAYS",
				"ALTER TABLE t ADD COLUMN c INT GENERATED TEXT", "ALTER TABLE t ADD COLUMN generated always as (1)",
				"ALTER TABLE t ADD COLUMN generated generated always as (1)", "ALTER TABLE t ADD COLUMN c INT KEY",
				"ALTER TABLE t ADD COLUMN c INT DEFERRED DEFAULT CURRENT_DATE", "ALTER TABLE t ADD COLUMN c INT STORED",
				"ALTER TABLE t ADD COLUMN c DEFAULT abc", "ALTER TABLE t ADD COLUMN c DEFAULT + 1",
				"ALTER TABLE t ADD COLUMN c DEFAULT -x'00'", "ALTER TABLE t ADD COLUMN c DEFAULT ((1) + (2))",
				"ALTER TABLE t ADD COLUMN c DEFAULT (1 /* ) */ + 2 -- 3\n)", "ALTER TABLE t ADD c INT AFTER b",
				"ALTER TABLE t ADD COLUMN c CHECK (c IN (1, 2)) REFERENCES p COLLATE 'nocase'",
				"ALTER TABLE t ADD COLUMN c TEXT REFERENCES 'p' (\"id\") ON UPDATE SET NULL CHECK (c GLOB 'a)')");
		Stream<String> pairs = AlterTablePairs.addedColumns().stream().map(AlterTablePairs.Pair::sql);
		return Stream.concat(pairs, more.stream())
			.map((sql) -> sql.replace("UNIQUE", "").replaceAll("(CONSTRAINT pk )?PRIMARY KEY( ASC AUTOINCREMENT)?", ""))
			.map((sql) -> sql.replace("STORED", "").replaceAll("CONSTRAINT uq", ""));
	}

	@ParameterizedTest
	@MethodSource("statements")
	void sqliteMakesTheColumnThatWasRead(String sql) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			if (execute(statement, sql) && SqlRevisions.operations(sql).get(0) instanceof AlterTable alter) {
				assertColumn(statement, ((AddColumn) alter.changes().get(0)).column());
			}
			else {
				assertThat(SqlRevisions.operations(sql)).hasOnlyElementsOfType(Execute.class);
			}
		}
	}

	@Test
	void theClausesOfAColumnMayStandInAnyOrder() throws SQLException {
		Random random = new Random(20261123);
		int accepted = 0;
		for (int i = 0; i < ROUNDS; i++) {
			RandomColumn column = RandomColumn.of(random);
			String sql = "ALTER TABLE t ADD COLUMN " + column.sql();
			assertThat(SqlRevisions.operations(sql)).as(sql)
				.isEqualTo(List.of(new AlterTable("t", List.of(new AddColumn(column.definition(), null, null)))));
			try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
					Statement statement = connection.createStatement()) {
				createTables(statement);
				if (execute(statement, sql)) {
					accepted++;
					assertColumn(statement, column.definition());
				}
			}
		}
		assertThat(accepted).isGreaterThan(ROUNDS / 3);
	}

	private Connection connect() throws SQLException {
		Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.directory.resolve("data.db"));
		try (Statement statement = connection.createStatement()) {
			createTables(statement);
		}
		return connection;
	}

	private static void createTables(Statement statement) throws SQLException {
		statement.execute("CREATE TABLE p (id INTEGER PRIMARY KEY)");
		statement.execute("CREATE TABLE t (b)");
	}

	private static void assertColumn(Statement statement, ColumnDefinition column) throws SQLException {
		assertThat(column(statement)).isEqualTo(expected(column));
		assertThat(references(statement)).containsExactlyInAnyOrderElementsOf(expectedReferences(column));
	}

	private static boolean execute(Statement statement, String sql) {
		try {
			statement.execute(sql);
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private static List<@Nullable Object> column(Statement statement) throws SQLException {
		try (ResultSet row = statement
			.executeQuery("SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo('t') "
					+ "WHERE cid = 1")) {
			row.next();
			List<@Nullable Object> values = new ArrayList<>();
			for (int i = 1; i <= 6; i++) {
				values.add((i == 4) ? canonical(row.getString(i)) : row.getObject(i));
			}
			return values;
		}
	}

	private static @Nullable String canonical(@Nullable String sql) {
		return (sql != null) ? SqlText.canonical(sql) : null;
	}

	/** SQLite reports what is in quotes or in parentheses without them. */
	private static List<@Nullable Object> expected(ColumnDefinition column) {
		boolean key = column.constraints().stream().anyMatch(PrimaryKey.class::isInstance);
		List<@Nullable Object> values = new ArrayList<>();
		values.add(column.name());
		values.add(reported(column.type()));
		values.add(column.notNull() ? 1 : 0);
		values.add(canonical((column.defaultValue() != null) ? column.defaultValue().replace("( 7 )", "7") : null));
		values.add(key ? 1 : 0);
		values.add(hidden(column.generated()));
		return values;
	}

	private static String reported(@Nullable String type) {
		if (type == null) {
			return "";
		}
		SqlToken first = SqlLexer.tokens(type).get(0);
		return (first.kind() == SqlToken.Kind.WORD) ? type : first.unquoted();
	}

	private static int hidden(@Nullable Generated generated) {
		if (generated == null) {
			return 0;
		}
		return (generated.kind() == GeneratedKind.STORED) ? 3 : 2;
	}

	private static List<String> references(Statement statement) throws SQLException {
		List<String> references = new ArrayList<>();
		try (ResultSet row = statement.executeQuery(
				"SELECT \"table\", \"from\", \"to\", on_update, on_delete FROM pragma_foreign_key_list('t')")) {
			while (row.next()) {
				references.add(row.getString(1) + ' ' + row.getString(2) + ' ' + row.getString(3) + ' '
						+ row.getString(4) + ' ' + row.getString(5));
			}
		}
		return references;
	}

	private static List<String> expectedReferences(ColumnDefinition column) {
		return column.constraints()
			.stream()
			.filter(ForeignKey.class::isInstance)
			.map(ForeignKey.class::cast)
			.map((key) -> key.table() + ' ' + key.columns().get(0) + ' '
					+ (key.referencedColumns().isEmpty() ? null : key.referencedColumns().get(0)) + ' '
					+ key.onUpdate().sql() + ' ' + key.onDelete().sql())
			.toList();
	}

}
