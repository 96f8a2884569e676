package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cases of rebuilds run a second time, with an older driver on the class path; this
 * sees to it that they really do.
 */
class OlderSqliteTests {

	@Test
	void theSecondTimeIsWithASqliteThatCannotAlterConstraints() throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
			SqliteVersion version = SqliteVersion.parse(Snapshot.column(connection, "SELECT sqlite_version()").get(0));
			assertThat(version.altersConstraints()).isEqualTo(!Boolean.getBoolean("dbmig.test.older-sqlite"));
		}
	}

}
