package io.github.dbmig.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the script of the old database. Run them with {@code -Dsample.rewrite=true}
 * to write it anew.
 */
class OldScriptTests {

	private static final Path SCRIPT = Path.of("src/main/resources/old/dispatcher-0.177.0.sql");

	@TempDir
	Path directory;

	@Test
	void theScriptIsWhatTheGeneratorMakesByteForByte() throws Exception {
		String script = "-- Made by OldScriptTests; do not edit\n"
				+ OldScript.make(this.directory.resolve("generated.db"), new OldRows());
		if (Boolean.getBoolean("sample.rewrite")) {
			Files.writeString(SCRIPT, script);
		}
		assertThat(Files.readString(SCRIPT).equals(script))
			.as("the script is as generated; if that was meant to change, run this test with -Dsample.rewrite=true")
			.isTrue();
	}

	@Test
	void theDatabaseMadeFromTheScriptIsTheOneThatWasDumped() throws Exception {
		Path file = this.directory.resolve("old.db");
		OldDatabase.create(file);
		assertThat("-- Made by OldScriptTests; do not edit\n" + SqlDump.of(file.toString()))
			.isEqualTo(Files.readString(SCRIPT));
	}

	@Test
	void theDatabaseIsOfRealisticSizeAndSound() throws Exception {
		Path file = this.directory.resolve("old.db");
		OldDatabase.create(file);
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
			assertThat(SqlDump.list(connection, "SELECT count(*) FROM lattices")).containsExactly("1000");
			assertThat(SqlDump.list(connection, "SELECT count(*) FROM electrons")).containsExactly("10000");
			assertThat(SqlDump.list(connection, "SELECT count(*) FROM electron_dependency")).containsExactly("9023");
			assertThat(SqlDump.list(connection, "PRAGMA foreign_key_check")).isEmpty();
			assertThat(SqlDump.list(connection, "PRAGMA integrity_check")).containsExactly("ok");
		}
	}

	@Test
	void anExistingFileIsLeftAlone() throws Exception {
		Path file = Files.writeString(this.directory.resolve("mine.db"), "mine");
		OldDatabase.create(file);
		assertThat(file).hasContent("mine");
	}

}
