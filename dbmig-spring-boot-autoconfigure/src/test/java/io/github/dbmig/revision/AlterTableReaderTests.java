package io.github.dbmig.revision;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.dbmig.Direction;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.OperationJson;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AlterTableReaderTests {

	private static final List<String> GAPS = List.of(" ", "\n", "\t", "/* , ( */", " -- it's (\n", "\r\n", " /**/ ");

	static Stream<AlterTablePairs.Pair> pairs() {
		return Stream
			.of(AlterTablePairs.columns(), AlterTablePairs.constraints(), AlterTablePairs.ofSqlite(),
					AlterTablePairs.addedColumns(), AlterTablePairs.several(), AlterTablePairs.remedies())
			.flatMap(List::stream);
	}

	static Stream<AlterTablePairs.Pair> withoutRemedies() {
		return pairs().filter((pair) -> !pair.sql().startsWith("--"));
	}

	@Test
	void thereAreManyPairsAndNoneTwice() {
		assertThat(pairs().map(AlterTablePairs.Pair::sql)).hasSizeGreaterThan(80).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void sqlAndJavaSayTheSame(AlterTablePairs.Pair pair) {
		List<Operation> operations = SqlRevisions.operations(pair.sql() + ";\n");
		assertThat(operations).isEqualTo(pair.operations());
		assertThat(SqlRevisions.checksum(operations)).isEqualTo(SqlRevisions.checksum(pair.operations()));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void theHistoryKeepsWhatWasRead(AlterTablePairs.Pair pair) {
		List<Operation> operations = SqlRevisions.operations(pair.sql());
		assertThat(OperationJson.read(OperationJson.write(operations))).isEqualTo(operations);
	}

	@ParameterizedTest
	@MethodSource("withoutRemedies")
	void whiteSpaceAndCommentsMayStandAnywhere(AlterTablePairs.Pair pair) {
		Random random = new Random(pair.sql().hashCode());
		String expected = SqlRevisions.checksum(pair.operations());
		for (int i = 0; i < 20; i++) {
			StringBuilder sql = new StringBuilder();
			for (SqlToken token : SqlLexer.tokens(pair.sql())) {
				if (!token.isTrivia()) {
					sql.append(token.text()).append(GAPS.get(random.nextInt(GAPS.size())));
				}
			}
			assertThat(SqlRevisions.checksum(SqlRevisions.operations(sql.toString()))).as(sql.toString())
				.isEqualTo(expected);
		}
	}

	/**
	 * Everything but what is in braces is a keyword or an operator here.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "ALTER TABLE {t} ALTER COLUMN {c} SET NOT NULL", "ALTER TABLE {t} ALTER {c} DROP NOT NULL",
			"ALTER TABLE {main}.{t} ALTER COLUMN {c} DROP DEFAULT",
			"ALTER TABLE {t} ADD CONSTRAINT {n} UNIQUE ({a}, {b})", "ALTER TABLE {t} ADD PRIMARY KEY ({a}, {b})",
			"ALTER TABLE {t} ADD CONSTRAINT {n} FOREIGN KEY ({a}) REFERENCES {p} ({x}) ON DELETE SET NULL "
					+ "ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED",
			"ALTER TABLE {t} DROP CONSTRAINT {n} RESTRICT", "ALTER TABLE {t} RENAME CONSTRAINT {n} TO {m}",
			"ALTER TABLE {t} RENAME COLUMN {a} TO {b}", "ALTER TABLE {t} RENAME {a} TO {b}",
			"ALTER TABLE {t} RENAME TO {u}", "ALTER TABLE {t} DROP COLUMN {a} CASCADE", "ALTER TABLE {t} DROP {a}",
			"ALTER TABLE {t} ADD COLUMN {c} NOT NULL COLLATE {x} CONSTRAINT {n} UNIQUE CONSTRAINT {m} "
					+ "REFERENCES {p} ({y}) ON DELETE RESTRICT",
			"ALTER TABLE {t} ADD {c} PRIMARY KEY AUTOINCREMENT",
			"ALTER TABLE {t} ADD COLUMN {c} GENERATED ALWAYS AS (1) STORED",
			"ALTER TABLE {t} ALTER {a} SET NOT NULL, DROP {b}, ADD UNIQUE ({a})" })
	void namesInAnyQuotesAndKeywordsInAnyCaseSayTheSame(String template) {
		List<Operation> expected = SqlRevisions.operations(template.replaceAll("[{}]", ""));
		assertThat(expected).noneMatch(Execute.class::isInstance);
		Random random = new Random(template.hashCode());
		for (int i = 0; i < 50; i++) {
			String sql = spelled(template, random);
			assertThat(SqlRevisions.operations(sql)).as(sql).isEqualTo(expected);
		}
	}

	private static String spelled(String template, Random random) {
		StringBuilder sql = new StringBuilder();
		for (String part : template.split("(?=\\{)|(?<=})", -1)) {
			if (part.startsWith("{")) {
				sql.append(quoted(part.substring(1, part.length() - 1), random.nextInt(5)));
			}
			else {
				part.chars()
					.map((c) -> random.nextBoolean() ? Character.toLowerCase(c) : c)
					.forEach((c) -> sql.append((char) c));
			}
		}
		return sql.toString();
	}

	private static String quoted(String name, int style) {
		return switch (style) {
			case 0 -> '"' + name + '"';
			case 1 -> '`' + name + '`';
			case 2 -> '[' + name + ']';
			case 3 -> '\'' + name + '\'';
			default -> name;
		};
	}

	@Test
	void namesKeepTheirCaseAndEverythingElse() {
		List<String> names = List.of("MiXed", "größe", "a b", "a\"b", "a'b", "a`b", "select", "a.b", "a, b", "--",
				"📏");
		for (String name : names) {
			for (String quote : List.of("\"", "`", "'")) {
				String quoted = quote + name.replace(quote, quote + quote) + quote;
				String sql = "ALTER TABLE " + quoted + " RENAME COLUMN " + quoted + " TO " + quoted;
				assertThat(SqlRevisions.operations(sql)).as(sql)
					.first()
					.extracting(Operation::describe)
					.isEqualTo("alter table \"" + name.replace("\"", "\"\"") + "\": rename column \""
							+ name.replace("\"", "\"\"") + "\" to \"" + name.replace("\"", "\"\"") + "\"");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "column", "key", "type", "action", "no", "if", "cascade", "generated", "always", "data",
			"deferred", "rename", "constraint_name" })
	void keywordsThatCanBeNamesAreNames(String word) {
		assertThat(SqlRevisions.operations("ALTER TABLE " + word + " ALTER COLUMN " + word + " DROP DEFAULT"))
			.isEqualTo(
					SqlRevisions.operations("ALTER TABLE \"" + word + "\" ALTER COLUMN \"" + word + "\" DROP DEFAULT"));
	}

	@Test
	void everyOperationStandsWhereItsStatementBegins() {
		SqlRevisionScript script = SqlRevisions.upgrade("""
				ALTER TABLE t
					DROP a;
				-- backfill: 0
				-- a comment

				/* x */ ALTER TABLE t ALTER b SET NOT NULL,
					ADD UNIQUE (b);
				UPDATE t SET b = 1; ALTER TABLE t RENAME TO u;
				-- downgrade

				ALTER TABLE u RENAME TO t;
				""");
		assertThat(IntStream.range(0, 4).mapToObj((index) -> script.location(Direction.UPGRADE, index)))
			.containsExactly(SqlRevisions.ORIGIN + ", line 3", SqlRevisions.ORIGIN + ", line 8",
					SqlRevisions.ORIGIN + ", line 10", SqlRevisions.ORIGIN + ", line 10");
		assertThat(script.location(Direction.DOWNGRADE, 0)).isEqualTo(SqlRevisions.ORIGIN + ", line 13");
		assertThat(script.operations(Direction.UPGRADE)).hasSize(4);
		assertThat(script.operations(Direction.DOWNGRADE)).hasSize(1);
	}

}
