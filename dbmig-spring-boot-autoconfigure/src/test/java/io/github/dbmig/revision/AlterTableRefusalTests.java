package io.github.dbmig.revision;

import java.util.List;
import java.util.stream.Stream;

import io.github.dbmig.operation.Execute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AlterTableRefusalTests {

	private static final String ALTER_COLUMN = "Write ALTER COLUMN name, followed by SET NOT NULL, DROP NOT NULL, "
			+ "SET DEFAULT expression, DROP DEFAULT or TYPE type [COLLATE collation] [USING expression].";

	private static final String UNIQUE = "Write ADD [CONSTRAINT name] UNIQUE (column, …).";

	private static final String CHECK = "Write ADD [CONSTRAINT name] CHECK (expression).";

	private static final String FOREIGN_KEY = "Write ADD [CONSTRAINT name] FOREIGN KEY (column, …) REFERENCES table "
			+ "[(column, …)] [ON DELETE action] [ON UPDATE action] [DEFERRABLE INITIALLY DEFERRED].";

	private static final String OWN = ", or a statement of its own, which SQLite reads: it takes one change at a time.";

	static Stream<Arguments> unreadable() {
		return Stream.of(
				Arguments.of("ALTER TABLE t ALTER", "expected a column name after 'ALTER', found the end",
						ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER COLUMN c", "expected SET, DROP or TYPE after 'c', found the end",
						ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER COLUMN order SET NOT NULL",
						"expected a column name after 'COLUMN', found 'order', which is a name only in quotes",
						ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c SET NULL",
						"expected NOT NULL, DEFAULT or DATA TYPE after 'SET', found 'NULL'", ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c SET NOT", "expected NULL after 'NOT', found the end", ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c SET NOT NULL NOW",
						"expected a comma or the end after 'NULL', found 'NOW'", ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c DROP IDENTITY",
						"expected NOT NULL or DEFAULT after 'DROP', found 'IDENTITY'", ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c SET DEFAULT",
						"expected an expression after 'DEFAULT', found the end", ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c SET DEFAULT ?",
						"expected an expression without parameters after 'DEFAULT', found '?'", ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c SET DEFAULT (1", "expected ')' after '1', found the end",
						ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c SET DEFAULT ()", "expected an expression after '(', found ')'",
						ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c SET DEFAULT 1)", "expected a comma or the end after '1', found ')'",
						ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c SET DEFAULT 0 SET NOT NULL",
						"expected a comma or the end after '0', found 'SET'", ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c TYPE", "expected a type after 'TYPE', found the end", ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c SET DATA INT", "expected TYPE after 'DATA', found 'INT'",
						ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c TYPE VARCHAR(max)", "expected a number after '(', found 'max'",
						ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c TYPE INT USING f(:x)",
						"expected an expression without parameters after '(', found ':x'", ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER c TYPE INT USING",
						"expected an expression after 'USING', found the end", ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ALTER \"\" SET NOT NULL",
						"alterColumn: the column name is blank; pass the name as it stands in the database, without "
								+ "quotes",
						ALTER_COLUMN),
				Arguments.of("ALTER TABLE t ADD CONSTRAINT n NOT NULL c",
						"expected UNIQUE, PRIMARY KEY, CHECK or FOREIGN KEY after 'n', found 'NOT'",
						"Write ADD [CONSTRAINT name], followed by UNIQUE, PRIMARY KEY, CHECK or FOREIGN KEY."),
				Arguments.of("ALTER TABLE t ADD CONSTRAINT UNIQUE (a)",
						"expected the constraint's name after 'CONSTRAINT', found 'UNIQUE', which is a name only in "
								+ "quotes",
						"Write ADD [CONSTRAINT name], followed by UNIQUE, PRIMARY KEY, CHECK or FOREIGN KEY."),
				Arguments.of("ALTER TABLE t ADD UNIQUE a", "expected '(' after 'UNIQUE', found 'a'", UNIQUE),
				Arguments.of("ALTER TABLE t ADD UNIQUE (a DESC)", "expected ',' or ')' after 'a', found 'DESC'",
						UNIQUE),
				Arguments.of("ALTER TABLE t ADD UNIQUE (lower(a))", "expected ',' or ')' after 'lower', found '('",
						UNIQUE),
				Arguments.of("ALTER TABLE t ADD UNIQUE (a) ON CONFLICT IGNORE",
						"expected a comma or the end after ')', found 'ON'", UNIQUE),
				Arguments.of("ALTER TABLE t ADD CONSTRAINT n UNIQUE (a, A)",
						"unique: the column name \"A\" is given twice; remove or rename one of them", UNIQUE),
				Arguments.of("ALTER TABLE t ADD PRIMARY (a)", "expected KEY after 'PRIMARY', found '('",
						"Write ADD [CONSTRAINT name] PRIMARY KEY (column, …)."),
				Arguments.of("ALTER TABLE t ADD CHECK a > 0", "expected '(' after 'CHECK', found 'a'", CHECK),
				Arguments.of("ALTER TABLE t ADD CHECK (a > 0) NOT VALID",
						"expected a comma or the end after ')', found 'NOT'", CHECK),
				Arguments.of("ALTER TABLE t ADD FOREIGN KEY (a)", "expected REFERENCES after ')', found the end",
						FOREIGN_KEY),
				Arguments.of("ALTER TABLE t ADD FOREIGN KEY (a, b) REFERENCES p (x)",
						"foreignKey: (\"a\", \"b\") can't refer to \"p\"(\"x\"); name as many columns on both sides, "
								+ "or none of the table's for its primary key",
						FOREIGN_KEY),
				Arguments.of("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES main.p",
						"expected a comma or the end after 'main', found '.'", FOREIGN_KEY),
				Arguments.of("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p ON DELETE NOTHING",
						"expected CASCADE, SET NULL, SET DEFAULT, RESTRICT or NO ACTION after 'DELETE', "
								+ "found 'NOTHING'",
						FOREIGN_KEY),
				Arguments.of("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p ON DELETE CASCADE ON DELETE RESTRICT",
						"expected one action only after 'DELETE', found 'RESTRICT'", FOREIGN_KEY),
				Arguments.of("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p MATCH FULL",
						"expected a comma or the end after 'p', found 'MATCH'", FOREIGN_KEY),
				Arguments.of("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p NOT DEFERRABLE",
						"expected a comma or the end after 'p', found 'NOT'", FOREIGN_KEY),
				Arguments.of("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p DEFERRABLE INITIALLY IMMEDIATE",
						"expected a comma or the end after 'p', found 'DEFERRABLE'", FOREIGN_KEY),
				Arguments.of("ALTER TABLE t DROP CONSTRAINT IF EXISTS n",
						"expected a comma or the end after 'IF', found 'EXISTS'", "Write DROP CONSTRAINT name."),
				Arguments.of("ALTER TABLE t DROP CONSTRAINT n CASCADE",
						"nothing is dropped together with a constraint, so CASCADE can't follow its name; drop what "
								+ "refers to it before",
						"Write DROP CONSTRAINT name."),
				Arguments.of("ALTER TABLE t RENAME CONSTRAINT a b", "expected TO after 'a', found 'b'",
						"Write RENAME CONSTRAINT name TO name."),
				Arguments.of("ALTER TABLE t ALTER c SET NOT NULL, b SET NOT NULL",
						"expected ADD, ALTER, DROP or RENAME after ',', found 'b'",
						"Write a change that begins with ADD, ALTER, DROP or RENAME" + OWN),
				Arguments.of("ALTER TABLE t DROP c,", "expected ADD, ALTER, DROP or RENAME after ',', found the end",
						"Write a change that begins with ADD, ALTER, DROP or RENAME" + OWN),
				Arguments.of("ALTER TABLE t ADD COLUMN a INT UNIQUE ON CONFLICT IGNORE, DROP b",
						"expected a comma or the end after 'UNIQUE', found 'ON'", "Write ADD COLUMN name type" + OWN),
				Arguments.of("ALTER TABLE t ALTER a SET NOT NULL ON CONFLICT IGNORE, DROP b",
						"expected a comma or the end after 'NULL', found 'ON'",
						"Write a change that begins with ADD, ALTER, DROP or RENAME" + OWN),
				Arguments.of("ALTER TABLE t DROP a, RENAME TO u", "RENAME TO stands beside other changes",
						"Write RENAME TO name" + OWN),
				Arguments.of("ALTER TABLE t RENAME TO u, DROP a", "expected the end after 'u', found ','",
						"Write RENAME TO name" + OWN),
				Arguments.of("ALTER TABLE t ALTER c SET DEFAULT 'a' 'b', ALTER d SET '" + "x".repeat(60) + "'",
						"expected NOT NULL, DEFAULT or DATA TYPE after 'SET', found ''" + "x".repeat(38) + "…'",
						ALTER_COLUMN));
	}

	@ParameterizedTest
	@MethodSource("unreadable")
	void aFormThatSqliteLacksMustBeReadable(String sql, String problem, String action) {
		SqlRevisions.assertRefused(sql + ";",
				"In the SQL revision " + SqlRevisions.ORIGIN + ", line 3, ALTER TABLE can't be read: " + problem + ".",
				action);
	}

	@Test
	void theLineIsTheOneWithTheProblem() {
		SqlRevisions.assertRefused(
				"DROP TABLE x;\nALTER TABLE t\n  ALTER a SET NOT NULL,\n  ALTER b\n\n  SET NULL,\n" + "  DROP c;",
				"In the SQL revision " + SqlRevisions.ORIGIN
						+ ", line 8, ALTER TABLE can't be read: expected NOT NULL, DEFAULT or DATA TYPE after 'SET', "
						+ "found 'NULL'.",
				ALTER_COLUMN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ALTER TABLE t ADD COLUMN c INT NOT NULL ON CONFLICT IGNORE",
			"ALTER TABLE t ADD COLUMN c INT NULL ON CONFLICT FAIL",
			"ALTER TABLE t ADD COLUMN c UNIQUE ON CONFLICT FAIL", "ALTER TABLE t ADD COLUMN c INTEGER PRIMARY KEY DESC",
			"ALTER TABLE t ADD COLUMN c PRIMARY KEY ON CONFLICT IGNORE",
			"ALTER TABLE t ADD COLUMN c INTEGER PRIMARY KEY PRIMARY KEY",
			"ALTER TABLE t ADD COLUMN c REFERENCES p MATCH FULL", "ALTER TABLE t ADD COLUMN c REFERENCES p (a, b)",
			"ALTER TABLE t ADD COLUMN c REFERENCES p NOT DEFERRABLE",
			"ALTER TABLE t ADD COLUMN c REFERENCES p DEFERRABLE",
			"ALTER TABLE t ADD COLUMN c REFERENCES p DEFERRABLE INITIALLY IMMEDIATE",
			"ALTER TABLE t ADD COLUMN c REFERENCES p NOT NULL DEFERRABLE INITIALLY DEFERRED",
			"ALTER TABLE t ADD COLUMN c REFERENCES p ON INSERT CASCADE",
			"ALTER TABLE t ADD COLUMN c REFERENCES p ON DELETE CASCADE ON DELETE SET NULL",
			"ALTER TABLE t ADD COLUMN c CONSTRAINT n NOT NULL DEFAULT 0",
			"ALTER TABLE t ADD COLUMN c CONSTRAINT n NULL", "ALTER TABLE t ADD COLUMN c CONSTRAINT n DEFAULT 1",
			"ALTER TABLE t ADD COLUMN c CONSTRAINT n COLLATE NOCASE", "ALTER TABLE t ADD COLUMN c CONSTRAINT n",
			"ALTER TABLE t ADD COLUMN c CONSTRAINT n AS (1)", "ALTER TABLE t ADD COLUMN c NULL NOT NULL",
			"ALTER TABLE t ADD COLUMN c DEFAULT 1 DEFAULT 2",
			"ALTER TABLE t ADD COLUMN c COLLATE NOCASE COLLATE BINARY", "ALTER TABLE t ADD COLUMN c AS (1) AS (2)",
			"ALTER TABLE t ADD COLUMN c DEFAULT \"text\"", "ALTER TABLE t ADD COLUMN c DEFAULT now()",
			"ALTER TABLE t ADD COLUMN c DEFAULT ?", "ALTER TABLE t ADD COLUMN c CHECK (c > ?)",
			"ALTER TABLE t ADD COLUMN c CHECK ()", "ALTER TABLE t ADD COLUMN c AS (1) 'STORED'",
			"ALTER TABLE t ADD COLUMN \"\" INT", "ALTER TABLE t ADD COLUMN IF NOT EXISTS c INT",
			"ALTER TABLE t ADD COLUMN", "ALTER TABLE t ADD (a INT, b INT)", "ALTER TABLE t DROP COLUMN IF EXISTS c",
			"ALTER TABLE t DROP PRIMARY KEY", "ALTER TABLE IF EXISTS t ADD c", "ALTER TABLE temp.t ADD c",
			"ALTER TABLE temp.t ALTER c SET NOT NULL", "ALTER TABLE main.t.u ADD c", "ALTER TABLE ONLY t ADD c",
			"ALTER TABLE order ADD c", "ALTER TABLE t RENAME c TO \"\"", "ALTER TABLE t RENAME TO main.u",
			"ALTER TABLE t ENABLE TRIGGER x", "ALTER TABLE t", "ALTER TABLE", "ALTER VIEW v RENAME TO w",
			"EXPLAIN ALTER TABLE t ADD c", "CREATE TABLE t(a)", "ALTERED",
			"ALTER TABLE t ALTER c SET NOT NULL ON CONFLICT IGNORE",
			"ALTER TABLE t ADD CONSTRAINT n CHECK (c > 0) ON CONFLICT IGNORE" })
	void whatNoOperationSaysWithoutLossGoesToSqliteAsItStands(String sql) {
		assertThat(SqlRevisions.operations("  " + sql + " ; -- done")).isEqualTo(List.of(new Execute(sql, List.of())));
	}

	@Test
	void aDeepExpressionIsNoProblem() {
		String deep = "(".repeat(50_000) + "1" + ")".repeat(50_000);
		assertThat(SqlRevisions.operations("ALTER TABLE t ALTER c TYPE INT USING 0 + " + deep))
			.noneMatch(Execute.class::isInstance);
	}

}
