package io.github.dbmig.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.dbmig.MigrationCallback;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationProgress;
import io.github.dbmig.revision.RevisionGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Who hears of a long copy, and what they can do about it.
 */
class ProgressTests {

	private static final MigrationProgress PROGRESS = new MigrationProgress("big", 420_000, 1_000_000,
			Duration.ofSeconds(6));

	@TempDir
	Path folder;

	private TestDatabase database;

	@BeforeEach
	void open() {
		this.database = TestDatabase.in(this.folder);
		this.database.engine(TestRevision.table("a")).upgrade("head");
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	private MigrationEngine engine(MigrationCallback... callbacks) {
		RevisionGraph graph = RevisionGraph.of(List.of(TestRevision.table("a"),
				TestRevision.of("b", "a").up((op) -> op.execute("INSERT INTO t_a VALUES (1)"))));
		return new MigrationEngineBuilder(new ReportingDialect(PROGRESS), this.database.pool(), () -> graph)
			.access(this.database.access())
			.callbacks(List.of(callbacks))
			.build();
	}

	private FailedRevisionException fails(MigrationCallback callback) {
		Map<String, Object> before = this.database.dump();
		FailedRevisionException failure = catchThrowableOfType(FailedRevisionException.class,
				() -> engine(callback).upgrade("head"));
		boolean interrupted = Thread.interrupted();
		assertThat(failure).isNotNull();
		assertThat(this.database.dump()).isEqualTo(before);
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return failure;
	}

	private static MigrationCallback onProgress(Runnable action) {
		return new MigrationCallback() {

			@Override
			public void onProgress(MigrationProgress progress) {
				action.run();
			}

		};
	}

	private static String lines(String... lines) {
		return String.join(System.lineSeparator(), lines);
	}

	@Test
	void theLogAndCallbacksHearOfIt() {
		List<MigrationProgress> told = new ArrayList<>();
		MigrationEngine engine = engine(new MigrationCallback() {

			@Override
			public void onProgress(MigrationProgress progress) {
				told.add(progress);
			}

		});
		try (LogLines lines = new LogLines(ProgressLog.class)) {
			assertThat(engine.upgrade("head").after()).containsExactly("b");
			assertThat(lines.get()).containsExactly(
					"INFO table \"big\": 420,000 of 1,000,000 rows copied (42 %), 70,000 rows/s, about 9 s left");
		}
		assertThat(told).containsExactly(PROGRESS);
	}

	@Test
	void aCallbackCanStopTheRun() {
		FailedRevisionException failure = fails(onProgress(() -> {
			throw new IllegalStateException("no");
		}));
		assertThat(failure).hasMessage(lines("The upgrade to revision b \"make b\" failed in a MigrationCallback.",
				"  Reason: The callback threw java.lang.IllegalStateException: no.",
				"Nothing was changed, the database is still at a \"make a\".",
				"Correct the callback; it is called inside the run's transaction and can stop it."));
	}

	@Test
	void aCallbackThatGoesWrongIsTold() {
		assertThat(fails(onProgress(() -> {
			throw new AssertionError("no");
		}))).hasMessageContaining("The callback threw java.lang.AssertionError.");
	}

	@Test
	void anInterruptStopsTheRun() {
		Thread.currentThread().interrupt();
		FailedRevisionException failure = fails(onProgress(() -> {
		}));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(failure).hasMessageContaining("The thread of the run was interrupted.");
	}

}
