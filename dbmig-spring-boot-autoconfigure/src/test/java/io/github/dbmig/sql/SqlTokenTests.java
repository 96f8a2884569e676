package io.github.dbmig.sql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlTokenTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\u00a7', delimiter = '\u00a6', textBlock = """
			"a""b" ¦ a"b
			`a``b` ¦ a`b
			[a""b] ¦ a""b
			[a[[b] ¦ a[[b
			'it''s' ¦ it's
			"it''s" ¦ it''s
			Abc ¦ Abc
			"" ¦ §§
			12 ¦ 12
			'open ¦ 'open
			""")
	void quotesAreRemovedAndDoubledOnesUndone(String text, String value) {
		assertThat(token(text).unquoted()).isEqualTo(value);
	}

	@Test
	void wordsAreComparedByAsciiCaseOnly() {
		assertThat(token("bEgIn").isWord("BEGIN")).isTrue();
		assertThat(token("beginn").isWord("BEGIN")).isFalse();
		assertThat(token("\"BEGIN\"").isWord("BEGIN")).isFalse();
		assertThat(token("'BEGIN'").isWord("BEGIN")).isFalse();
		assertThat(token("in\u017fert").isWord("INSERT")).isFalse();
		assertThat(token("beg\u0131n").isWord("BEGIN")).isFalse();
	}

	@Test
	void triviaIsWhiteSpaceAndComments() {
		assertThat(token(" \n").isTrivia()).isTrue();
		assertThat(token("-- a").isTrivia()).isTrue();
		assertThat(token("/* a */").isTrivia()).isTrue();
		assertThat(token(";").isTrivia()).isFalse();
		assertThat(token(" ").isComment()).isFalse();
		assertThat(token("{").isTrivia()).isFalse();
	}

	@Test
	void operatorsAreTellable() {
		assertThat(token("(").isOperator("(")).isTrue();
		assertThat(token("(").isOperator(")")).isFalse();
		assertThat(token("'('").isOperator("(")).isFalse();
	}

	private static SqlToken token(String text) {
		return SqlLexer.tokens(text).get(0);
	}

}
