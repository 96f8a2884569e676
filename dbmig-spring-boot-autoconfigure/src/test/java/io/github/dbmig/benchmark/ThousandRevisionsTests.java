package io.github.dbmig.benchmark;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thousand small revisions beside Flyway: applied to an empty file, and with nothing to
 * do. Times are told and never fail; what the databases look like does.
 */
@Tag("benchmark")
class ThousandRevisionsTests {

	private static final int SIZE = Integer.getInteger("benchmark.size", 1000);

	private static final int APPLY_ROUNDS = Integer.getInteger("benchmark.apply-rounds", 3);

	private static final int APPLY_WARM_UP = Integer.getInteger("benchmark.apply-warm-up", 4);

	private static final int COLD_ROUNDS = Integer.getInteger("benchmark.cold-rounds", 9);

	private static final int WARM_ROUNDS = Integer.getInteger("benchmark.warm-rounds", 60);

	private static final String MIXED = "SQL and Java";

	private static final String SQL = "SQL";

	private static final String FLYWAY = "Flyway";

	private static final String FOLDER = "Flyway, filesystem:";

	private static final String GROUP = "Flyway, group=true";

	@TempDir
	Path folder;

	@Test
	void areFasterThanWithFlyway() throws Exception {
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		root.setLevel(Level.WARN);
		Corpus corpus = Corpus.write(this.folder, SIZE);
		Map<String, Contender> contenders = new LinkedHashMap<>();
		contenders.put(MIXED, Contender.dbmig(MIXED, corpus.mixed()));
		contenders.put(SQL, Contender.dbmig(SQL, corpus.sql()));
		contenders.put(FLYWAY, Contender.flyway(FLYWAY, corpus.flyway(), false));
		contenders.put(GROUP, Contender.flyway(GROUP, corpus.flyway(), true));

		Measurement apply = apply(contenders);
		check(corpus);
		Measurement applyWarm = applyWarm(contenders);
		check(corpus);
		contenders.remove(GROUP);
		Measurement cold = cold(contenders);
		contenders.put(FOLDER, Contender.flyway(FLYWAY, corpus.flyway(), false));
		Measurement warm = warm(contenders);
		check(corpus);

		Report report = new Report("Flyway");
		for (String flyway : List.of(FLYWAY, FOLDER)) {
			report.compare("nothing to do, warm, in process", warm, MIXED, flyway, 0.4);
			report.compare("nothing to do, warm, in process", warm, SQL, flyway, 0.2);
		}
		report.compare("nothing to do, cold, whole process", cold, MIXED, FLYWAY, 1);
		report.compare("nothing to do, cold, whole process", cold, SQL, FLYWAY, 1);
		Map<String, Measurement> applied = new LinkedHashMap<>();
		applied.put("apply all, cold, whole process", apply);
		applied.put("apply all, warm, in process", applyWarm);
		applied.forEach((what, measurement) -> {
			for (String name : List.of(MIXED, SQL)) {
				report.compare(what, measurement, name, FLYWAY, 0.1);
				report.compare(what, measurement, name, GROUP, 0.5);
			}
		});
		Files.writeString(Path.of("target", "thousand-revisions.md"), report.toString());
		root.setLevel(Level.INFO);
		LoggerFactory.getLogger(ThousandRevisionsTests.class).info("{} revisions\n{}", SIZE, report);
	}

	private Measurement apply(Map<String, Contender> contenders) throws Exception {
		Map<String, Measurement.Work> work = new LinkedHashMap<>();
		contenders.forEach((name, contender) -> work.put(name, (round) -> {
			Files.deleteIfExists(database(name));
			return contender.process(database(name));
		}));
		return Measurement.of(APPLY_ROUNDS, work);
	}

	private Measurement applyWarm(Map<String, Contender> contenders) throws Exception {
		Map<String, Measurement.Work> work = new LinkedHashMap<>();
		contenders.forEach((name, contender) -> work.put(name, (round) -> {
			Files.deleteIfExists(database(name));
			return inProcess(contender, FlywayProcess.LOCATION, SIZE);
		}));
		Measurement.of(APPLY_WARM_UP, work);
		return Measurement.of(APPLY_ROUNDS, work);
	}

	private Measurement cold(Map<String, Contender> contenders) throws Exception {
		Map<String, Measurement.Work> work = new LinkedHashMap<>();
		contenders.forEach((name, contender) -> work.put(name, (round) -> contender.process(database(name))));
		return Measurement.of(COLD_ROUNDS, work);
	}

	private Measurement warm(Map<String, Contender> contenders) throws Exception {
		Map<String, Measurement.Work> work = new LinkedHashMap<>();
		contenders
			.forEach((name, contender) -> work.put(name,
					(round) -> inProcess(contender, name.equals(FOLDER)
							? "filesystem:" + contender.revisions().resolve("db/migration") : FlywayProcess.LOCATION,
							0)));
		Measurement.of(WARM_ROUNDS, work);
		return Measurement.of(WARM_ROUNDS, work);
	}

	/**
	 * Run in this process, with a class loader of its own, so that classes are loaded
	 * each time.
	 */
	private long inProcess(Contender contender, String location, int expected) throws IOException {
		SQLiteDataSource dataSource = new SQLiteDataSource();
		dataSource.setUrl("jdbc:sqlite:" + database(contender.name()));
		URL[] urls = { contender.revisions().toUri().toURL() };
		try (URLClassLoader classLoader = new URLClassLoader(urls, getClass().getClassLoader())) {
			long begun = System.nanoTime();
			if (contender.main() == DbmigProcess.class) {
				assertThat(DbmigProcess.upgrade(dataSource, classLoader).entries()).hasSize(expected);
			}
			else {
				boolean group = contender.name().equals(GROUP);
				assertThat(FlywayProcess.migrate(dataSource, classLoader, group, location).migrationsExecuted)
					.isEqualTo(expected);
			}
			return System.nanoTime() - begun;
		}
	}

	private void check(Corpus corpus) throws Exception {
		List<String> tables = Outcome.tables(database(FLYWAY));
		assertThat(tables).hasSize(5 * SIZE);
		assertThat(Outcome.tables(database(GROUP))).isEqualTo(tables);
		assertThat(Outcome.flywayHistory(database(FLYWAY))).containsExactly(SIZE + " " + SIZE + " " + SIZE);
		assertThat(Outcome.flywayHistory(database(GROUP))).containsExactly(SIZE + " " + SIZE + " " + SIZE);
		for (String name : List.of(MIXED, SQL)) {
			assertThat(Outcome.tables(database(name))).isEqualTo(tables);
			assertThat(Outcome.dbmigVersion(database(name))).containsExactly(corpus.head());
			assertThat(Outcome.dbmigHistory(database(name))).containsExactly(SIZE + " " + SIZE + " 1 " + SIZE);
		}
	}

	private Path database(String name) {
		return this.folder.resolve(name.replaceAll("[^A-Za-z]+", "-") + ".db");
	}

}
