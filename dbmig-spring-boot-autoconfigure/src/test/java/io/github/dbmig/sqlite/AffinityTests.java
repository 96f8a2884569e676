package io.github.dbmig.sqlite;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
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
 * SQLite itself is asked what a type does to values: they are stored in a column of one
 * type, copied into a column of another, and read from both.
 */
class AffinityTests {

	private static final List<String> VALUES = List.of("NULL", "0", "1", "-7", "9007199254740992", "9007199254740993",
			"9223372036854775807", "-9223372036854775807 - 1", "2.5", "5.0", "-0.0", "0.1", "0.1 + 0.2", "1e15 + 0.3",
			"1e17", "1e300", "9e999", "9223372036854775808.0", "-9223372036854775808.0", "'abc'", "''", "' '", "'12'",
			"'-7'", "'-0'", "'+5'", "'007'", "' 12 '", "'5.0'", "'12.5'", "'12.50'", "'.5'", "'5.'", "'1e3'", "'1E3'",
			"'1.0e+300'", "'1.0E+300'", "'0x10'", "'12abc'", "'9007199254740993'", "'9007199254740993.0'",
			"'100000000000000000'", "'1.0e+17'", "'9223372036854775807'", "'9223372036854775808'",
			"'-9223372036854775808'", "'12345678901234567890'", "'0.30000000000000004'", "'9e999'", "'Inf'", "'NaN'",
			"'2026-11-23'", "'true'", "'ABC'", "'12' || char(0)", "x''", "x'00'", "x'3132'");

	private static final List<String> TYPES = List.of("", "BLOB", "TEXT", "TEXT COLLATE NOCASE", "INTEGER", "REAL",
			"NUMERIC");

	private static final List<String> STRICT_TYPES = List.of("INTEGER", "INT", "REAL", "TEXT", "BLOB", "ANY", "any",
			"blob");

	private Connection connection;

	@BeforeEach
	void open(@TempDir Path folder) throws SQLException {
		this.connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data.db"));
		run("PRAGMA synchronous=OFF");
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
	}

	@ParameterizedTest(name = "\"{0}\"")
	@ValueSource(strings = { "", "INTEGER", "int", "BIGINT", "TINYINT(1)", "UNSIGNED BIG INT", "FLOATING POINT",
			"CHARINT", "\"int\"", "\"ınt\"", "VARCHAR(255)", "NCHAR(5)", "CLOB", "longtext", "TEXT", "CHARBLOB", "BLOB",
			"REALBLOB", "\"a blob\"", "REAL", "DOUBLE PRECISION", "FLOAT", "\"ﬂoat\"", "NUMERIC", "DECIMAL(10,2)",
			"BOOLEAN", "DATE", "DATETIME", "STRING", "UUID", "JSON", "ANY", "\" \"" })
	void theAffinityOfATypeIsWhatSqliteDoesWithValues(String type) throws SQLException {
		run("CREATE TABLE t (c " + type + ")");
		String reported = String.valueOf(ask("SELECT type FROM pragma_table_info('t')"));
		run("INSERT INTO t VALUES ('007'), (1), (1.5), (x'00')");
		String kinds = String.valueOf(ask("SELECT group_concat(typeof(c)) FROM (SELECT c FROM t ORDER BY rowid)"));
		Affinity affinity = switch (kinds) {
			case "text,integer,real,blob" -> Affinity.BLOB;
			case "text,text,text,blob" -> Affinity.TEXT;
			case "real,real,real,blob" -> Affinity.REAL;
			// Columns of both do the same, only CAST tells them
			case "integer,integer,real,blob" ->
				Objects.equals(ask("SELECT CAST(1.5 AS " + type + ")"), 1L) ? Affinity.INTEGER : Affinity.NUMERIC;
			default -> throw new AssertionError(kinds);
		};
		assertThat(Affinity.of(reported)).isEqualTo(affinity);
	}

	@Test
	void noTypeHasTheAffinityOfBlob() {
		assertThat(Affinity.of(null)).isEqualTo(Affinity.BLOB);
	}

	static Stream<Arguments> pairs() {
		List<Arguments> pairs = new ArrayList<>();
		for (String before : TYPES) {
			TYPES.forEach((after) -> pairs.add(Arguments.of(before, after, false)));
			STRICT_TYPES.forEach((after) -> pairs.add(Arguments.of(before, after, true)));
		}
		return pairs.stream();
	}

