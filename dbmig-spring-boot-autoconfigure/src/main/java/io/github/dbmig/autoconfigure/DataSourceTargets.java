package io.github.dbmig.autoconfigure;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * What data sources stand for: those of Spring that pass on to others.
 */
final class DataSourceTargets {

	private DataSourceTargets() {
	}

	/**
	 * Whether two data sources may give connections to the same database.
	 * @param one a data source, null for none
	 * @param other another
	 */
	static boolean share(@Nullable DataSource one, DataSource other) {
		return one != null && !Collections.disjoint(targets(one), targets(other));
	}

	private static Set<DataSource> targets(DataSource dataSource) {
		Set<DataSource> targets = Collections.newSetFromMap(new IdentityHashMap<>());
		collect(dataSource, targets);
		return targets;
	}

	private static void collect(DataSource dataSource, Set<DataSource> targets) {
		if (targets.add(dataSource)) {
			if (dataSource instanceof DelegatingDataSource delegating && delegating.getTargetDataSource() != null) {
				collect(delegating.getTargetDataSource(), targets);
			}
			if (dataSource instanceof AbstractRoutingDataSource routing) {
				routing.getResolvedDataSources().values().forEach((target) -> collect(target, targets));
			}
		}
	}

}
