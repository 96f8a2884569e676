package io.github.dbmig.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Removes a connection that could not be put back as it was from its pool, so that nobody
 * is handed it again.
 */
@FunctionalInterface
public interface ConnectionEvictor {

	/**
	 * Remove a connection from its pool. It is closed afterwards.
	 * @param connection the connection as the data source gave it out
	 * @throws SQLException if that fails
	 */
	void evict(Connection connection) throws SQLException;

	/**
	 * Return an evictor that closes the connection below the pool's, for pools that test
	 * connections before they hand them out. HikariCP doesn't where a connection was in
	 * use half a second ago: there {@code HikariDataSource.evictConnection} is better.
	 * @return the evictor
	 */
	static ConnectionEvictor physical() {
		// Not abort(): SQLite's driver does nothing there
		return (connection) -> connection.unwrap(Connection.class).close();
	}

}
