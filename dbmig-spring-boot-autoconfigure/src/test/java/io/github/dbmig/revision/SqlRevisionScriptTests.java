package io.github.dbmig.revision;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import io.github.dbmig.Direction;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.OperationRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqlRevisionScriptTests {

	private static final String ORIGIN = "db/revisions/ec81_x.sql";

	private static final String WHOLE = """
			-- revision: ec813e760b53
			-- revises: 834b1a697901
			-- message: remove a column
			-- created: 2026-11-23T10:15:30Z

			-- upgrade
			ALTER TABLE user DROP COLUMN about_me;

			-- downgrade
			ALTER TABLE user ADD COLUMN about_me VARCHAR(140);
			""";

	@Test
	void theExampleOfTheDesignIsRead() {
		SqlRevisionScript script = script(WHOLE);
		assertThat(script.info()).isEqualTo(new RevisionInfo("ec813e760b53", List.of("834b1a697901"), "remove a column",
				Instant.parse("2026-11-23T10:15:30Z"), List.of(), List.of(), true, ORIGIN));
		assertThat(script.id()).isEqualTo("ec813e760b53");
		assertThat(script.operations(Direction.UPGRADE))
			.isEqualTo(OperationRecorder.record((op) -> op.alterTable("user", (t) -> t.dropColumn("about_me"))));
		assertThat(script.operations(Direction.DOWNGRADE)).isEqualTo(OperationRecorder
			.record((op) -> op.alterTable("user", (t) -> t.addColumn("about_me", "VARCHAR(140)"))));
		assertThat(script.location(Direction.UPGRADE, 0)).isEqualTo(ORIGIN + ", line 7");
		assertThat(script.location(Direction.DOWNGRADE, 0)).isEqualTo(ORIGIN + ", line 10");
	}

	@Test
	void onlyTheIdAndTheUpgradeAreNeeded() {
		SqlRevisionScript script = script("-- revision: a\n-- upgrade");
		assertThat(script.info())
			.isEqualTo(new RevisionInfo("a", List.of(), "", null, List.of(), List.of(), false, ORIGIN));
		assertThat(script.operations(Direction.UPGRADE)).isEmpty();
		assertThat(script.operations(Direction.DOWNGRADE)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "b, c", "b,c", "b c", " b ,  c ,", "b\tc" })
	void listsAreSplitAtCommasAndSpaces(String list) {
		RevisionInfo info = script("-- revision: a\n-- revises: " + list + "\n-- labels: " + list + "\n-- depends-on: "
				+ list + "\n-- upgrade\n")
			.info();
		assertThat(info.revises()).containsExactly("b", "c");
		assertThat(info.labels()).containsExactly("b", "c");
		assertThat(info.dependsOn()).containsExactly("b", "c");
	}

	@Test
	void aHeaderWithoutAValueIsLikeNone() {
		RevisionInfo info = script("-- revision: a\n-- revises:\n-- message:\n-- labels:\n-- upgrade\n").info();
		assertThat(info.revises()).isEmpty();
		assertThat(info.labels()).isEmpty();
		assertThat(info.message()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--revision:a", "--  revision :  a  ", "--\trevision:\ta\t" })
	void spacesInAHeaderDoNotMatter(String line) {
		assertThat(script(line + "\n-- upgrade\n").id()).isEqualTo("a");
	}

	@Test
	void aMessageMayHoldColonsAndHyphens() {
		assertThat(script("-- revision: a\n-- message: fix: a -- and 'b'; c\n-- upgrade\n").info().message())
			.isEqualTo("fix: a -- and 'b'; c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- message: ", "--message:" })
	void onlyALineFeedEndsAHeader(String line) {
		assertThat(script("-- revision: a\n" + line + "b\rc\u2028d\n-- upgrade\n").info().message())
			.isEqualTo("b\rc\u2028d");
	}

	@Test
	void theCharacterThatStandsForAWrongOneIsRead() {
		assertThat(script("-- revision: a\n-- message: \uFFFD\n-- upgrade\n").info().message()).isEqualTo("\uFFFD");
	}

	@Test
	void commentsThatAreNoHeadersMayStandAtTheTop() {
		assertThat(script("-- Made by hand, see the handbook\n--\n-----\n-- revision: a\n   \n-- upgrade\n").id())
			.isEqualTo("a");
	}

	@Test
	void theOrderOfHeadersDoesNotMatter() {
		assertThat(script("-- message: m\n-- revision: a\n-- upgrade\n").info().title()).isEqualTo("a \"m\"");
	}

	@ParameterizedTest
	@CsvSource({ "author", "depends_on", "Revises", "REVISION", "down-revision", "revision2" })
	void anUnknownHeaderIsRefused(String header) {
		assertRefused("-- revision: a\n-- " + header + ": x\n-- upgrade\n",
				"The SQL revision " + ORIGIN + " has the unknown header '" + header + "' in line 2.",
				"The headers are revision, revises, message, created, labels and depends-on. Put other comments below "
						+ "'-- upgrade'.");
	}

	@Test
	void aHeaderGivenTwiceIsRefused() {
		// What a merge of two branches leaves when both sides of a conflict are kept
		assertRefused("-- revision: a\n-- revises: b\n-- revises: c\n-- upgrade\n",
				"The SQL revision " + ORIGIN + " has a second line '-- revises: …', line 3.",
				"Keep one; several values stand in one line, with commas between them.");
	}

	@Test
	void anIdIsNeeded() {
		assertRefused("-- message: a\n-- upgrade\n",
				"The SQL revision " + ORIGIN + " has no line '-- revision: …' at its top.",
				"Give it an id there, such as the first part of its name.");
		assertRefused("-- upgrade\n-- revision: a\n",
				"The SQL revision " + ORIGIN + " has no line '-- revision: …' at its top.",
				"Give it an id there, such as the first part of its name.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- revision: a\n", "", "-- revision: a\n-- Upgrade\n", "-- revision: a\n-- upgrade:\n",
			"-- revision: a\n--upgrade\n", "-- revision: a\n-- upgrade now\n", "-- revision: a\r-- upgrade\r" })
	void theUpgradeMarkerIsNeeded(String text) {
		assertThatExceptionOfType(RevisionException.class).isThrownBy(() -> script(text))
			.satisfies((ex) -> assertThat(ex.description()).containsAnyOf("has no line '-- upgrade'",
					"has the unknown header 'upgrade'", "looks like a marker and is none"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "DROP TABLE t;", " -- upgrade", "/* licence */", "<<<<<<< HEAD", ";" })
	void nothingButHeadersAndCommentsStandsAboveTheUpgrade(String line) {
		assertRefused("-- revision: a\n" + line + "\n-- upgrade\n",
				"The SQL revision " + ORIGIN
						+ " has something before the line '-- upgrade': line 2 is neither empty nor begins with --.",
				"Put statements below '-- upgrade' or '-- downgrade'.");
	}

	@Test
	void theDowngradeStandsBelowTheUpgrade() {
		assertRefused("-- revision: a\n-- downgrade\n-- upgrade\n",
				"The SQL revision " + ORIGIN + " has the line '-- downgrade' above '-- upgrade', in line 2.",
				"Put the upgrade first.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "yesterday", "2026-11-23", "2026-11-23T10:15:30", "2026-11-23 10:15:30Z", "\u001b[2J" })
	void aTimeThatIsNoInstantIsRefused(String created) {
		assertRefused("-- revision: a\n-- created: " + created + "\n-- upgrade\n", "The SQL revision " + ORIGIN
				+ " was 'created' at '" + created.replace("\u001b", "\\u001b") + "' in line 2, which is no instant.",
				"Write it as 2026-11-23T10:15:30Z, or leave it out.");
	}

	// C22
	@Test
	void withoutADowngradeItIsIrreversible() {
		SqlRevisionScript script = script("-- revision: a\n-- upgrade\nDROP TABLE t;\n");
		assertThat(script.info().reversible()).isFalse();
		assertThat(script.operations(Direction.DOWNGRADE)).isEmpty();
	}

	@Test
	void anEmptyDowngradeIsAWayBack() {
		SqlRevisionScript script = script("-- revision: a\n-- upgrade\nDROP TABLE t;\n-- downgrade\n");
		assertThat(script.info().reversible()).isTrue();
		assertThat(script.operations(Direction.DOWNGRADE)).isEmpty();
		assertThat(script("-- revision: a\n-- upgrade\n-- downgrade\nDROP TABLE t;").info().reversible()).isTrue();
		assertThat(script("-- revision: a\n-- upgrade\n-- downgrade").info().reversible()).isTrue();
	}

	@Test
	void windowsLineEndsAreLineEnds() {
		SqlRevisionScript script = script(WHOLE.replace("\n", "\r\n"));
		assertThat(script.info()).isEqualTo(script(WHOLE).info());
		assertThat(script.operations(Direction.UPGRADE)).isEqualTo(script(WHOLE).operations(Direction.UPGRADE));
		assertThat(script.operations(Direction.DOWNGRADE)).isEqualTo(script(WHOLE).operations(Direction.DOWNGRADE));
		assertThat(script.location(Direction.DOWNGRADE, 0)).isEqualTo(ORIGIN + ", line 10");
	}

	@Test
	void spacesAfterAMarkerDoNotMatter() {
		SqlRevisionScript script = script(
				WHOLE.replace("-- upgrade", "-- upgrade \t").replace("-- downgrade", "-- downgrade  "));
		assertThat(script.info().reversible()).isTrue();
		assertThat(script.operations(Direction.DOWNGRADE)).hasSize(1);
	}

	@Test
	void aByteOrderMarkIsSkipped() {
		assertThat(script("\uFEFF" + WHOLE).info()).isEqualTo(script(WHOLE).info());
		assertThat(script("\uFEFF" + WHOLE).location(Direction.UPGRADE, 0)).isEqualTo(ORIGIN + ", line 7");
	}

	@Test
	void lettersOfAllLanguagesAreRead() {
		SqlRevisionScript script = script(
				"-- revision: größe\n-- message: Maße 📏\n-- upgrade\nDROP TABLE \"größe📏\";");
		assertThat(script.info().title()).isEqualTo("größe \"Maße 📏\"");
		assertThat(sql(script, Direction.UPGRADE)).containsExactly("DROP TABLE \"größe📏\"");
	}

	@Test
	void whatIsNotUtf8IsRefused() {
		for (byte[] bytes : List.of("-- message: Größe\n".getBytes(StandardCharsets.ISO_8859_1),
				WHOLE.getBytes(StandardCharsets.UTF_16))) {
			assertThatExceptionOfType(RevisionException.class).isThrownBy(() -> new SqlRevisionScript(bytes, ORIGIN))
				.satisfies((ex) -> {
					assertThat(ex.description()).isEqualTo("The SQL revision " + ORIGIN + " is not encoded in UTF-8.");
					assertThat(ex.action()).isEqualTo("Save it as UTF-8.");
				});
		}
	}

	@Test
	void statementsAreSplitWhereSqliteSplitsThem() {
		SqlRevisionScript script = script("""
				-- revision: a
				-- upgrade

				CREATE TABLE t(a DEFAULT ';', -- one; two
					b);   INSERT INTO t VALUES (1, ';

				');
				/* drop; it */ CREATE TRIGGER tr AFTER INSERT ON t BEGIN
					DELETE FROM t; SELECT 1;
				END;
				;;
				DROP TABLE t
				""");
		assertThat(sql(script, Direction.UPGRADE)).containsExactly("CREATE TABLE t(a DEFAULT ';', -- one; two\n\tb)",
				"INSERT INTO t VALUES (1, ';\n\n')",
				"CREATE TRIGGER tr AFTER INSERT ON t BEGIN\n\tDELETE FROM t; SELECT 1;\nEND", "DROP TABLE t");
		assertThat(List.of(0, 1, 2, 3)).map((index) -> script.location(Direction.UPGRADE, index))
			.containsExactly(ORIGIN + ", line 4", ORIGIN + ", line 5", ORIGIN + ", line 8", ORIGIN + ", line 12");
	}

	@Test
	void operationsAreTheSameListEachTimeAndCannotBeChanged() {
		SqlRevisionScript script = script(WHOLE);
		List<Operation> operations = script.operations(Direction.UPGRADE);
		assertThat(operations).isUnmodifiable().isEqualTo(script.operations(Direction.UPGRADE));
	}

	@Test
	void aMarkerInTheBodyOfATriggerIsNone() {
		SqlRevisionScript script = script("""
				-- revision: a
				-- upgrade
				CREATE TEMP TRIGGER tr AFTER INSERT ON t BEGIN
					DELETE FROM t;
				-- downgrade
					DELETE FROM u;
				-- upgrade
				END;
				DROP TABLE x;
				""");
		assertThat(script.info().reversible()).isFalse();
		assertThat(sql(script, Direction.UPGRADE)).hasSize(2);
		assertThat(script.operations(Direction.DOWNGRADE)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "INSERT INTO t VALUES ('\n-- downgrade\n');", "INSERT INTO t VALUES ('a;\n-- downgrade\n');",
					"CREATE TABLE t(\"a;\n-- downgrade\n\");", "CREATE TABLE t(`a;\n-- downgrade\n`);",
					"CREATE TABLE t([a;\n-- downgrade\n]);", "DROP TABLE t; /* ;\n-- downgrade\n*/",
					"/*;\n-- downgrade\n*/", "INSERT INTO t VALUES ('a''b;\n-- downgrade\n-- upgrade\n');",
					"-- it's\nINSERT INTO t VALUES ('a;\n-- downgrade\n');",
					"INSERT INTO \"it's\" VALUES ('a;\n-- downgrade\n');" })
	void aMarkerInsideAStringANameOrACommentIsNone(String statement) {
		SqlRevisionScript without = script("-- revision: a\n-- upgrade\n" + statement);
		assertThat(without.info().reversible()).isFalse();
		assertThat(sql(without, Direction.DOWNGRADE)).isEmpty();
		SqlRevisionScript with = script("-- revision: a\n-- upgrade\n" + statement + "\n-- downgrade\nDROP TABLE u;");
		assertThat(with.info().reversible()).isTrue();
		assertThat(sql(with, Direction.DOWNGRADE)).containsExactly("DROP TABLE u");
		assertThat(sql(with, Direction.UPGRADE)).isEqualTo(sql(without, Direction.UPGRADE));
	}

	/**
	 * Taken for a comment, it would let the way back run at the end of the way there.
	 */
	@ParameterizedTest
	@ValueSource(strings = { " -- downgrade", "-- downgrade;", "-- Downgrade", "--downgrade", "-- downgrade:",
			"-- down", "-- DOWN-GRADE", "/* x */ -- downgrade", "-- up" })
	void whatWasProbablyMeantToBeAMarkerIsRefused(String line) {
		SqlRevisionScript script = script("-- revision: a\n-- upgrade\nDROP TABLE t;\n" + line + "\nDROP TABLE u;\n");
		String comment = line.substring(line.indexOf("--"));
		assertThatExceptionOfType(RevisionException.class).isThrownBy(() -> script.operations(Direction.UPGRADE))
			.satisfies((ex) -> {
				assertThat(ex.description()).isEqualTo("The SQL revision " + ORIGIN + " has the line '" + comment
						+ "', which is no marker where and as it stands, line 4.");
				assertThat(ex.action()).isEqualTo("Write '-- upgrade' or '-- downgrade', or reword the comment.");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- downgrade to a", "-- upgrade the rows too", "-- put it down" })
	void aCommentThatSaysMoreIsNoMarker(String line) {
		SqlRevisionScript script = script("-- revision: a\n-- upgrade\nDROP TABLE t;\n" + line + "\nDROP TABLE u;\n");
		assertThat(script.info().reversible()).isFalse();
		assertThat(sql(script, Direction.UPGRADE)).containsExactly("DROP TABLE t", "DROP TABLE u");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- revises aaaa", "-- depends-on x", "--upgrade", "-- Upgrade:" })
	void aHeaderThatIsNoneIsRefused(String line) {
		assertThatExceptionOfType(RevisionException.class)
			.isThrownBy(() -> script("-- revision: a\n" + line + "\n-- upgrade\nDROP TABLE t;\n"))
			.withMessageContaining("The SQL revision " + ORIGIN + " has the line '" + line + "', which ")
			.withMessageContaining("line 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "DROP TABLE t", "DROP TRIGGER t", "DROP TABLE t -- it's; gone;", "DROP TABLE 'trigger'",
			"DROP TABLE t /*;*/" })
	void aMarkerAfterAStatementWithoutSemicolonIsRefused(String statement) {
		String text = "-- revision: a\n-- upgrade\n\n" + statement + "\n-- downgrade\nCREATE TABLE t(a);\n";
		assertThat(script(text).info().reversible()).isFalse();
		assertOperationsRefused(text,
				"The SQL revision " + ORIGIN + " has the line '-- downgrade' inside a statement that begins in line 4.",
				"Close the statement before it with a semicolon.");
	}

	@Test
	void aTriggerWithoutSemicolonBeforeTheMarkerIsRefused() {
		assertOperationsRefused(
				"-- revision: a\n-- upgrade\nCREATE TRIGGER x DELETE ON t BEGIN SELECT 1; END\n-- downgrade\nDROP TRIGGER x;\n",
				"The SQL revision " + ORIGIN
						+ " can't be read: line 5: a ; is missing before DROP, which follows the END of a "
						+ "CREATE TRIGGER; add it after END.",
				"Correct the file.");
	}

	@Test
	void theLastStatementBeforeTheMarkerIsNotLostIfItIsTheLastOfAll() {
		SqlRevisionScript script = script("-- revision: a\n-- upgrade\nDROP TABLE t\n-- downgrade\n");
		assertThat(script.info().reversible()).isTrue();
		assertThat(sql(script, Direction.UPGRADE)).containsExactly("DROP TABLE t");
	}

	@ParameterizedTest
	@CsvSource({ "-- upgrade, '-- upgrade\nDROP TABLE t;\n-- upgrade\n', 4",
			"-- upgrade, '-- upgrade\n-- downgrade\nDROP TABLE t;\n-- upgrade\n', 5",
			"-- downgrade, '-- upgrade\n-- downgrade\nDROP TABLE t;\n-- downgrade\n', 5" })
	void aSecondMarkerIsRefused(String marker, String text, int line) {
		assertOperationsRefused("-- revision: a\n" + text,
				"The SQL revision " + ORIGIN + " has a second line '" + marker + "', line " + line + ".",
				"Keep one '-- upgrade' and at most one '-- downgrade' below it.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
			"COMMIT; COMMIT is not allowed in a revision: dbmig commits all pending revisions together; remove",
			"begin immediate; BEGIN is not allowed in a revision: it already runs inside dbmig's transaction",
			"PRAGMA foreign_keys = ON; PRAGMA foreign_keys is not allowed in a revision: dbmig keeps foreign keys",
			"VACUUM; VACUUM is not allowed in a revision: SQLite can't run it inside a transaction",
			"ATTACH 'x.db' AS x; ATTACH is not allowed in a revision: dbmig backs up, commits and rolls back one" })
	void statementsThatWouldEscapeTheTransactionAreRefused(String statement, String reason) {
		for (String part : List.of("-- upgrade\n\n", "-- upgrade\n-- downgrade\n")) {
			assertThatExceptionOfType(RevisionException.class).isThrownBy(
					() -> script("-- revision: a\n" + part + "  " + statement + ";\n").operations(Direction.UPGRADE))
				.satisfies((ex) -> {
					assertThat(ex.description()).startsWith("In the SQL revision " + ORIGIN + ", line 4, " + reason)
						.endsWith(".");
					assertThat(ex.action()).isEqualTo("Correct the file.");
				});
		}
	}

	@Test
	void aFileThatIsNotSqlIsRefusedWithItsLine() {
		assertOperationsRefused("-- revision: a\n-- upgrade\nDROP TABLE t;\nDROP TABLE 'u;\n-- downgrade\n",
				"The SQL revision " + ORIGIN
						+ " can't be read: line 4: string literal is not closed; add the missing '.",
				"Correct the file.");
	}

	@Test
	void statementsAreNotLookedAtBeforeTheyAreAskedFor() {
		assertThat(script("-- revision: a\n-- upgrade\nCOMMIT; 'open\n").id()).isEqualTo("a");
		assertThat(script("-- revision: a\n-- upgrade\nCOMMIT;\n-- downgrade\n'open\n").info().reversible()).isTrue();
	}

	@Test
	void theFingerprintChangesWithTheBytes() {
		assertThat(script(WHOLE).fingerprint()).matches("[0-9a-f]{32}").isEqualTo(script(WHOLE).fingerprint());
		assertThat(List.of(WHOLE, WHOLE + " ", WHOLE.replace("\n", "\r\n"), "\uFEFF" + WHOLE,
				WHOLE.replace("VARCHAR(140)", "VARCHAR(141)")))
			.extracting((text) -> script(text).fingerprint())
			.doesNotHaveDuplicates();
	}

	private static SqlRevisionScript script(String text) {
		return new SqlRevisionScript(text.getBytes(StandardCharsets.UTF_8), ORIGIN);
	}

	private static List<String> sql(SqlRevisionScript script, Direction direction) {
		return script.operations(direction).stream().map((operation) -> ((Execute) operation).sql()).toList();
	}

	private static void assertRefused(String text, String description, String action) {
		assertThatExceptionOfType(RevisionException.class).isThrownBy(() -> script(text))
			.satisfies((ex) -> assertThat(List.of(ex.description(), ex.action())).containsExactly(description, action));
	}

	private static void assertOperationsRefused(String text, String description, String action) {
		SqlRevisionScript script = script(text);
		for (Direction direction : List.of(Direction.UPGRADE, Direction.DOWNGRADE)) {
			assertThatExceptionOfType(RevisionException.class).isThrownBy(() -> script.operations(direction))
				.satisfies((ex) -> assertThat(List.of(ex.description(), ex.action())).containsExactly(description,
						action));
		}
	}

}
