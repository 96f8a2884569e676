package io.github.dbmig.starter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import io.github.dbmig.starter.million.MillionApplication;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a process that is killed while its migration moves a million rows.
 */
@Timeout(180)
class KilledRunTests {

	private static final Pattern NOTHING = Pattern.compile("$^");

	private static final String CONTENT = "SELECT count(*) || ' ' || sum(id) || ' ' || sum(reading) || ' ' || "
			+ "min(sensor) || ' ' || max(sensor) FROM ";

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "delete, -journal", "wal, -wal" })
	void theNextStartFindsTheOldRevisionAndLosesNothing(String journalMode, String suffix) throws Exception {
		Path file = Files.createDirectory(this.directory.resolve("live")).resolve("million.db");
		String before = prepare(file, journalMode);
		long size = Files.size(file);
		try (JavaProcess application = JavaProcess.start(MillionApplication.class, NOTHING, file)) {
			assertThat(application.printed("Moved up to 400000")).as(application::log).isTrue();
			assertThat(application.kill()).isNotZero();
		}
		assertThat(Files.size(Path.of(file + suffix))).as("what was written before the kill").isGreaterThan(size / 10);
		// Looked at in a copy, so that the application itself meets what the kill left
		Path copy = this.directory.resolve("copy");
		FileSystemUtils.copyRecursively(file.getParent(), copy);
		JdbcClient found = open(copy.resolve("million.db"));
		assertThat(strings(found, "SELECT revision FROM dbmig_version")).containsExactly("00000000000a");
		assertThat(strings(found, "SELECT revision FROM dbmig_history")).containsExactly("00000000000a");
		assertThat(strings(found, "SELECT name FROM sqlite_schema WHERE name = 'archive'")).isEmpty();
		assertThat(strings(found, CONTENT + "measurements")).containsExactly(before);
		assertThat(strings(found, "PRAGMA integrity_check")).containsExactly("ok");

		try (JavaProcess application = JavaProcess.start(MillionApplication.class, NOTHING, file)) {
			assertThat(application.await()).as(application::log).isZero();
			assertThat(application.log()).contains("Running upgrade 00000000000a -> 00000000000b");
		}
		JdbcClient upgraded = open(file);
		assertThat(strings(upgraded, "SELECT revision FROM dbmig_version")).containsExactly("00000000000b");
		assertThat(strings(upgraded, "SELECT revision FROM dbmig_history ORDER BY position"))
			.containsExactly("00000000000a", "00000000000b");
		assertThat(strings(upgraded, CONTENT + "archive")).containsExactly(before);
		assertThat(strings(upgraded, "SELECT count(*) FROM measurements")).containsExactly("0");
		assertThat(strings(upgraded, "PRAGMA integrity_check")).containsExactly("ok");
		assertThat(strings(upgraded, "PRAGMA journal_mode")).containsExactly(journalMode);
	}

	private static String prepare(Path file, String journalMode) {
		new SpringApplicationBuilder(MillionApplication.class)
			.run("--dbmig.target=00000000000a", "--spring.datasource.url=jdbc:sqlite:" + file)
			.close();
		JdbcClient jdbc = open(file);
		strings(jdbc, "PRAGMA journal_mode = " + journalMode);
		jdbc.sql("""
				INSERT INTO measurements
				WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
				SELECT i, 'sensor-' || (i % 977), i * 0.5 FROM n""").update();
		return strings(jdbc, CONTENT + "measurements").get(0);
	}

	private static JdbcClient open(Path file) {
		return JdbcClient.create(new DriverManagerDataSource("jdbc:sqlite:" + file));
	}

	private static List<String> strings(JdbcClient jdbc, String query) {
		return jdbc.sql(query).query(String.class).list();
	}

}
