package io.github.dbmig.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChecksumTests {

	private static final List<Operation> ONE = List.of(new DropTable("t"));

	static Stream<OperationSamples.Variation> variations() {
		return OperationSamples.all().stream().flatMap((sample) -> sample.variations().stream());
	}

	@ParameterizedTest
	@MethodSource("variations")
	void everyFieldCountsExceptRemedies(OperationSamples.Variation variation) {
		boolean equal = checksum(variation.base()).equals(checksum(variation.changed()));
		assertThat(equal).isEqualTo(variation.isRemedy());
	}

	@Test
	void theDowngradeCountsAndIsNotTakenForTheUpgrade() {
		String upgrade = Checksum.of(ONE, List.of(), UnaryOperator.identity());
		String downgrade = Checksum.of(List.of(), ONE, UnaryOperator.identity());
		String both = Checksum.of(ONE, ONE, UnaryOperator.identity());
		assertThat(List.of(upgrade, downgrade, both)).doesNotHaveDuplicates()
			.allSatisfy((checksum) -> assertThat(checksum).matches("v1:[0-9a-f]{64}"));
	}

	@Test
	void theOrderOfOperationsCounts() {
		Operation first = new DropTable("t");
		Operation second = new DropTable("u");
		assertThat(Checksum.of(List.of(first, second), List.of(), UnaryOperator.identity()))
			.isNotEqualTo(Checksum.of(List.of(second, first), List.of(), UnaryOperator.identity()));
	}

	@Test
	void theCodeOfADataStepDoesNotCount() {
		assertThat(checksum(new Data("x", (jdbc) -> {
		}))).isEqualTo(checksum(new Data("x", (jdbc) -> jdbc.sql("SELECT 1"))));
	}

	@Test
	void theJavaTypeOfANumberDoesNotCount() {
		assertThat(checksum(new Execute("x", List.of((byte) 1, (short) 1, 1, 0.5f))))
			.isEqualTo(checksum(new Execute("x", List.of(1L, 1, (short) 1, 0.5))));
	}

	@ParameterizedTest
	@MethodSource("sqlTexts")
	void everySqlTextGoesThroughTheCanonicalizer(Operation upper, Operation lower) {
		UnaryOperator<String> canonicalizer = (sql) -> sql.toLowerCase(Locale.ROOT);
		assertThat(Checksum.of(List.of(upper), List.of(), canonicalizer))
			.isEqualTo(Checksum.of(List.of(lower), List.of(), canonicalizer));
		assertThat(checksum(upper)).isNotEqualTo(checksum(lower));
	}

	static Stream<Arguments> sqlTexts() {
		List<Operation> upper = withSql("A");
		List<Operation> lower = withSql("a");
		return IntStream.range(0, upper.size()).mapToObj((i) -> Arguments.of(upper.get(i), lower.get(i)));
	}

	private static List<Operation> withSql(String sql) {
		List<Operation> operations = new ArrayList<>(OperationRecorder
			.record((op) -> op.createTable("t", (table) -> table.column("c", sql))
				.createTable("t", (table) -> table.column("c", "T", (column) -> column.defaultValue(sql)))
				.createTable("t", (table) -> table.column("c", "T", (column) -> column.check(sql)))
				.createTable("t",
						(table) -> table.column("c", "T", (column) -> column.generatedAs(sql, GeneratedKind.STORED)))
				.createIndex("i", "t", (index) -> index.expression(sql))
				.createIndex("i", "t", (index) -> index.column("c").where(sql))
				.createView("v", sql)
				.createTrigger(sql)
				.execute(sql)));
		operations.addAll(OperationRecorder
			.record((op) -> op.alterTable("t", (table) -> table.alterColumn("c", (column) -> column.type(sql)))
				.alterTable("t", (table) -> table.alterColumn("c", (column) -> column.convert(sql)))
				.alterTable("t", (table) -> table.alterColumn("c", (column) -> column.defaultValue(sql)))
				.alterTable("t",
						(table) -> table.alterColumn("c", (column) -> column.generatedAs(sql, GeneratedKind.VIRTUAL)))
				.alterTable("t", (table) -> table.addColumn("c", sql))
				.alterTable("t", (table) -> table.addCheck("ck", sql))
				.alterTable("t", (table) -> table.dropCheck(sql))));
		return operations;
	}

	private static String checksum(Operation operation) {
		return Checksum.of(List.of(operation), List.of(), UnaryOperator.identity());
	}

}
