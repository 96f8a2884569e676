package io.github.dbmig.operation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class OperationJsonTests {

	static Stream<OperationSamples.Sample> samples() {
		return OperationSamples.all().stream();
	}

	static Stream<OperationSamples.Variation> variations() {
		return samples().flatMap((sample) -> sample.variations().stream());
	}

	@ParameterizedTest
	@MethodSource("samples")
	void whatIsWrittenReadsBackEqual(OperationSamples.Sample sample) {
		assertThat(OperationJson.read(OperationJson.write(sample.operations()))).isEqualTo(sample.operations());
	}

	@ParameterizedTest
	@MethodSource("variations")
	void everyFieldCountsForEqualityAndForTheText(OperationSamples.Variation variation) {
		assertThat(variation.changed()).isNotEqualTo(variation.base());
		assertThat(OperationJson.write(List.of(variation.changed())))
			.isNotEqualTo(OperationJson.write(List.of(variation.base())));
	}

	@Test
	void defaultsAreLeftOut() {
		List<Operation> operations = OperationRecorder.record(
				(op) -> op.createTable("t", (table) -> table.column("id", "INTEGER", (column) -> column.primaryKey())
					.foreignKey(null, (fk) -> fk.columns("id").references("p"))));
		assertThat(OperationJson.write(operations)).isEqualTo("""
				{"v":1,"operations":[{"op":"createTable","name":"t","columns":[{"name":"id","type":"INTEGER",\
				"constraints":[{"kind":"primaryKey","columns":["id"]}]}],"constraints":[{"kind":"foreignKey",\
				"columns":["id"],"table":"p"}]}]}""");
	}

	@Test
	void valuesKeepTheirKind() {
		List<Operation> operations = OperationRecorder.record(
				(op) -> op.execute("x", 1, 1.0, "1", true, null, new byte[] { 1, 2, 3 }, Long.MIN_VALUE, 1e300, -0.0));
		assertThat(OperationJson.write(operations)).isEqualTo("""
				{"v":1,"operations":[{"op":"execute","sql":"x","parameters":[1,1.0,"1",true,null,{"blob":"AQID"},\
				-9223372036854775808,1.0E300,-0.0]}]}""");
		assertThat(OperationJson.read(OperationJson.write(operations))).isEqualTo(operations);
	}

	@Test
	void aLargeBlobReadsBack() {
		byte[] bytes = new byte[20_000_000];
		Arrays.fill(bytes, (byte) 7);
		List<Operation> operations = List.of(new Insert("t", List.of(Row.row("b", bytes))));
		assertThat(OperationJson.read(OperationJson.write(operations)).equals(operations)).isTrue();
	}

	@Test
	void aDataStepThatWasReadBackSaysThatItCannotRun() {
		Operation written = new Data("split names", (jdbc) -> {
		});
		Data data = (Data) OperationJson.read(OperationJson.write(List.of(written))).get(0);

		assertThat(((Data) written).isReplayable()).isTrue();
		assertThat(data.isReplayable()).isFalse();
		assertThatIllegalStateException().isThrownBy(() -> data.action().run(null))
			.withMessage("the data step \"split names\" is code, which the history can't store;"
					+ " run it with a build that has the revision");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			textBlock = """
					{"v":2,"operations":[]}                                                           | operations of version 2
					{"v":2,"ops":{}}                                                                  | operations of version 2
					{"v":1,"operations":[],"x":1}                                                     | the field "x" in [v, operations, x]
					{"v":1,"operations":[{"op":"mergeTable"}]}                                        | the operation "mergeTable"
					{"v":1,"operations":[{"op":"dropTable","name":"t","if":"a"}]}                     | the field "if" in [op, name, if]
					{"v":1,"operations":[{"op":"alterTable","table":"t","changes":[{"change":"x"}]}]} | the change "x"
					{"v":1,"operations":[{"op":"alterTable","table":"t","changes":[{"change":"alterColumn","column":"c","comment":"x"}]}]} | the field "comment" in [change, column, comment]
					{"v":1,"operations":[{"op":"alterTable","table":"t","changes":[{"change":"addConstraint","constraint":{"kind":"exclude"}}]}]} | the constraint "exclude"
					{"v":1,"operations":[{"op":"createIndex","name":"i","table":"t","terms":[{"column":"a","order":"random"}]}]} | the word "random"
					{"v":1,"operations":[{"op":"execute","sql":"x","parameters":[{"date":"x"}]}]}     | a value of the kind [date]
					{"v":1,"operations":[{"op":"execute","sql":"x","parameters":[[1]]}]}              | a list as a value
					""")
	void whatANewerDbmigWroteIsRefused(String json, String unknown) {
		assertThatExceptionOfType(NewerFormatException.class).isThrownBy(() -> OperationJson.read(json))
			.withMessage("The database was written by a newer dbmig: its history holds " + unknown
					+ ", which this build does not know. Use a build with that dbmig or a newer one.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{", "{\"v\":1", "{} {}", "{\"v\":\"1\"}", "{\"operations\":[]}",
			"{\"v\":1,\"operations\":[{\"op\":\"dropTable\"}]}", "{\"v\":1,\"operations\":[7]}",
			"{\"v\":1,\"operations\":[{\"op\":\"dropTable\",\"name\":\" \"}]}",
			"{\"v\":1,\"operations\":[{\"op\":\"execute\",\"sql\":\"x\",\"parameters\":[{\"blob\":\"?\"}]}]}",
			"{\"v\":1,\"operations\":[{\"op\":\"execute\",\"sql\":\"x\",\"parameters\":[99999999999999999999]}]}" })
	void damagedTextIsRefused(String json) {
		assertThatIllegalStateException().isThrownBy(() -> OperationJson.read(json))
			.withMessageStartingWith("The stored operations are damaged: ");
	}

}
