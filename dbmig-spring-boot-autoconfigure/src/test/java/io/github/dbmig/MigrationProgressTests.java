package io.github.dbmig;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What follows from how far a copy is.
 */
class MigrationProgressTests {

	private static MigrationProgress progress(long done, long total, Duration elapsed) {
		return new MigrationProgress("t", done, total, elapsed);
	}

	@Test
	void theRateIsTheAverageSinceTheBeginning() {
		assertThat(progress(420_000, 1_000_000, Duration.ofMillis(1200)).rowsPerSecond()).isEqualTo(350_000);
		assertThat(progress(1, 2, Duration.ofSeconds(3)).rowsPerSecond()).isZero();
		assertThat(progress(0, 2, Duration.ZERO).rowsPerSecond()).isZero();
	}

	@Test
	void theTimeLeftSupposesThatItGoesOnLikeThat() {
		assertThat(progress(250, 1000, Duration.ofSeconds(2)).timeLeft()).contains(Duration.ofSeconds(6));
		assertThat(progress(Long.MAX_VALUE / 2, Long.MAX_VALUE, Duration.ofSeconds(1)).timeLeft())
			.contains(Duration.ofSeconds(1));
	}

	@Test
	void thereIsNoTimeLeftWhereThereIsNothingToTellItFrom() {
		assertThat(progress(0, 1000, Duration.ofSeconds(2)).timeLeft()).isEmpty();
		assertThat(progress(1000, 1000, Duration.ofSeconds(2)).timeLeft()).isEmpty();
		assertThat(progress(0, 0, Duration.ZERO).timeLeft()).isEmpty();
	}

}
