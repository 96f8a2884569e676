package io.github.dbmig.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import io.github.dbmig.sql.SqlToken.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlLexerTests {

	private static final long SEED = 20261123;

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\u00a7', delimiter = '\u00a6', textBlock = """
			abc ¦ WORD
			_a1$b ¦ WORD
			élan ¦ WORD
			x ¦ WORD
			xy ¦ WORD
			"a""b" ¦ QUOTED_NAME
			`a``b` ¦ QUOTED_NAME
			[a "b;c] ¦ QUOTED_NAME
			"" ¦ QUOTED_NAME
			'it''s' ¦ STRING
			'' ¦ STRING
			'-- no comment; really' ¦ STRING
			x'0aF9' ¦ BLOB
			X'' ¦ BLOB
			x'0' ¦ ILLEGAL
			x'0g' ¦ ILLEGAL
			x'0a ¦ ILLEGAL
			0 ¦ NUMBER
			12.5 ¦ NUMBER
			12. ¦ NUMBER
			.5 ¦ NUMBER
			1e10 ¦ NUMBER
			1.5E-3 ¦ NUMBER
			1.e+3 ¦ NUMBER
			0xBeef ¦ NUMBER
			1_000 ¦ NUMBER
			0xff_ff ¦ NUMBER
			1_0.5_0e1_0 ¦ NUMBER
			1__0 ¦ ILLEGAL
			1_ ¦ ILLEGAL
			1_.5 ¦ ILLEGAL
			1._5 ¦ ILLEGAL
			0x_1 ¦ ILLEGAL
			1a ¦ ILLEGAL
			1e ¦ ILLEGAL
			0x ¦ ILLEGAL
			1$ ¦ ILLEGAL
			? ¦ PARAMETER
			?12 ¦ PARAMETER
			:a1 ¦ PARAMETER
			@a ¦ PARAMETER
			$a ¦ PARAMETER
			#1 ¦ PARAMETER
			$a::b(c) ¦ PARAMETER
			:1 ¦ PARAMETER
			: ¦ ILLEGAL
			$a( ¦ ILLEGAL
			; ¦ SEMICOLON
			-- to the end ¦ LINE_COMMENT
			-- ¦ LINE_COMMENT
			/* a * b */ ¦ BLOCK_COMMENT
			/**/ ¦ BLOCK_COMMENT
			/*/ not closed ¦ BLOCK_COMMENT
			/* not closed; ¦ BLOCK_COMMENT
			|| ¦ OPERATOR
			-> ¦ OPERATOR
			->> ¦ OPERATOR
			<= ¦ OPERATOR
			<> ¦ OPERATOR
			!= ¦ OPERATOR
			== ¦ OPERATOR
			<< ¦ OPERATOR
			>> ¦ OPERATOR
			>= ¦ OPERATOR
			. ¦ OPERATOR
			~ ¦ OPERATOR
			! ¦ ILLEGAL
			{ ¦ ILLEGAL
			] ¦ ILLEGAL
			'open ¦ ILLEGAL
			'open'' ¦ ILLEGAL
			"open ¦ ILLEGAL
			`open ¦ ILLEGAL
			[open ¦ ILLEGAL
			""")
	void aTokenHasItsKind(String text, Kind kind) {
		assertThat(SqlLexer.tokens(text)).containsExactly(new SqlToken(kind, text, 0, 1));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\u00a7', delimiter = '\u00a6', textBlock = """
			a.b ¦ a|.|b
			a||b ¦ a|§||§|b
			1..2 ¦ 1.|.2
			1.2.3 ¦ 1.2|.3
			1-1 ¦ 1|-|1
			1e+ ¦ 1e|+
			a->>'$.b' ¦ a|->>|'$.b'
			a-->b ¦ a|-->b
			a<-1 ¦ a|<|-|1
			x'00'y ¦ x'00'|y
			N'a' ¦ N|'a'
			a"b"c ¦ a|"b"|c
			[a]] ¦ [a]|]
			'a''b'c ¦ 'a''b'|c
			?1a ¦ ?1|a
			:a::b ¦ :a::b
			:: ¦ :|:
			a:b ¦ a|:b
			/* ¦ /|*
			/**/*/ ¦ /**/|*|/
			$a(b)c ¦ $a(b)|c
			""")
	void tokensEndWhereSqliteEndsThem(String text, String expected) {
		String actual = SqlLexer.tokens(text)
			.stream()
			.map((token) -> token.text().equals("||") ? "\u00a7||\u00a7" : token.text())
			.collect(Collectors.joining("|"));
		assertThat(actual).isEqualTo(expected);
	}

	@Test
	void tokensKnowTheirOffsetAndLine() {
		assertThat(SqlLexer.tokens("a\r\n'x\ny' -- c\r\n;")).containsExactly(new SqlToken(Kind.WORD, "a", 0, 1),
				new SqlToken(Kind.WHITESPACE, "\r\n", 1, 1), new SqlToken(Kind.STRING, "'x\ny'", 3, 2),
				new SqlToken(Kind.WHITESPACE, " ", 8, 3), new SqlToken(Kind.LINE_COMMENT, "-- c", 9, 3),
				new SqlToken(Kind.WHITESPACE, "\r\n", 13, 3), new SqlToken(Kind.SEMICOLON, ";", 15, 4));
	}

	@Test
	void aByteOrderMarkIsWhiteSpaceExceptInsideAName() {
		assertThat(kinds("\uFEFFa")).containsExactly(Kind.WHITESPACE, Kind.WORD);
		assertThat(kinds("a\uFEFFb")).containsExactly(Kind.WORD);
	}

	@Test
	void aLoneCarriageReturnDoesNotEndAComment() {
		assertThat(kinds("-- a\rb")).containsExactly(Kind.LINE_COMMENT);
	}

	@Test
	void aNonBreakingSpaceIsAName() {
		assertThat(kinds("a \u00a0")).containsExactly(Kind.WORD, Kind.WHITESPACE, Kind.WORD);
	}

	@Test
	void aVerticalTabIsWhiteSpaceOnlyAfterOther() {
		assertThat(kinds(" \u000b")).containsExactly(Kind.WHITESPACE);
		assertThat(kinds("\u000b ")).containsExactly(Kind.ILLEGAL, Kind.WHITESPACE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\0b", "'a\0b'", "-- a\0b", "/* a\0b */", "[a\0b]", "x'\0'", "$a(\0)" })
	void aNulIsNeverHiddenInsideAToken(String text) {
		assertThat(SqlLexer.tokens(text))
			.anyMatch((token) -> token.kind() == Kind.ILLEGAL && token.text().equals("\0"));
	}

	@Test
	void anEmptyTextHasNoTokens() {
		assertThat(SqlLexer.tokens("")).isEmpty();
	}

	@Test
	void tokensPutTogetherGiveTheTextBack() {
		RandomSql random = new RandomSql(SEED);
		for (int i = 0; i < 2000; i++) {
			String text = random.textWithSemicolonsAndNuls(30);
			int offset = 0;
			int line = 1;
			StringBuilder together = new StringBuilder();
			for (SqlToken token : SqlLexer.tokens(text)) {
				assertThat(token.text()).as("seed %d, text %d: %s", SEED, i, text).isNotEmpty();
				assertThat(token.offset()).as("seed %d, text %d: %s", SEED, i, text).isEqualTo(offset);
				assertThat(token.line()).as("seed %d, text %d: %s", SEED, i, text).isEqualTo(line);
				together.append(token.text());
				offset += token.text().length();
				line += (int) token.text().chars().filter((c) -> c == '\n').count();
			}
			assertThat(together).as("seed %d, text %d", SEED, i).hasToString(text);
		}
	}

	@Test
	void whatSqliteDoesNotRecognizeIsIllegalAndNothingElse() throws SQLException {
		RandomSql random = new RandomSql(SEED);
		int accepted = 0;
		int unrecognized = 0;
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
			for (int i = 0; i < 10000; i++) {
				String sql = "SELECT 1 " + random.text(4);
				String error = error(connection, sql);
				List<String> illegal = illegal(sql);
				if (error == null) {
					assertThat(illegal).as("seed %d, text %d: %s", SEED, i, sql).isEmpty();
					assertThat(error(connection, SqlText.canonical(sql))).as("seed %d, text %d: %s", SEED, i, sql)
						.isNull();
					accepted++;
				}
				else if (error.contains("unrecognized token")) {
					assertThat(illegal).as("seed %d, text %d: %s", SEED, i, sql).isNotEmpty();
					// SQLite has removed separators from a number by the time it
					// complains
					if (!illegal.get(0).contains("_")) {
						assertThat(error).as("seed %d, text %d: %s", SEED, i, sql)
							.contains("unrecognized token: \"" + illegal.get(0) + "\"");
					}
					unrecognized++;
				}
			}
		}
		assertThat(accepted).isGreaterThan(500);
		assertThat(unrecognized).isGreaterThan(500);
	}

	private static List<Kind> kinds(String text) {
		return SqlLexer.tokens(text).stream().map(SqlToken::kind).toList();
	}

	private static List<String> illegal(String sql) {
		return SqlLexer.tokens(sql)
			.stream()
			.filter((token) -> token.kind() == Kind.ILLEGAL)
			.map(SqlToken::text)
			.toList();
	}

	private static @Nullable String error(Connection connection, String sql) {
		try {
			connection.prepareStatement(sql).close();
			return null;
		}
		catch (SQLException ex) {
			return ex.getMessage();
		}
	}

}
