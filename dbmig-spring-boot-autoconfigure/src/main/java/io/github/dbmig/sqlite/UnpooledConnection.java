package io.github.dbmig.sqlite;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Opens connections beside a pool, which may have only one and that one in use, with what
 * the pool gives to its own.
 */
final class UnpooledConnection {

	private UnpooledConnection() {
	}

	/**
	 * Open another connection to the same database.
	 * @param dataSource the data source
	 * @param connection a connection of its
	 * @return the connection, to be closed
	 * @throws SQLException if it can't be opened
	 */
	static Connection open(DataSource dataSource, Connection connection) throws SQLException {
		if (DataSourceUrl.opensEachTime(dataSource)) {
			return dataSource.getConnection();
		}
		String url = DataSourceUrl.of(dataSource);
		return DriverManager.getConnection((url != null) ? url : connection.getMetaData().getURL(),
				properties(dataSource));
	}

	private static Properties properties(DataSource dataSource) {
		List<DataSource> chain = DataSourceUrl.chain(dataSource);
		DataSource target = chain.get(chain.size() - 1);
		Properties properties = new Properties();
		if (get(target, "getPassword") instanceof String password) {
			properties.put("password", password);
		}
		if (get(target, "getDataSourceProperties") instanceof Properties own) {
			properties.putAll(own);
		}
		return properties;
	}

	private static @Nullable Object get(DataSource target, String name) {
		try {
			Method getter = ClassUtils.getMethodIfAvailable(target.getClass(), name);
			if (getter == null) {
				return null;
			}
			ReflectionUtils.makeAccessible(getter);
			return getter.invoke(target);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			// A getter that fails tells no more than one that is missing
			return null;
		}
	}

}
