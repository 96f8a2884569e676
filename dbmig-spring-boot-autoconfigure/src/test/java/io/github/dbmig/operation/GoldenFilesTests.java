package io.github.dbmig.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is in databases already never changes. A golden file is added, never edited: where
 * one differs, a new dbmig would call revisions edited that nobody touched.
 */
class GoldenFilesTests {

	static Stream<String> names() {
		return samples().keySet().stream();
	}

	private static Map<String, List<Operation>> samples() {
		Map<String, List<Operation>> samples = new LinkedHashMap<>();
		for (OperationSamples.Sample sample : OperationSamples.all()) {
			samples.computeIfAbsent(sample.type().getSimpleName(), (name) -> new ArrayList<>())
				.addAll(sample.operations());
		}
		return samples;
	}

	@ParameterizedTest
	@MethodSource("names")
	void theStoredFormIsFrozen(String name) throws IOException {
		List<Operation> operations = samples().get(name);
		String written = OperationJson.write(operations);
		String golden = golden(name + ".json", written).strip();
		assertThat(written).isEqualTo(golden);
		assertThat(OperationJson.read(golden)).isEqualTo(operations);
	}

	@ParameterizedTest
	@MethodSource("names")
	void theChecksumIsFrozen(String name) throws IOException {
		Map<String, String> computed = checksums(name, samples().get(name));
		Properties golden = new Properties();
		golden.load(new StringReader(golden("checksums.properties", computed)));
		computed.forEach((key, checksum) -> assertThat(checksum).as(key).isEqualTo(golden.getProperty(key)));
	}

	private static Map<String, String> checksums(String name, List<Operation> operations) {
		Map<String, String> checksums = new LinkedHashMap<>();
		checksums.put(name + ".upgrade", Checksum.of(operations, List.of(), UnaryOperator.identity()));
		checksums.put(name + ".both", Checksum.of(operations, operations, (sql) -> "<" + sql + ">"));
		return checksums;
	}

	private static String golden(String name, Object computed) throws IOException {
		try (InputStream stream = GoldenFilesTests.class.getResourceAsStream("golden/" + name)) {
			assertThat(stream).as("There is no golden file %s; add it with %s", name, computed).isNotNull();
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
