package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

import org.springframework.beans.BeanWrapperImpl;
import org.springframework.beans.BeansException;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

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
		List<DataSource> chain = chain(dataSource);
		BeanWrapperImpl bean = new BeanWrapperImpl(chain.get(chain.size() - 1));
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

	/**
	 * Return a data source and those that it delegates to.
	 * @param dataSource the data source
	 * @return it, and then what is below it
	 */
	static List<DataSource> chain(DataSource dataSource) {
		List<DataSource> chain = new ArrayList<>();
		DataSource next = dataSource;
		while (next != null) {
			chain.add(next);
			next = (next instanceof DelegatingDataSource delegating) ? delegating.getTargetDataSource() : null;
		}
		return chain;
	}

	/**
	 * Return whether a data source is known to open a new connection each time it is
	 * asked for one.
	 * @param dataSource the data source
	 * @return {@code false} if it keeps one, or if that is not known
	 */
	static boolean opensEachTime(DataSource dataSource) {
		List<DataSource> chain = chain(dataSource);
		DataSource target = chain.get(chain.size() - 1);
		return target instanceof SQLiteDataSource
				|| (target instanceof AbstractDriverBasedDataSource && !(target instanceof SingleConnectionDataSource));
	}

}
