package io.github.dbmig.autoconfigure.actuate;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.autoconfigure.DbmigAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the endpoint of dbmig.
 */
@AutoConfiguration(after = DbmigAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(DbmigEndpoint.class)
public final class DbmigEndpointAutoConfiguration {

	@Bean
	@ConditionalOnBean(MigrationEngine.class)
	@ConditionalOnMissingBean
	DbmigEndpoint dbmigEndpoint(ObjectProvider<MigrationEngine> engines) {
		return new DbmigEndpoint(engines.orderedStream().toList());
	}

}
