package io.github.dbmig.revision;

import java.time.Instant;
import java.time.format.DateTimeParseException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Instants}.
 */
class InstantsTests {

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-23T10:15:30Z", "0000-01-01T00:00:00Z", "9999-12-28T23:59:59Z",
			"2024-02-29T00:00:00Z", "2026-01-31T00:00:00Z", "2026-01-01T24:00:00Z", "2016-12-31T23:59:60Z",
			"2026-11-23T10:15:30.123456789Z", "2026-11-23T10:15:30+01:00", "+12026-11-23T10:15:30Z",
			"2026-11-23t10:15:30z" })
	void anInstantIsWhatThePlatformReads(String text) {
		assertThat(Instants.parse(text)).isEqualTo(Instant.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "today", "2026-11-23", "2026-02-29T10:15:30Z", "2026-00-10T10:15:30Z",
			"2026-13-10T10:15:30Z", "2026-11-00T10:15:30Z", "2026-11-31T10:15:30Z", "2026-11-23T25:15:30Z",
			"2026-11-23T10:60:30Z", "2026-11-23T10:15:61Z", "2026-11-23 10:15:30Z", "2026-11-23T10:15:3\u0663Z" })
	void whatIsNoInstantIsRefusedByThePlatform(String text) {
		assertThatExceptionOfType(DateTimeParseException.class).isThrownBy(() -> Instants.parse(text));
	}

}
