package io.github.dbmig.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.dbmig.MigrationProgress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the log says of a long copy. Time is what the copy says of itself.
 */
class ProgressLogTests {

	private final List<MigrationProgress> told = new ArrayList<>();

	private final LogLines lines = new LogLines(ProgressLog.class);

	private final ProgressLog log = new ProgressLog(this.told::add);

	@AfterEach
	void close() {
		this.lines.close();
	}

	private void progress(String table, long done, long millis) {
		this.log.progress(new MigrationProgress(table, done, 1_000_000, Duration.ofMillis(millis)));
	}

	@Test
	void saysHowFarTheCopyIsEveryFiveSeconds() {
		for (int millis = 100; millis <= 15_000; millis += 100) {
			progress("big", 60L * millis, millis);
		}
		assertThat(this.lines.get()).containsExactly(
				"INFO table \"big\": 300,000 of 1,000,000 rows copied (30 %), 60,000 rows/s, about 12 s left",
				"INFO table \"big\": 600,000 of 1,000,000 rows copied (60 %), 60,000 rows/s, about 7 s left",
				"INFO table \"big\": 900,000 of 1,000,000 rows copied (90 %), 60,000 rows/s, about 2 s left");
		assertThat(this.told).hasSize(150);
	}

	@Test
	void saysNothingOfACopyThatIsOverSooner() {
		progress("big", 999_000, 4900);
		assertThat(this.lines.get()).isEmpty();
		assertThat(this.told).hasSize(1);
	}

	@Test
	void beginsAnewWithEachCopy() {
		progress("big", 900_000, 5000);
		progress("other", 1, 4900);
		progress("other", 2, 5000);
		progress("other", 1, 100);
		progress("other", 3, 5000);
		assertThat(this.lines.get()).extracting((line) -> line.substring(0, line.indexOf(" of")))
			.containsExactly("INFO table \"big\": 900,000", "INFO table \"other\": 2", "INFO table \"other\": 3");
	}

	@Test
	void saysMinutesWhereThereAreMany() {
		progress("big", 10_000, 10_000);
		progress("big", 42_000, 120_000);
		assertThat(this.lines.get()).containsExactly(
				"INFO table \"big\": 10,000 of 1,000,000 rows copied (1 %), 1,000 rows/s, about 17 min left",
				"INFO table \"big\": 42,000 of 1,000,000 rows copied (4 %), 350 rows/s, about 46 min left");
	}

	@Test
	void keepsQuietOfWhatIsLeftWhereNothingTellsIt() {
		progress("big", 0, 5000);
		progress("big", 1_000_000, 10_000);
		this.log.progress(new MigrationProgress("empty", 0, 0, Duration.ofSeconds(5)));
		assertThat(this.lines.get()).containsExactly("INFO table \"big\": 0 of 1,000,000 rows copied (0 %), 0 rows/s",
				"INFO table \"big\": 1,000,000 of 1,000,000 rows copied (100 %), 100,000 rows/s",
				"INFO table \"empty\": 0 of 0 rows copied (100 %), 0 rows/s");
	}

	@Test
	void writesNumbersAlikeEverywhere() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG"));
			progress("big", 420_000, 6000);
		}
		finally {
			Locale.setDefault(before);
		}
		assertThat(this.lines.get()).containsExactly(
				"INFO table \"big\": 420,000 of 1,000,000 rows copied (42 %), 70,000 rows/s, about 9 s left");
	}

}
