package io.github.dbmig.revision;

import java.util.List;

import io.github.dbmig.Direction;
import io.github.dbmig.operation.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What remedies become stands in {@link AlterTablePairs#remedies()}.
 */
class RemedyTests {

	private static final String IN = "In the SQL revision " + SqlRevisions.ORIGIN + ", line ";

	private static final String BACKFILL_PLACE = "Put it right before an ALTER TABLE that says ADD COLUMN or "
			+ "SET NOT NULL, or remove it.";

	private static final String ON_VIOLATION_PLACE = "Put it right before an ALTER TABLE that adds a constraint, "
			+ "or says SET NOT NULL or TYPE, or remove it.";

	static List<AlterTablePairs.Pair> remedies() {
		return AlterTablePairs.remedies();
	}

	@ParameterizedTest
	@MethodSource("remedies")
	void aRemedyIsNoPartOfTheChecksum(AlterTablePairs.Pair pair) {
		List<Operation> without = SqlRevisions.operations(pair.sql().replaceAll("(?m)^--.*$", ""));
		assertThat(without).isNotEqualTo(pair.operations());
		assertThat(SqlRevisions.checksum(pair.operations())).isEqualTo(SqlRevisions.checksum(without));
	}

	@ParameterizedTest
	@ValueSource(strings = { "UPDATE t SET a = 1", "DROP TABLE t", "ALTER TABLE t DROP COLUMN c",
			"ALTER TABLE t RENAME TO u", "ALTER TABLE t RENAME a TO b", "ALTER TABLE t DROP CONSTRAINT n",
			"ALTER TABLE t ALTER c DROP NOT NULL", "ALTER TABLE t ALTER c SET DEFAULT 1",
			"ALTER TABLE t ADD COLUMN c INT NOT NULL ON CONFLICT FAIL", "ALTER TABLE t ADD COLUMN c AS (1)" })
	void aRemedyBeforeAStatementThatCannotTakeItIsRefused(String statement) {
		SqlRevisions.assertRefused("DROP TABLE x;\n-- backfill: 0\n\n" + statement + ";",
				IN + "4, the remedy '-- backfill: 0' stands before a statement that can't take it, line 6.",
				BACKFILL_PLACE);
		SqlRevisions.assertRefused("-- on-violation: delete\n" + statement,
				IN + "3, the remedy '-- on-violation: delete' stands before a statement that can't take it, line 4.",
				ON_VIOLATION_PLACE);
	}

	@Test
	void eachKindOfRemedyHasItsChanges() {
		SqlRevisions.assertRefused("-- backfill: 0\nALTER TABLE t ADD UNIQUE (a)",
				IN + "3, the remedy '-- backfill: 0' stands before a statement that can't take it, line 4.",
				BACKFILL_PLACE);
		SqlRevisions.assertRefused("-- backfill: 0\nALTER TABLE t ALTER a TYPE INT",
				IN + "3, the remedy '-- backfill: 0' stands before a statement that can't take it, line 4.",
				BACKFILL_PLACE);
		SqlRevisions.assertRefused("-- on-violation: fail\nALTER TABLE t ADD COLUMN c INT NOT NULL DEFAULT 1",
				IN + "3, the remedy '-- on-violation: fail' stands before a statement that can't take it, line 4.",
				ON_VIOLATION_PLACE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-- the end", "\n-- downgrade\nALTER TABLE t ALTER c SET NOT NULL;" })
	void aRemedyAtTheEndOfAPartIsRefused(String rest) {
		SqlRevisions.assertRefused("DROP TABLE x;\n-- backfill: 0\n" + rest,
				IN + "4, the remedy '-- backfill: 0' stands before no statement.", BACKFILL_PLACE);
	}

	@Test
	void aRemedyAtTheEndOfTheDowngradeIsRefused() {
		SqlRevisionScript script = SqlRevisions.upgrade("-- downgrade\n-- on-violation: fail");
		assertThatExceptionOfType(RevisionException.class).isThrownBy(() -> script.operations(Direction.UPGRADE))
			.satisfies((ex) -> assertThat(ex.description())
				.isEqualTo(IN + "4, the remedy '-- on-violation: fail' stands before no statement."));
	}

	@Test
	void aRemedyGivenTwiceIsRefused() {
		SqlRevisions.assertRefused(
				"-- backfill: 0\n-- on-violation: fail\n-- backfill: 0\nALTER TABLE t ALTER c SET NOT NULL",
				"The SQL revision " + SqlRevisions.ORIGIN
						+ " has a second line '-- backfill: …' before the same statement, line 5.",
				"Keep one. Several changes with a remedy each are statements of their own.");
	}

	@Test
	void aRemedyThatSeveralChangesCouldTakeIsRefused() {
		SqlRevisions.assertRefused(
				"-- backfill: 0\nALTER TABLE t ALTER a SET NOT NULL, DROP x, ADD b INT NOT NULL, ADD UNIQUE (a)",
				IN + "3, the remedy '-- backfill: 0' could be for several changes of the statement in line 4: "
						+ "alter column \"a\", add column \"b\".",
				"Write each of them as a statement of its own, with its remedy above it.");
		SqlRevisions.assertRefused("-- on-violation: delete\nALTER TABLE t ALTER a TYPE INT, ADD UNIQUE (a)",
				IN + "3, the remedy '-- on-violation: delete' could be for several changes of the statement in line 4: "
						+ "alter column \"a\", add unique (\"a\").",
				"Write each of them as a statement of its own, with its remedy above it.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--backfill: x", "-- Backfill:x", "-- backfill:x", "-- backfill:", "--  backfill: 0",
			"-- BACKFILL: 0", "-- back-fill: 0", "-- back fill: 0", "-- backfills: 0", "-- backfill = 0",
			"-- backfill 0", "-- backfill 'x'", "-- backfill -1.5", "-- backfill : 0", "--- backfill: 0",
			" -- backfill: 0", "/* x */ -- backfill: 0", "/* backfill: 0 */", "-- on violation: delete",
			"--on-violation: delete", "-- on_violation: delete", "-- onviolation: delete", "-- On-Violation: delete",
			"-- on-violations: delete", "-- on-violation = delete", "-- on-violation delete",
			"-- on-violation:quarantine", "-- on-violation:", "/* on-violation: fail */" })
	void whatWasProbablyMeantToBeARemedyIsRefused(String line) {
		int start = line.lastIndexOf("--");
		String shown = line.startsWith("/* x") ? line.substring(start) : line.strip();
		SqlRevisions.assertRefused("ALTER TABLE t DROP x;\n" + line + "\nALTER TABLE t ALTER c SET NOT NULL;",
				"The SQL revision " + SqlRevisions.ORIGIN + " has the line '" + shown
						+ "', which is no remedy where and as it stands, line 4.",
				"Write '-- backfill: EXPRESSION', or '-- on-violation: ' and delete, quarantine or fail, from the "
						+ "first column of a line of its own, or reword the comment.");
	}

	@Test
	void aRemedyBehindItsStatementIsRefused() {
		SqlRevisions.assertRefused("ALTER TABLE t ALTER c SET NOT NULL; -- backfill: 0\n",
				"The SQL revision " + SqlRevisions.ORIGIN
						+ " has the line '-- backfill: 0', which is no remedy where and as it stands, line 3.",
				"Write '-- backfill: EXPRESSION', or '-- on-violation: ' and delete, quarantine or fail, from the "
						+ "first column of a line of its own, or reword the comment.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- backfill the rows", "-- backfill", "-- The backfill: it takes long",
			"-- backfilled: 3", "-- on violation of the rule", "-- see on-violation: below",
			"-- backfill 0 rows at first", "-- on-violation delete them by hand" })
	void aCommentThatSaysMoreIsNoRemedy(String line) {
		assertThat(SqlRevisions.operations(line + "\nDROP TABLE t;")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "-- backfill: 1 +)|expected the end of the expression after '+', found ')'",
					"-- backfill: 1, 2|expected the end of the expression after '1', found ','",
					"-- backfill: 0;|expected the end of the expression after '0', found ';'",
					"-- backfill: (1|expected ')' after '1', found the end",
					"-- backfill: (1;)|expected ')' after '1', found ';'",
					"-- backfill: f((1;|expected ')' after '1', found ';'",
					"-- backfill: ?|expected an expression without parameters, found '?'",
					"-- backfill: 'it's'|expected the end of the expression after 's', found '''",
					"-- backfill: -- nothing|expected an expression, found the end",
					"-- backfill: SELECT 1|expected an expression, found 'SELECT'",
					"-- on-violation: drop|expected delete, quarantine or fail, found 'drop'",
					"-- on-violation: DELETE|expected delete, quarantine or fail, found 'DELETE'",
					"-- on-violation: delete them|expected delete, quarantine or fail, found 'delete them'" })
	void aRemedyThatSaysNothingIsRefused(String line, String problem) {
		SqlRevisions.assertRefused("\n" + line + "\nALTER TABLE t ALTER c SET NOT NULL;",
				IN + "4, the remedy '" + line + "' can't be read: " + problem + ".", "Correct the line.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- backfill: 0", "-- on-violation: delete", "--backfill: 0" })
	void aRemedyInsideAStatementIsRefused(String line) {
		SqlRevisions.assertRefused("ALTER TABLE t\n  " + line + "\n  ALTER a SET NOT NULL;",
				"The SQL revision " + SqlRevisions.ORIGIN + " has the remedy '" + line
						+ "' inside a statement, line 4.",
				"Put it on a line of its own above the statement. Several changes with a remedy each are statements of "
						+ "their own.");
	}

	@Test
	void whatLooksLikeARemedyInAnotherStatementIsAComment() {
		assertThat(SqlRevisions.operations("""
				CREATE TRIGGER x AFTER INSERT ON t BEGIN
				-- backfill: 0
				DELETE FROM t;
				END;
				""")).hasSize(1);
	}

	@Test
	void windowsLineEndsAreLineEnds() {
		for (AlterTablePairs.Pair pair : AlterTablePairs.remedies()) {
			assertThat(SqlRevisions.operations(pair.sql().replace("\n", "\r\n"))).isEqualTo(pair.operations());
		}
	}

}
