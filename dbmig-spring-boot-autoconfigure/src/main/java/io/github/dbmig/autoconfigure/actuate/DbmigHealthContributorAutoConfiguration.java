package io.github.dbmig.autoconfigure.actuate;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.autoconfigure.DbmigAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the health indicator of dbmig.
 */
@AutoConfiguration(after = DbmigAutoConfiguration.class)
@ConditionalOnClass({ AbstractHealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnEnabledHealthIndicator("dbmig")
@ConditionalOnBean(MigrationEngine.class)
public final class DbmigHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "dbmigHealthIndicator")
	DbmigHealthIndicator dbmigHealthIndicator(ObjectProvider<MigrationEngine> engines) {
		return new DbmigHealthIndicator(engines.orderedStream().toList());
	}

}
