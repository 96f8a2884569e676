package io.github.dbmig.autoconfigure;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.github.dbmig.dialect.ConnectionEvictor;

import org.springframework.boot.jdbc.DataSourceUnwrapper;

/**
 * Removes connections from a Hikari pool.
 */
final class HikariConnectionEvictor {

	private HikariConnectionEvictor() {
	}

	static ConnectionEvictor of(DataSource dataSource) {
		return (connection) -> {
			HikariDataSource pool = DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class,
					HikariDataSource.class);
			if (pool != null) {
				pool.evictConnection(connection);
			}
			else {
				ConnectionEvictor.physical().evict(connection);
			}
		};
	}

}
