package io.github.dbmig;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Prepares every connection that is opened for migrations: with collations and functions
 * that the schema uses, with an encryption key. In an application every bean of this type
 * is called, in the order of its {@code @Order}.
 */
@FunctionalInterface
public interface MigrationConnectionCustomizer {

	/**
	 * Prepare a connection. It is in autocommit mode, and no transaction is active.
	 * @param connection the connection
	 * @throws SQLException if that fails; then nothing is run on it
	 */
	void customize(Connection connection) throws SQLException;

}
