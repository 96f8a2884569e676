package io.github.dbmig.autoconfigure;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.github.dbmig.DbmigDataSource;
import io.github.dbmig.MigrationException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The data source that is migrated.
 *
 * @param name the name of its bean
 * @param dataSource the data source
 */
record MigratedDataSource(String name, DataSource dataSource) {

	/**
	 * Find it: the one marked with {@link DbmigDataSource}, else the primary or only one.
	 * @param beanFactory where to look
	 * @param qualified the marked one, if any
	 * @param unique the primary or only one, if any
	 * @return the data source
	 */
	static MigratedDataSource find(ListableBeanFactory beanFactory, @Nullable DataSource qualified,
			@Nullable DataSource unique) {
		Map<String, DataSource> beans = beanFactory.getBeansOfType(DataSource.class);
		DataSource dataSource = (qualified != null) ? qualified : unique;
		if (dataSource == null) {
			throw new MigrationException(
					"There are several data sources (" + String.join(", ", List.copyOf(beans.keySet()))
							+ "), and none is primary or marked, so it is not known which one to migrate.",
					"Mark the bean of the SQLite data source with @DbmigDataSource, or make it @Primary.");
		}
		String name = beans.entrySet()
			.stream()
			.filter((bean) -> bean.getValue() == dataSource)
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse("dataSource");
		return new MigratedDataSource(name, dataSource);
	}

}
