package io.github.dbmig.autoconfigure.actuate;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.autoconfigure.DbmigAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for what dbmig adds to the application's information.
 */
@AutoConfiguration(after = DbmigAutoConfiguration.class)
@ConditionalOnClass({ InfoContributor.class, ConditionalOnEnabledInfoContributor.class })
@ConditionalOnEnabledInfoContributor("dbmig")
@ConditionalOnBean(MigrationEngine.class)
public final class DbmigInfoContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DbmigInfoContributor dbmigInfoContributor(ObjectProvider<MigrationEngine> engines) {
		return new DbmigInfoContributor(engines.orderedStream().toList());
	}

}
