package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDiff;
import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.sql.SqlText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ValueComparison}, {@link ColumnType} and {@link ExpressionForm}.
 */
class ValueComparisonTests {

	private static final long SEED = 20261128;

	private static final int BATCHES = 20;

	private static final int TABLES = 20;

	private final ValueComparison comparison = new ValueComparison();

	@AfterEach
	void close() throws SQLException {
		this.comparison.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", textBlock = """
			none         | none          | true
			none         | BLOB          | true
			none         | INTEGER       | false
			TEXT         | LONGTEXT      | true
			NVARCHAR(10) | VARCHAR(10)   | true
			CHARACTER(2) | CHAR(2)       | true
			VARCHAR(10)  | VARCHAR(10, 2) | true
			TIMESTAMP(3) | TIMESTAMP(6)  | false
			DATE         | TIME          | false
			JSON         | UUID          | false
			NUMERIC      | DECIMAL(10,2) | true
			NUMERIC      | BOOLEAN       | false
			"VARCHAR"(9) | varchar(9)    | true
			""")
	void typesAreComparedByAffinityAndName(@Nullable String one, @Nullable String other, boolean same) {
		assertThat(this.comparison.sameType(one, other, false)).isEqualTo(same);
		assertThat(this.comparison.sameType(other, one, false)).isEqualTo(same);
	}

	@ParameterizedTest
	@CsvSource({ "INT,INTEGER,true", "TEXT,text,true", "TEXT,ANY,false", "INTEGER,REAL,false", "TEXT,BLOB,false",
			"BLOB,ANY,false" })
	void typesOfStrictTablesAreComparedExactly(String one, String other, boolean same) {
		assertThat(this.comparison.sameType(one, other, true)).isEqualTo(same);
		assertThat(this.comparison.sameType(other, one, true)).isEqualTo(same);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", quoteCharacter = '`', textBlock = """
			none   | NULL   | TEXT    | true
			none   | (null) | INTEGER | true
			none   | ''     | TEXT    | false
			none   | 0      | INTEGER | false
			'0'    | 0      | BOOLEAN | true
			'0'    | 0      | none    | false
			'abc'  | abc    | INTEGER | true
			1e3    | 1000   | INTEGER | true
			1e3    | 1000.0 | REAL    | true
			9223372036854775807 | 9223372036854775806 | INTEGER | false
			0.1    | 0.10   | REAL    | true
			0.1    | 0.1000000001 | REAL | false
			1 /* one */ | 1 | INTEGER | true
			1 + 1 -- two | 2 | INTEGER | true
			random() | random() | INTEGER | true
			random() | abs(random()) | INTEGER | false
			strftime('%s') | strftime( '%s' ) | TEXT | true
			1 +    | 1      | INTEGER | false
			true   | 'true' | TEXT    | false
			'it''s' | "it's" | TEXT   | true
			'a' < 'b' | 1   | INTEGER | true
			""")
	void defaultsAreComparedByTheirValues(@Nullable String one, @Nullable String other, @Nullable String type,
			boolean same) {
		assertThat(this.comparison.sameDefault(one, other, type)).isEqualTo(same);
		assertThat(this.comparison.sameDefault(other, one, type)).isEqualTo(same);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a > 0                | A>0                   | true
			(a > 0)              | a > 0                 | true
			((a > 0))            | a > 0                 | true
			(a) > (0)            | a) > (0               | false
			(a > 0) AND (b > 0)  | a > 0 AND b > 0       | false
			[a] > 0              | "a" > 0               | true
			a = 'x'              | a = 'X'               | false
			a = 'a b'            | a = 'a  b'            | false
			a IN (1, 2)          | a IN (2, 1, 2)        | true
			a IN (1, 2)          | a IN (1, 3)           | false
			a NOT IN ('x', NULL) | a not in (null, 'x')  | true
			a IN (1, b)          | a IN (b, 1)           | false
			a IN (SELECT 1)      | a IN (SELECT 2)       | false
			a IN (-1, 2)         | a IN (1, 2)           | false
			a IN ()              | a IN ()               | true
			a BETWEEN 1 AND 2    | a BETWEEN 2 AND 1     | false
			a IN (1, 2           | a IN (2, 1            | false
			f(1, 2)              | f(2, 1)               | false
			""")
	void expressionsAreComparedByTokens(String one, String other, boolean same) {
		assertThat(this.comparison.sameExpression(one, other)).isEqualTo(same);
		assertThat(this.comparison.sameExpression(other, one)).isEqualTo(same);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE t (k INTEGER PRIMARY KEY)", "CREATE TABLE t (k integer, PRIMARY KEY (k))",
			"CREATE TABLE t (k INTEGER, PRIMARY KEY (k DESC))", "CREATE TABLE t (k INTEGER PRIMARY KEY) STRICT" })
	void sqliteGivesKeysToAnIntegerThatIsThePrimaryKey(String sql) throws SQLException {
		keys(sql, true, true);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CREATE TABLE t (k INTEGER PRIMARY KEY DESC)            | false
			CREATE TABLE t (k INT PRIMARY KEY)                     | false
			CREATE TABLE t (k PRIMARY KEY)                         | false
			CREATE TABLE t (k INTEGER)                             | false
			CREATE TABLE t (k INTEGER, a TEXT, PRIMARY KEY (k, a)) | false
			CREATE TABLE t (k INTEGER PRIMARY KEY) WITHOUT ROWID   | true
			CREATE TABLE t (k INT PRIMARY KEY) STRICT              | true
			""")
	void andToNothingElse(String sql, boolean refusesNull) throws SQLException {
		keys(sql, false, refusesNull);
	}

	/** SQLite itself says both. */
	private void keys(String sql, boolean givesKeys, boolean refusesNull) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
			Table table = SchemaReader.read(connection).tables().get(0);
			Column key = table.columns().get(0);
			assertThat(this.comparison.givesKeys(table, key)).isEqualTo(givesKeys);
			assertThat(this.comparison.refusesNull(table, key)).isEqualTo(refusesNull);
			boolean keeps = false;
			try {
				statement.execute("INSERT INTO t(k) VALUES (NULL)");
				keeps = statement.executeQuery("SELECT k IS NULL FROM t").getBoolean(1);
				assertThat(keeps).isEqualTo(!givesKeys);
			}
			catch (SQLException ex) {
				assertThat(ex.getMessage()).contains("NOT NULL");
			}
			assertThat(keeps).isEqualTo(!refusesNull);
		}
	}

	@Test
	void aSchemaThatIsOnlyLaidOutOtherwiseIsTheSame() throws SQLException {
		for (long seed = SEED; seed < SEED + BATCHES; seed++) {
			RandomDdl random = new RandomDdl(seed);
			try (Connection one = DriverManager.getConnection("jdbc:sqlite::memory:");
					Connection other = DriverManager.getConnection("jdbc:sqlite::memory:");
					Statement statement = one.createStatement();
					Statement again = other.createStatement()) {
				List<String> made = new ArrayList<>();
				for (int number = 1; number <= TABLES; number++) {
					for (String sql : random.statements(number)) {
						if (attempt(statement, sql)) {
							made.add(sql);
							again.execute(SqlText.canonical(sql));
						}
					}
				}
				Schema schema = SchemaReader.read(one);
				assertThat(made).hasSizeGreaterThan(TABLES / 2);
				assertThat(SchemaDiff.between(schema, SchemaReader.read(other), Renames.none(), this.comparison))
					.as("seed %s", seed)
					.allMatch(ValueComparisonTests::isOtherTypeToSqlite);
			}
		}
	}

	/** It takes quotes off the text of all words of a type, whose layout then counts. */
	private static boolean isOtherTypeToSqlite(SchemaDifference difference) {
		return difference instanceof SchemaDifference.ColumnChanged changed
				&& changed.aspects().equals(Set.of(SchemaDifference.ColumnAspect.TYPE))
				&& !Objects.equals(changed.from().type(), changed.to().type());
	}

	private static boolean attempt(Statement statement, String sql) {
		try {
			statement.execute(sql);
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

}
