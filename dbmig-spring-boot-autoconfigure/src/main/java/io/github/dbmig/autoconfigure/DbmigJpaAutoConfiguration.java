package io.github.dbmig.autoconfigure;

import javax.sql.DataSource;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.authoring.ProposalSource;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.jpa.EntityModelSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateProperties;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
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

	@Bean(DdlAutoCheck.BEAN_NAME)
	DdlAutoCheck dbmigDdlAutoCheck(ConfigurableListableBeanFactory beanFactory, MigratedDataSource migrated,
			ObjectProvider<DataSource> dataSources, ObjectProvider<JpaProperties> jpa,
			ObjectProvider<HibernateProperties> hibernate) {
		return new DdlAutoCheck(beanFactory, migrated, dataSources, jpa, hibernate);
	}

	@Bean
	RunningEntityModel dbmigRunningEntityModel() {
		return new RunningEntityModel();
	}

	@Bean
	static RunningEntityModelPostProcessor dbmigRunningEntityModelPostProcessor(
			ObjectProvider<MigratedDataSource> migrated, ObjectProvider<RunningEntityModel> model) {
		return new RunningEntityModelPostProcessor(migrated::getObject, model::getObject);
	}

	@Bean
	@ConditionalOnMissingBean
	EntityOperations dbmigEntityOperations(RunningEntityModel running, ObjectProvider<EntityModelSource> source) {
		return new JpaEntityOperations(running, source::getIfAvailable);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	ProposalSource dbmigProposalSource(RunningEntityModel running, EntityModelSource source, DbmigProperties properties,
			MigratedDataSource migrated, DatabaseAccess access) {
		return ProjectAuthoring.proposals(() -> running.get().or(source::read), properties, migrated.dataSource(),
				access);
	}

	@Bean
	StartupModelCheck dbmigStartupModelCheck(DbmigProperties properties, ObjectProvider<MigrationEngine> engine,
			RunningEntityModel running) {
		return new StartupModelCheck(properties.modelCheck(), engine::getObject, running);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	EntityModelSource dbmigEntityModelSource(ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<MigratedDataSource> migrated) {
		return new ApplicationEntityModelSource(beanFactory, migrated::getObject);
	}

	@Bean
	EntityNames dbmigEntityNames(ObjectProvider<PersistenceManagedTypes> managedTypes) {
		return () -> managedTypes.stream().flatMap((types) -> types.getManagedClassNames().stream()).sorted().toList();
	}

}
