package io.github.dbmig.autoconfigure;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import javax.sql.DataSource;

import io.github.dbmig.DbmigDataSource;
import io.github.dbmig.MigrationCallback;
import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationStrategy;
import io.github.dbmig.authoring.ProposalSource;
import io.github.dbmig.authoring.RevisionAuthor;
import io.github.dbmig.authoring.RevisionAuthorBuilder;
import io.github.dbmig.authoring.RevisionCustomizer;
import io.github.dbmig.authoring.RevisionEditor;
import io.github.dbmig.dialect.ConnectionEvictor;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.engine.BackupSettings;
import io.github.dbmig.engine.EngineSettings;
import io.github.dbmig.engine.MigrationEngineBuilder;
import io.github.dbmig.engine.ModelOperations;
import io.github.dbmig.engine.RevisionReplay;

import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionLoader;
import io.github.dbmig.sqlite.SqliteDialect;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.metadata.CompositeDataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadata;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ClassUtils;

/**
 * Auto-configuration for dbmig: wires the migration engine and runs it before anything
 * uses the database.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass({ DataSource.class, JdbcClient.class, org.sqlite.JDBC.class })
@ConditionalOnBean(DataSource.class)
@ConditionalOnBooleanProperty(name = "dbmig.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DbmigProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
@ImportRuntimeHints(DbmigRuntimeHints.class)
public final class DbmigAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MigratedDataSource dbmigMigratedDataSource(ConfigurableListableBeanFactory beanFactory,
			@DbmigDataSource ObjectProvider<DataSource> qualified, ObjectProvider<DataSource> dataSources) {
		return MigratedDataSource.find(beanFactory, qualified.getIfAvailable(), dataSources.getIfUnique());
	}

	@Bean
	@ConditionalOnMissingBean
	RevisionGraph dbmigRevisionGraph(DbmigProperties properties, ConfigurableListableBeanFactory beanFactory) {
		ClassLoader classLoader = Objects.requireNonNullElseGet(beanFactory.getBeanClassLoader(),
				ClassLoader::getSystemClassLoader);
		return new RevisionLoader(classLoader, new BeanMigrationFactory(beanFactory)).load(
				RevisionPackages.of(properties.revisions().packages(), beanFactory),
				properties.revisions().locations());
	}

	@Bean
	@ConditionalOnMissingBean
	DatabaseAccess dbmigDatabaseAccess(DbmigProperties properties, MigratedDataSource migrated,
			ObjectProvider<MigrationConnectionCustomizer> customizers,
			ObjectProvider<DataSourcePoolMetadataProvider> poolMetadata) {
		DataSource dataSource = migrated.dataSource();
		return new DatabaseAccess(properties.lockTimeout(), customizers.orderedStream().toList(),
				() -> maximumConnections(dataSource, poolMetadata), evictor(dataSource), properties.compareContent());
	}

	@Bean
	@ConditionalOnMissingBean
	MigrationEngine dbmigMigrationEngine(DbmigProperties properties, MigratedDataSource migrated, RevisionGraph graph,
			DatabaseAccess access, ObjectProvider<MigrationCallback> callbacks, ObjectProvider<BuildProperties> build,
			ObjectProvider<EntityOperations> entities, ConfigurableListableBeanFactory beanFactory) {
		EngineSettings settings = new EngineSettings(properties.versionTable(), properties.historyTable(),
				properties.transaction(), properties.onEdited(),
				ApplicationVersion.of(build.getIfAvailable(), beanFactory), Clock.systemUTC(), properties.exclude());
		return new MigrationEngineBuilder(new SqliteDialect(), migrated.dataSource(), () -> graph).name(migrated.name())
			.access(access)
			.settings(settings)
			.backups(new BackupSettings(properties.backup().directory(), properties.backup().keep()))
			.callbacks(callbacks.orderedStream().toList())
			.model(() -> operations(entities))
			.build();
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	RevisionAuthor dbmigRevisionAuthor(DbmigProperties properties, RevisionGraph graph,
			ObjectProvider<ProposalSource> proposals, ObjectProvider<RevisionCustomizer> customizers,
			ConfigurableListableBeanFactory beanFactory) {
		return new RevisionAuthorBuilder(() -> graph, proposals.getIfAvailable(NoProposals::new),
				ProjectAuthoring.settings(properties, beanFactory))
			.customizers(customizers.orderedStream().toList())
			.build();
	}

	private static Optional<ModelOperations> operations(ObjectProvider<EntityOperations> entities) {
		EntityOperations operations = entities.getIfAvailable();
		return (operations != null) ? operations.get() : Optional.empty();
	}

	private static OptionalInt maximumConnections(DataSource dataSource,
			ObjectProvider<DataSourcePoolMetadataProvider> providers) {
		DataSourcePoolMetadata metadata = new CompositeDataSourcePoolMetadataProvider(
				providers.orderedStream().toList())
			.getDataSourcePoolMetadata(dataSource);
		Integer maximum = (metadata != null) ? metadata.getMax() : null;
		return (maximum != null) ? OptionalInt.of(maximum) : OptionalInt.empty();
	}

	private static ConnectionEvictor evictor(DataSource dataSource) {
		boolean hikari = ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource",
				DbmigAutoConfiguration.class.getClassLoader());
		return hikari ? HikariConnectionEvictor.of(dataSource) : ConnectionEvictor.physical();
	}

	@Bean
	@ConditionalOnMissingBean
	MigrationStrategy dbmigMigrationStrategy(DbmigProperties properties, RevisionGraph graph,
			ObjectProvider<EntityNames> entities) {
		return new StartupMigration(properties, () -> graph, () -> {
			EntityNames names = entities.getIfAvailable();
			return (names != null) ? names.get() : List.of();
		});
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	RevisionEditor dbmigRevisionEditor(DbmigProperties properties, RevisionGraph graph, DatabaseAccess access,
			ConfigurableListableBeanFactory beanFactory) {
		return RevisionEditor.of(() -> graph, new RevisionReplay(new SqliteDialect(), access.customizers()),
				ProjectAuthoring.settings(properties, beanFactory));
	}

	@Bean
	@ConditionalOnMissingBean
	DbmigMigrationInitializer dbmigMigrationInitializer(MigrationEngine engine, MigrationStrategy strategy,
			Environment environment) {
		// A command moves the database itself, or not at all
		boolean command = environment.getProperty("dbmig.command", Boolean.class, Boolean.FALSE);
		return new DbmigMigrationInitializer(engine, command ? (any) -> {
		} : strategy);
	}

	@Bean
	@ConditionalOnMissingBean(name = "dbmigSchemaManagementProvider")
	MigratedSchemaManagementProvider dbmigSchemaManagementProvider(MigratedDataSource migrated) {
		return new MigratedSchemaManagementProvider(migrated);
	}

	@Bean
	static LazyInitializationExcludeFilter dbmigEagerMigration() {
		return LazyInitializationExcludeFilter.forBeanTypes(DbmigMigrationInitializer.class);
	}

}
