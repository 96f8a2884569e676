package io.github.dbmig.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SqlNamesTests {

	@ParameterizedTest
	@ValueSource(strings = { "plain", "with space", "a\"b", "a\"\"b", "it's", "a;b", "select", "a]b`c", "é😀", "a\r\nb",
			"" })
	void namesAndLiteralsComeBackFromSqlite(String value) throws SQLException {
		String sql = "SELECT " + SqlNames.literal(value) + " AS " + SqlNames.quote(value);
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo(value);
			assertThat(rows.getString(1)).isEqualTo(value);
		}
		assertThat(SqlLexer.tokens(SqlNames.quote(value)).get(0).unquoted()).isEqualTo(value);
		assertThat(SqlLexer.tokens(SqlNames.literal(value)).get(0).unquoted()).isEqualTo(value);
	}

	@Test
	void aNulIsRefusedWithoutSayingTheText() {
		assertThatIllegalArgumentException().isThrownBy(() -> SqlNames.quote("ab\0c"))
			.withMessage("The name holds a NUL character at position 2, where SQLite would stop reading the "
					+ "statement; remove it");
		assertThatIllegalArgumentException().isThrownBy(() -> SqlNames.literal("\0secret"))
			.withMessage("The text holds a NUL character at position 0, where SQLite would stop reading the "
					+ "statement; remove it");
	}

	@Test
	void namesAreComparedByAsciiCaseOnly() {
		assertThat(SqlNames.same("Orders", "oRDERS")).isTrue();
		assertThat(SqlNames.same("É", "é")).isFalse();
		assertThat(SqlNames.same("K", "\u212a")).isFalse();
		assertThat(SqlNames.same("a", "ab")).isFalse();
		assertThat(SqlNames.fold("OrdersÉ[@Z")).isEqualTo("ordersÉ[@z");
	}

}
