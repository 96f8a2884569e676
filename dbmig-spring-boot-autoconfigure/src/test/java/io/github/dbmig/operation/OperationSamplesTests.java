package io.github.dbmig.operation;

import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OperationSamplesTests {

	@Test
	void theSamplesVaryEveryFieldOfEveryRecord() {
		Set<String> fields = new TreeSet<>();
		Stream
			.of(Stream.of(Operation.class, TableChange.class, Constraint.class)
				.flatMap((type) -> Stream.of(type.getPermittedSubclasses())),
					Stream.of(ColumnDefinition.class, Generated.class, Position.class, DefaultChange.class,
							IndexTerm.class, Row.class))
			.flatMap((types) -> types)
			.forEach((type) -> {
				for (RecordComponent component : type.getRecordComponents()) {
					fields.add(type.getSimpleName() + "." + component.getName());
				}
			});
		fields.remove("Data.action");

		Set<String> varied = new TreeSet<>();
		OperationSamples.all().forEach((sample) -> sample.variations().forEach((field) -> varied.add(field + "")));

		assertThat(varied).isEqualTo(fields);
	}

}
