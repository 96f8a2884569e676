package io.github.dbmig.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/**
 * Auto-configuration for dbmig beside JPA.
 */
@AutoConfiguration(after = DbmigAutoConfiguration.class,
		afterName = "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration")
@ConditionalOnClass({ AbstractEntityManagerFactoryBean.class, HibernateJpaAutoConfiguration.class })
@ConditionalOnBean(DbmigMigrationInitializer.class)
public final class DbmigJpaAutoConfiguration {

	@Bean
	static MigrationBeforeJpaPostProcessor dbmigMigrationBeforeJpaPostProcessor() {
		return new MigrationBeforeJpaPostProcessor();
	}

	@Bean
	static DdlAutoGuard dbmigDdlAutoGuard(ObjectProvider<MigratedDataSource> migrated) {
		return new DdlAutoGuard(migrated::getObject);
	}

	@Bean
	EntityNames dbmigEntityNames(ObjectProvider<PersistenceManagedTypes> managedTypes) {
		return () -> managedTypes.stream().flatMap((types) -> types.getManagedClassNames().stream()).sorted().toList();
	}

}
