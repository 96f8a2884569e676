package io.github.dbmig.autoconfigure.actuate;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.autoconfigure.DbmigAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the meters of dbmig.
 */
@AutoConfiguration(after = DbmigAutoConfiguration.class, afterName = {
		"org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MigrationEngine.class, MeterRegistry.class })
public final class DbmigMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DbmigMetrics dbmigMetrics(ObjectProvider<MigrationEngine> engines) {
		return new DbmigMetrics(() -> engines.orderedStream().toList());
	}

}
