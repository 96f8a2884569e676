package io.github.dbmig.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changes of a table of a million rows beside the same steps as plain SQL. Times are told
 * and never fail; what the databases look like does, and so does memory.
 */
@Tag("benchmark")
class BigTableTests {

	private static final int ROWS = Integer.getInteger("benchmark.rows", 1_000_000);

	private static final int ROUNDS = Integer.getInteger("benchmark.big-rounds", 5);

	private static final long MEMORY_KIB = 64 * 1024;

	private static final String PLAIN = "plain SQL";

	private static final String PLAIN_NOT_NULL = "plain SQL, NOT NULL";

	private static final String PROVED = "every proof";

	private static final String UNCOMPARED = "content not compared";

	private static final String TWICE = "two operations";

	private static final String NOT_NULL = "SET NOT NULL";

	private static final Logger logger = LoggerFactory.getLogger(BigTableTests.class);

	@TempDir
	Path folder;

	private BigTable big;

	@BeforeEach
	void make() throws Exception {
		this.big = BigTable.make(this.folder.resolve("template.db"), ROWS);
	}

	@Test
	void areChangedInTheTimeOfPlainSql() throws Exception {
		Map<String, Measurement.Work> work = new LinkedHashMap<>();
		work.put(PLAIN, plain(PLAIN, BigTable.REBUILD));
		work.put(PROVED, dbmig(PROVED, BigTableRevisions.rebuild()));
		work.put(UNCOMPARED, dbmig(UNCOMPARED, BigTableRevisions.rebuild().comparingNothing()));
		work.put(TWICE, dbmig(TWICE, BigTableRevisions.twoChanges()));
		work.put(PLAIN_NOT_NULL, plain(PLAIN_NOT_NULL, BigTable.NOT_NULL));
		work.put(NOT_NULL, dbmig(NOT_NULL, BigTableRevisions.notNull()));

		Measurement measurement = Measurement.of(ROUNDS, work);

		for (String name : List.of(PROVED, UNCOMPARED)) {
			assertThat(Outcome.big(database(name))).isEqualTo(Outcome.big(database(PLAIN)));
		}
		assertThat(Outcome.big(database(TWICE))).contains("b INTEGER 0 8 0", "c INTEGER 0 9 0");
		assertThat(Outcome.big(database(NOT_NULL))).contains("d REAL 1 null 0")
			.isEqualTo(Outcome.big(database(PLAIN_NOT_NULL)));
		Report report = new Report("plain SQL");
		report.compare("a default, one rebuild", measurement, PROVED, PLAIN, 1.5);
		report.compare("a default, one rebuild", measurement, UNCOMPARED, PLAIN, 1.1);
		report.compare("two defaults, one rebuild", measurement, TWICE, PROVED, 1.1);
		report.compare("NOT NULL, native", measurement, NOT_NULL, PLAIN_NOT_NULL, 1.1);
		Files.writeString(Path.of("target", "big-table.md"), report.toString());
		logger.warn("{} rows\n{}", ROWS, report);
	}

	private Measurement.Work plain(String name, List<String> statements) {
		return (round) -> {
			Path file = this.big.copy(fileName(name));
			long begun = System.nanoTime();
			BigTable.run(file, statements);
			return System.nanoTime() - begun;
		};
	}

	private Measurement.Work dbmig(String name, BigTableRevisions revisions) {
		return (round) -> {
			Path file = this.big.copy(fileName(name));
			long begun = System.nanoTime();
			revisions.engine(BigTable.url(file)).upgrade("head");
			return System.nanoTime() - begun;
		};
	}

	/**
	 * What the whole process has, so that the cache of SQLite counts, which Java knows
	 * nothing of.
	 */
	@Test
	@EnabledOnOs(OS.LINUX)
	void areRebuiltInLittleMemory() throws Exception {
		Path file = this.big.copy("memory");
		Path told = this.folder.resolve("memory.txt");
		new Contender("dbmig", ClassPaths.dbmig(), BigTableProcess.class, List.of(told.toString()), this.folder)
			.process(file);
		List<Long> kib = Files.readAllLines(told).stream().map(Long::valueOf).toList();
		logger.warn(
				"{} rows, KiB: process {} idle, {} at its peak (+{}); of that Java's heap {} idle, {} at its peak "
						+ "(+{})",
				ROWS, kib.get(0), kib.get(1), kib.get(1) - kib.get(0), kib.get(2), kib.get(3), kib.get(3) - kib.get(2));
		assertThat(kib.get(1) - kib.get(0)).isLessThanOrEqualTo(MEMORY_KIB);
		assertThat(Outcome.big(file)).contains("b INTEGER 0 8 0");
	}

	private Path database(String name) {
		return this.folder.resolve(fileName(name) + ".db");
	}

	private static String fileName(String name) {
		return name.replaceAll("[^A-Za-z]+", "-");
	}

}
