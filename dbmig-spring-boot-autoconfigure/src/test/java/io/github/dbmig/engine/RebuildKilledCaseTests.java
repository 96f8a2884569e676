package io.github.dbmig.engine;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acceptance case S51: a process that is killed between the copy and the rename, or at
 * the very end, has changed nothing.
 */
@Timeout(120)
class RebuildKilledCaseTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "delete, COPIED", "delete, COMMITTING", "wal, COPIED", "wal, COMMITTING" })
	void s51_theOldTableIsThereAndTheNextRunSucceeds(String journalMode, KilledRebuild.Point point) throws Exception {
		Map<String, Object> before;
		TestRevision[] revisions = KilledRebuild.revisions();
		try (TestDatabase database = TestDatabase.in(this.folder, journalMode)) {
			database.engine(revisions[0]).upgrade("head");
			before = database.dump();
		}
		Path file = this.folder.resolve("data.db");
		long size = Files.size(file);
		kill(file, point);
		long written = journalMode.equals("wal") ? Files.size(Path.of(file + "-wal")) : Files.size(file) - size;
		assertThat(written).as("What was written before the kill").isGreaterThan(size / 2);
		assertThat(Path.of(file + (journalMode.equals("wal") ? "-wal" : "-journal"))).isNotEmptyFile();
		try (TestDatabase database = TestDatabase.in(this.folder, journalMode)) {
			assertThat(database.dump()).isEqualTo(before);
			assertThat(database.version()).containsExactly("a");
			database.engine(revisions).upgrade("head");
			assertThat(database.version()).containsExactly("b");
			assertThat(database.query("SELECT count(*), sum(b), sum(length(a)) FROM t"))
				.containsExactly("2000|2001000|1200000");
			assertThat(database.query("SELECT name FROM pragma_index_list('t') ORDER BY name")).containsExactly("ix",
					"sqlite_autoindex_t_1");
			assertThat(database.tables()).containsExactly("t");
			assertThat(database.query("PRAGMA integrity_check")).containsExactly("ok");
		}
	}

	/**
	 * Let another process rebuild the table, and kill it as {@code kill -9} does.
	 */
	private static void kill(Path file, KilledRebuild.Point point) throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Xmx128m", "--enable-native-access=ALL-UNNAMED", "-cp",
				System.getProperty("java.class.path"), KilledRebuild.class.getName(), file.toString(), point.name())
			.redirectErrorStream(true)
			.start();
		try {
			List<String> lines = new ArrayList<>();
			BufferedReader output = process.inputReader();
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				lines.add(line);
				if (line.equals(point.name())) {
					return;
				}
			}
			throw new AssertionError("The process ended by itself:\n" + String.join("\n", lines));
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

}
