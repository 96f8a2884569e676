package io.github.dbmig.sqlite;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanWrapperImpl;
import org.springframework.beans.BeansException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Finds the URL of a data source without opening a connection, which would make the file.
 */
final class DataSourceUrl {

	private static final String[] PROPERTIES = { "jdbcUrl", "url" };

	private DataSourceUrl() {
	}

	/**
	 * Return the URL of a data source.
	 * @param dataSource a pool, or a data source of Spring's or of the driver
	 * @return the URL, or {@code null} if the data source doesn't tell
	 */
	static @Nullable String of(DataSource dataSource) {
		DataSource target = unwrap(dataSource);
		BeanWrapperImpl bean = new BeanWrapperImpl(target);
		for (String property : PROPERTIES) {
			try {
				if (bean.isReadableProperty(property) && bean.getPropertyValue(property) instanceof String url) {
					return url;
				}
			}
			catch (BeansException ex) {
				// A getter that fails tells no more than one that is missing
			}
		}
		return null;
	}

	private static DataSource unwrap(DataSource dataSource) {
		DataSource target = dataSource;
		while (target instanceof DelegatingDataSource delegating) {
			DataSource next = delegating.getTargetDataSource();
			if (next == null) {
				return target;
			}
			target = next;
		}
		return target;
	}

}
