package io.github.dbmig.autoconfigure;

import java.util.Optional;

import javax.sql.DataSource;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.authoring.ProposalSource;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.jpa.EntityModelSource;
import jakarta.persistence.EntityManagerFactory;

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
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.util.function.SingletonSupplier;

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
	EntityOperations dbmigEntityOperations(RunningEntityModel running, ObjectProvider<EntityModelSource> source,
			Environment environment) {
		if (environment.getProperty("dbmig.command", Boolean.class, Boolean.FALSE)) {
			return new JpaEntityOperations(SingletonSupplier.of(() -> source.getObject().read()));
		}
		// Nothing is read twice beside factories that are being made
		return new JpaEntityOperations(running::get);
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
			ObjectProvider<MigratedDataSource> migrated, ObjectProvider<EntityManagerFactory> factories,
			RunningEntityModel running) {
		return new StartupModelCheck(properties.modelCheck(), () -> engineOf(migrated.getObject(), engine),
				() -> factories.stream().forEach(EntityManagerFactory::isOpen), running);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	EntityModelSource dbmigEntityModelSource(ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<MigratedDataSource> migrated) {
		return new ApplicationEntityModelSource(beanFactory, migrated::getObject);
	}

	private static Optional<MigrationEngine> engineOf(MigratedDataSource migrated,
			ObjectProvider<MigrationEngine> engines) {
		return engines.stream()
			.filter((engine) -> engine.name().equals(migrated.name()))
			.findFirst()
			.or(() -> Optional.ofNullable(engines.getIfUnique()));
	}

	@Bean
	EntityNames dbmigEntityNames(ObjectProvider<PersistenceManagedTypes> managedTypes) {
		return () -> managedTypes.stream().flatMap((types) -> types.getManagedClassNames().stream()).sorted().toList();
	}

}
