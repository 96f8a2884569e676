package io.github.dbmig.authoring;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NewIdsTests {

	@Test
	void anIdBeginsWithTheSecondOfItsMaking() {
		assertThat(ids("1970-01-01T00:00:01Z").next()).matches("00000001[0-9a-f]{4}");
		assertThat(ids("2026-11-23T10:15:30.999Z").next()).matches("6b22be02[0-9a-f]{4}".replace("6b22be02",
				Long.toHexString(Instant.parse("2026-11-23T10:15:30Z").getEpochSecond())));
	}

	@Test
	void idsSortByAge() {
		List<String> ids = Stream
			.of("2026-11-23T10:15:30Z", "2026-11-23T10:15:31Z", "2038-01-19T03:14:07Z", "2038-01-19T03:14:08Z",
					"2106-02-07T06:28:15Z")
			.map((time) -> ids(time).next())
			.toList();
		assertThat(ids).isSorted().allMatch((id) -> id.matches("[0-9a-f]{12}"));
	}

	@Test
	void idsOfTheSameSecondDiffer() {
		NewIds ids = ids("2026-11-23T10:15:30Z");
		Set<String> some = IntStream.range(0, 10).mapToObj((i) -> ids.next()).collect(Collectors.toSet());
		assertThat(some).hasSize(10);
	}

	private static NewIds ids(String time) {
		return new NewIds(Clock.fixed(Instant.parse(time), ZoneOffset.UTC), new Random(1));
	}

}
