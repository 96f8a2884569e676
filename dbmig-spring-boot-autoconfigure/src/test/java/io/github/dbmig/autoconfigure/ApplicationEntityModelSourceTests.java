package io.github.dbmig.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.github.dbmig.MigrationException;
import io.github.dbmig.autoconfigure.fixture.shop.Product;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.jpa.EntityModelSource;
import io.github.dbmig.sqlite.SqliteDialect;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

class ApplicationEntityModelSourceTests {

	@TempDir
	Path folder;

	private final AtomicInteger connections = new AtomicInteger();

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare() {
		DataSource dataSource = new CountingDataSource("jdbc:sqlite:" + this.folder.resolve("data.db"));
		this.runner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(TransactionAutoConfiguration.class, HibernateJpaAutoConfiguration.class))
			.withBean("dataSource", DataSource.class, () -> dataSource)
			.withBean(EarlyReader.class, () -> new EarlyReader(this.connections, this.folder))
			.withUserConfiguration(Shop.class);
	}

	@Test
	void readsTheMappingBeforeTheFactoryAndWithoutAConnection() {
		this.runner.run((context) -> {
			EarlyReader reader = context.getBean(EarlyReader.class);
			assertThat(reader.script()).containsExactly("""
					CREATE TABLE "product" (
					  "id" INTEGER PRIMARY KEY,
					  "grade" char(1),
					  "list_price" integer
					)""");
			assertThat(reader.factoryExisted).isFalse();
			assertThat(reader.connectionsOpened).isZero();
			assertThat(reader.files).isEmpty();
			assertThat(this.connections).hasPositiveValue();
		});
	}

	@Test
	void theFactoryIsNoneTheWorseForIt() {
		this.runner.run((context) -> {
			assertThat(context.getBean(EntityManagerFactory.class).getMetamodel().getEntities()).hasSize(1);
		});
	}

	@Test
	void namingStrategiesAreTheApplications() {
		this.runner.withUserConfiguration(Naming.class)
			.run((context) -> assertThat(script(context).get(0)).startsWith("CREATE TABLE \"t_product\" ("));
	}

	@Test
	void whatACustomizerSaysCounts() {
		this.runner.withUserConfiguration(Customizer.class)
			.run((context) -> assertThat(script(context).get(0)).startsWith("CREATE TABLE \"Product\" ("));
	}

	@Test
	void mappingFilesAreRead() {
		this.runner.withPropertyValues("spring.jpa.mapping-resources=io/github/dbmig/autoconfigure/shelf-orm.xml")
			.run((context) -> assertThat(script(context)).contains("""
					CREATE TABLE "shelf" (
					  "label" varchar(255) NOT NULL PRIMARY KEY
					)"""));
	}

	@Test
	void ddlAutoMakesNoDifference() {
		this.runner
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=create",
					"spring.jpa.properties.jakarta.persistence.schema-generation.database.action=drop-and-create")
			.run((context) -> {
				EarlyReader reader = context.getBean(EarlyReader.class);
				assertThat(reader.script()).hasSize(1);
				assertThat(reader.connectionsOpened).isZero();
				assertThat(reader.files).isEmpty();
			});
	}

	@Test
	void connectionSettingsOfHibernatesOwnAreNotUsed() {
		this.runner
			.withPropertyValues(
					"spring.jpa.properties.hibernate.connection.url=jdbc:sqlite:" + this.folder.resolve("other.db"))
			.run((context) -> assertThat(context.getBean(EarlyReader.class).files).isEmpty());
	}

	@Test
	void aMappingThatHibernateRefusesIsToldAsSuch() {
		this.runner.withUserConfiguration(Wrong.class)
			.run((context) -> assertThat(context).getFailure()
				.cause()
				.cause()
				.isInstanceOf(MigrationException.class)
				.hasMessageStartingWith("Hibernate refuses the mapping of the entities: ")
				.hasMessageContaining(Keyless.class.getName())
				.hasMessageEndingWith("Correct the mapping; the application would not start with it either."));
	}

	private static List<String> script(ApplicationContext context) {
		return context.getBean(EarlyReader.class).script();
	}

	/**
	 * Reads the model while whatever makes the factory has to wait.
	 */
	static class EarlyReader implements InitializingBean, BeanFactoryAware {

		private final AtomicInteger connections;

		private final Path folder;

		private BeanFactory beanFactory;

		private EntityModel model;

		private boolean factoryExisted;

		private int connectionsOpened;

		private String[] files;

		EarlyReader(AtomicInteger connections, Path folder) {
			this.connections = connections;
			this.folder = folder;
		}

		@Override
		public void setBeanFactory(BeanFactory beanFactory) {
			this.beanFactory = beanFactory;
		}

		@Override
		public void afterPropertiesSet() {
			this.model = this.beanFactory.getBean(EntityModelSource.class).read().orElseThrow();
			this.factoryExisted = ((ConfigurableListableBeanFactory) this.beanFactory)
				.containsSingleton("entityManagerFactory");
			this.connectionsOpened = this.connections.get();
			this.files = this.folder.toFile().list();
		}

		List<String> script() {
			return new SqliteDialect().script(this.model.operations());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Product.class)
	static class Shop {

		@Bean
		static BeanFactoryPostProcessor readerBeforeFactory() {
			return (beanFactory) -> beanFactory.getBeanDefinition("entityManagerFactory")
				.setDependsOn(beanFactory.getBeanNamesForType(EarlyReader.class, true, false));
		}

		@Bean
		EntityModelSource entityModelSource(ConfigurableListableBeanFactory beanFactory,
				ObjectProvider<DataSource> dataSource) {
			return new ApplicationEntityModelSource(beanFactory,
					() -> new MigratedDataSource("dataSource", dataSource.getObject()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Wrong {

		@Bean
		static PersistenceManagedTypes persistenceManagedTypes() {
			return PersistenceManagedTypes.of(Keyless.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Naming {

		@Bean
		PhysicalNamingStrategy prefixes() {
			return new PhysicalNamingStrategySnakeCaseImpl() {

				@Override
				public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
					return Identifier.toIdentifier("t_" + super.toPhysicalTableName(name, environment));
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizer {

		@Bean
		HibernatePropertiesCustomizer verbatim() {
			return (properties) -> properties.put("hibernate.physical_naming_strategy",
					"org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl");
		}

	}

	/**
	 * Lacks what every entity has.
	 */
	@Entity
	static class Keyless {

		String name;

	}

	private final class CountingDataSource extends DriverManagerDataSource {

		CountingDataSource(String url) {
			super(url);
		}

		@Override
		public Connection getConnection() throws SQLException {
			ApplicationEntityModelSourceTests.this.connections.incrementAndGet();
			return super.getConnection();
		}

	}

}
