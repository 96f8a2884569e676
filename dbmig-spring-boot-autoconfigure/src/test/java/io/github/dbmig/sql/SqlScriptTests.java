package io.github.dbmig.sql;

import java.util.List;

import io.github.dbmig.sql.SqlScript.Comment;
import io.github.dbmig.sql.SqlScript.Fragment;
import io.github.dbmig.sql.SqlScript.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqlScriptTests {

	@Test
	void statementsHaveNeitherTheirSemicolonNorWhatIsAroundThem() {
		assertThat(SqlScript.split("\n  SELECT 1 ;\r\n;;\tSELECT /* b; */ 2\n--x;\n FROM t; SELECT 3\n"))
			.containsExactly(new Statement("SELECT 1", 2, 3), new Statement("SELECT /* b; */ 2\n--x;\n FROM t", 3, 18),
					new Statement("SELECT 3", 5, 50));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n", ";", ";\n;", "\uFEFF", "/* only */", "-- only" })
	void aScriptMayHoldNoStatement(String script) {
		assertThat(SqlScript.statements(script)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT ';'", "SELECT 'a'';--b'", "SELECT \"a;b\"", "SELECT [a;b'c]", "SELECT `a;'b`",
			"SELECT \"a\"\";b\"", "SELECT '-- ;' AS a", "SELECT /* ; ' */ 1", "SELECT 1 -- it's; so\n + 2",
			"SELECT x'3b'", "SELECT 'é;😀'", "SELECT 'a;\r\nb'", "SELECT ':a;'", "SELECT begin, end FROM t",
			"CREATE TABLE x(a DEFAULT (CASE WHEN 1 THEN 2 END))", "CREATE TABLE \"trigger\"(\"end\")",
			"CREATE VIEW trigger_v AS SELECT 1 AS \"begin\"", "BEGIN IMMEDIATE", "END TRANSACTION",
			"\"CREATE\" TRIGGER" })
	void semicolonsInsideQuotesAndCommentsSplitNothing(String statement) {
		assertThat(SqlScript.split("SELECT 0;" + statement + ";SELECT 9")).extracting(Fragment::text)
			.containsExactly("SELECT 0", statement, "SELECT 9");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TRIGGER a DELETE ON t BEGIN SELECT 1; END",
			"CREATE TRIGGER a DELETE ON t BEGIN SELECT 1;; END",
			"create temp trigger a after insert on t begin select 1; select 2; end",
			"CREATE TEMPORARY TRIGGER IF NOT EXISTS a DELETE ON t BEGIN SELECT 1; END",
			"CREATE/**/TRIGGER a DELETE ON t BEGIN SELECT 1;/* END; */END",
			"CREATE -- TABLE\n TRIGGER a DELETE ON t BEGIN SELECT 1; -- END;\n END",
			"EXPLAIN CREATE TRIGGER a DELETE ON t BEGIN SELECT 1; END",
			"EXPLAIN QUERY PLAN CREATE TRIGGER a DELETE ON t BEGIN SELECT 1; END",
			"CREATE TRIGGER a DELETE ON t BEGIN SELECT CASE WHEN 1 THEN CASE 2 WHEN 3 THEN 4 END END; SELECT 5; END",
			"CREATE TRIGGER a DELETE ON t WHEN CASE old.x WHEN 1 THEN 1 ELSE 0 END BEGIN SELECT 1; END",
			"CREATE TRIGGER a UPDATE OF begin, end ON t BEGIN SELECT end, \"end\", [end], 'end' FROM t; SELECT begin FROM t; END",
			"CREATE TRIGGER a INSERT ON t BEGIN WITH w(x) AS (SELECT 1) INSERT INTO t SELECT x FROM w; UPDATE t SET x = 1; END",
			"CREATE TRIGGER \"a;b\" DELETE ON [t;u] BEGIN DELETE FROM `t;u` WHERE a = '; END;'; END" })
	void aTriggerBodyIsOneStatement(String trigger) {
		assertThat(SqlScript.split("SELECT 0;" + trigger + "  ;SELECT 9;" + trigger)).extracting(Fragment::text)
			.containsExactly("SELECT 0", trigger, "SELECT 9", trigger);
	}

	@Test
	void commentsBetweenStatementsAreKept() {
		String script = "\uFEFF-- revision: a\r\n-- revises: b\r\n\r\n-- upgrade\r\nSELECT 1; -- same line\r\n"
				+ "  -- indented\r\n/* block */\r\n/* block */ SELECT /* inside */ 2 -- inside\r\n;\n/* over\nlines */  \n-- downgrade";
		assertThat(SqlScript.split(script).stream().map(SqlScriptTests::described)).containsExactly(
				"1 own -- revision: a", "2 own -- revises: b", "4 own -- upgrade", "5 SELECT 1", "5 -- same line",
				"6 -- indented", "7 own /* block */", "8 /* block */", "8 SELECT /* inside */ 2",
				"10 own /* over\nlines */", "12 own -- downgrade");
	}

	@Test
	void commentsAfterALastStatementWithoutSemicolonFollowIt() {
		assertThat(SqlScript.split("SELECT 1 -- a\n-- downgrade\n")).containsExactly(new Statement("SELECT 1", 1, 0),
				new Comment("-- a", 1, false), new Comment("-- downgrade", 2, true));
	}

	@Test
	void aBlockCommentThatIsNotClosedRunsToTheEnd() {
		assertThat(SqlScript.split("SELECT 1; /* a; SELECT 2;")).containsExactly(new Statement("SELECT 1", 1, 0),
				new Comment("/* a; SELECT 2;", 1, false));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\u00a7', delimiter = '\u00a6',
			textBlock = """
					SELECT 'a; SELECT 2; ¦ string literal is not closed; add the missing '
					SELECT "a ¦ quoted name is not closed; add the missing "
					SELECT `a ¦ quoted name is not closed; add the missing `
					SELECT [a ¦ quoted name is not closed; add the missing ]
					SELECT x'0 ¦ blob literal is not well-formed; write pairs of hexadecimal digits, as in x'0a1b'
					SELECT 1a ¦ number 1a is not well-formed; separate it from what follows it
					SELECT : a ¦ parameter has no name or is not closed; write :name
					SELECT { ¦ character { has no meaning in SQL; remove or quote it
					SELECT 1;' ¦ string literal is not closed; add the missing '
					CREATE TRIGGER a DELETE ON t BEGIN SELECT 1; ¦ CREATE TRIGGER is not closed; end each statement of its body with ; and add END; after the last
					CREATE TRIGGER a DELETE ON t BEGIN SELECT 1 END; ¦ CREATE TRIGGER is not closed; end each statement of its body with ; and add END; after the last
					CREATE TRIGGER a DELETE ON t; SELECT 1 ¦ CREATE TRIGGER is not closed; end each statement of its body with ; and add END; after the last
					CREATE TRIGGER a DELETE ON t BEGIN SELECT 1; END SELECT 2; ¦ a ; is missing before SELECT, which follows the END of a CREATE TRIGGER; add it after END
					""")
	void whatIsMissingIsNamedWithItsLine(String script, String problem) {
		assertThatExceptionOfType(SqlSyntaxException.class)
			.isThrownBy(() -> SqlScript.split("SELECT 0;\r\n-- it's\r\n" + script))
			.withMessage("line 3: " + problem)
			.satisfies((ex) -> assertThat(ex.line()).isEqualTo(3))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(problem));
	}

	@Test
	void aNulIsRefusedWhereSqliteWouldSilentlyStop() {
		assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(() -> SqlScript.split("SELECT 1;\nSELECT\0 2"))
			.withMessage("line 2: NUL character, where SQLite would stop reading; remove it");
		assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(() -> SqlScript.split("\u007f"))
			.withMessage("line 1: character U+007F has no meaning in SQL; remove or quote it");
	}

	@Test
	void theLineOfAnOpenStringIsWhereItStarts() {
		assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(() -> SqlScript.split("SELECT\n'a\nb\nc;\n"))
			.withMessage("line 2: string literal is not closed; add the missing '");
	}

	@Test
	void statementsAreTheScriptWithoutItsComments() {
		List<Statement> statements = SqlScript.statements("-- a\nSELECT 1; -- b\nSELECT 2;");
		assertThat(statements).containsExactly(new Statement("SELECT 1", 2, 5), new Statement("SELECT 2", 3, 20));
	}

	private static String described(Fragment fragment) {
		boolean ownLine = fragment instanceof Comment comment && comment.ownLine();
		return fragment.line() + (ownLine ? " own " : " ") + fragment.text();
	}

}
