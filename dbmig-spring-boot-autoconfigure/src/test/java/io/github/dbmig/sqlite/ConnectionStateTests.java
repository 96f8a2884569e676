package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the application gets back.
 */
class ConnectionStateTests {

	/** An error between the two statements that write a stored text leaves it on. */
	@Test
	void theSchemaIsNotLeftWritable() throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
			ConnectionState state = ConnectionState.save(connection, 0);
			Pragma.set(connection, "writable_schema", 1);
			state.restore(connection);
			assertThat(Pragma.number(connection, "writable_schema")).isZero();
		}
	}

}
