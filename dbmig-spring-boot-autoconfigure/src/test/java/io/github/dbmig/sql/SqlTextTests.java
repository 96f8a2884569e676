package io.github.dbmig.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.sql.SqlToken.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlTextTests {

	private static final long SEED = 42;

	@ParameterizedTest
	@ValueSource(strings = { "SELECT a , 1 FROM t", "SELECT a,1 FROM t;", "\uFEFFSELECT a,\r\n\t1\r\nFROM t ; ;\r\n",
			"-- why\nSELECT/* x */a,1 -- ; '\nFROM t; -- done", "SELECT a,1 FROM t /* not closed" })
	void layoutCommentsAndSemicolonsAtTheEndDoNotCount(String sql) {
		assertThat(SqlText.canonical(sql)).isEqualTo("SELECT a , 1 FROM t");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\u00a7', delimiter = '\u00a6', textBlock = """
			SELECT a ¦ select a
			SELECT a ¦ SELECT "a"
			SELECT 'a b' ¦ SELECT 'a  b'
			SELECT "a b" ¦ SELECT "ab"
			SELECT 'a''b' ¦ SELECT 'a' 'b'
			SELECT 'a--b' ¦ SELECT 'a'
			SELECT x'00' ¦ SELECT x '00'
			SELECT - - 1 ¦ SELECT --1
			SELECT 1.5 ¦ SELECT 1 .5
			SELECT a ; SELECT b ¦ SELECT a SELECT b
			SELECT a <> b ¦ SELECT a < > b
			SELECT :a ¦ SELECT : a
			SELECT [a b] ¦ SELECT [a  b]
			""")
	void whatSqliteReadsDifferentlyStaysDifferent(String one, String other) {
		assertThat(SqlText.canonical(one)).isNotEqualTo(SqlText.canonical(other));
	}

	@Test
	void lineEndsInsideQuotesCount() {
		assertThat(SqlText.canonical("SELECT 'a\r\nb'\r\n")).isEqualTo("SELECT 'a\r\nb'");
		assertThat(SqlText.canonical("SELECT 'a\nb'\r\n")).isEqualTo("SELECT 'a\nb'");
	}

	@Test
	void theSemicolonsInATriggerStay() {
		assertThat(SqlText.canonical("CREATE TRIGGER a DELETE ON t BEGIN\n SELECT 1;\nEND;"))
			.isEqualTo("CREATE TRIGGER a DELETE ON t BEGIN SELECT 1 ; END");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ";", " ;; ", "-- a", "/* a */;" })
	void nothingIsEmpty(String sql) {
		assertThat(SqlText.canonical(sql)).isEmpty();
	}

	@Test
	void randomTextsShareACanonicalFormOnlyIfTheyShareTheirTokens() {
		RandomSql random = new RandomSql(SEED);
		Map<String, List<String>> seen = new HashMap<>();
		for (int i = 0; i < 50000; i++) {
			String text = random.textWithSemicolonsAndNuls(4);
			List<String> tokens = meaningful(text);
			List<String> former = seen.putIfAbsent(SqlText.canonical(text), tokens);
			assertThat((former != null) ? former : tokens).as("seed %d, text %d: %s", SEED, i, text).isEqualTo(tokens);
		}
		assertThat(seen).hasSizeGreaterThan(1000).hasSizeLessThan(49000);
	}

	@Test
	void theCanonicalFormOfALegalTextIsItsOwn() {
		RandomSql random = new RandomSql(SEED);
		for (int i = 0; i < 5000; i++) {
			String text = random.text(10);
			if (SqlLexer.tokens(text).stream().noneMatch((token) -> token.kind() == Kind.ILLEGAL)) {
				String canonical = SqlText.canonical(text);
				assertThat(SqlText.canonical(canonical)).as("seed %d, text %d: %s", SEED, i, text).isEqualTo(canonical);
			}
		}
	}

	private static List<String> meaningful(String text) {
		List<String> tokens = SqlLexer.tokens(text)
			.stream()
			.filter((token) -> !token.isTrivia())
			.map(SqlToken::text)
			.toList();
		int count = tokens.size();
		while (count > 0 && tokens.get(count - 1).equals(";")) {
			count--;
		}
		return tokens.subList(0, count);
	}

}