	@ParameterizedTest(name = "{0} -> {1}, strict {2}")
	@MethodSource("pairs")
	void aValueIsAMisfitIfItIsChangedOrStaysWhatTheTypeIsNotFor(String before, String after, boolean strict)
			throws SQLException {
		run("CREATE TABLE one (\"c c\" " + before + ")",
				"CREATE TABLE two (c " + after + ")" + (strict ? " STRICT" : ""));
		String type = after.replace(" COLLATE NOCASE", "");
		String condition = Affinity.misfit(type, strict, "\"c c\"");
		List<String> told = new ArrayList<>();
		List<String> expected = new ArrayList<>();
		for (String value : VALUES) {
			run("DELETE FROM one", "DELETE FROM two", "INSERT INTO one VALUES (" + value + ")");
			if (!condition.isEmpty() && ask("SELECT 1 FROM one WHERE " + condition) != null) {
				told.add(value);
			}
			if (isMisfit(type, strict)) {
				expected.add(value);
			}
		}
		assertThat(told).isEqualTo(expected);
	}

	/** A column may hold a computed value, which has no affinity of its own. */
	@ParameterizedTest(name = "{0}, strict {1}")
	@MethodSource("types")
	void anExpressionIsJudgedAsItsValueIs(String type, boolean strict) throws SQLException {
		run("CREATE TABLE one (c)");
		for (String value : VALUES) {
			run("DELETE FROM one", "INSERT INTO one VALUES (" + value + ")");
			String stored = Affinity.misfit(type, strict, "c");
			String computed = Affinity.misfit(type, strict, "\"x\"");
			if (!stored.isEmpty()) {
				assertThat(ask("SELECT " + computed + " FROM (SELECT (c\n) AS \"x\" FROM one)")).as(value)
					.isEqualTo(ask("SELECT " + stored + " FROM one"));
			}
		}
	}

	static Stream<Arguments> types() {
		return Stream.concat(
				TYPES.stream().filter((type) -> !type.contains(" ")).map((type) -> Arguments.of(type, false)),
				STRICT_TYPES.stream().map((type) -> Arguments.of(type, true)));
	}

	/** Copy the value, and judge what has become of it by rules of this test alone. */
	private boolean isMisfit(String type, boolean strict) throws SQLException {
		Object before = ask("SELECT \"c c\" FROM one");
		try {
			run("INSERT INTO two SELECT \"c c\" FROM one");
		}
		catch (SQLException ex) {
			assertThat(strict).isTrue();
			assertThat(ex.getMessage()).contains("SQLITE_CONSTRAINT_DATATYPE");
			return true;
		}
		Object after = ask("SELECT c FROM two");
		boolean isItsKind = switch (type.toUpperCase(Locale.ROOT)) {
			case "INTEGER", "INT" -> after == null || after instanceof Long;
			case "REAL" -> after == null || after instanceof Double;
			default -> true;
		};
		return !isItsKind || !isSame(before, after);
	}

	private boolean isSame(@Nullable Object before, @Nullable Object after) throws SQLException {
		if (before instanceof String text && after instanceof Number) {
			return isWritten(text, after);
		}
		if (before instanceof Double real && after instanceof String text) {
			return real.equals(parsed(text)) || (real == 0 && text.equals("0.0"));
		}
		if (before instanceof Long && after instanceof String text) {
			return text.equals(before.toString());
		}
		if (before instanceof Long integer && after instanceof Double real) {
			return exact(real).compareTo(BigDecimal.valueOf(integer)) == 0;
		}
		if (before instanceof Double real && after instanceof Long integer) {
			return exact(real).compareTo(BigDecimal.valueOf(integer)) == 0;
		}
		if (before instanceof Double real && after instanceof Double copied) {
			// There are two zeros, which are equal
			return real.doubleValue() == copied.doubleValue();
		}
		if (before instanceof byte[] bytes && after instanceof byte[] copied) {
			return Arrays.equals(bytes, copied);
		}
		return Objects.equals(before, after);
	}

	/** A column for floating point may be given a whole number as an integer. */
	private boolean isWritten(String text, Object number) throws SQLException {
		boolean whole = number instanceof Double real && text.equals(String.valueOf(real.longValue()))
				&& exact(real).compareTo(new BigDecimal(text)) == 0;
		return whole || text.equals(ask("SELECT CAST(c AS TEXT) FROM two"));
	}

	private static @Nullable Double parsed(String text) {
		try {
			return Double.valueOf(text);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static BigDecimal exact(double real) {
		return new BigDecimal(real);
	}

	private void run(String... statements) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private @Nullable Object ask(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			if (!rows.next()) {
				return null;
			}
			Object value = rows.getObject(1);
			return (value instanceof Integer integer) ? Long.valueOf(integer) : value;
		}
	}

}
