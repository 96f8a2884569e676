package io.github.dbmig.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.github.dbmig.DbmigDataSource;
import io.github.dbmig.MigrationException;
import io.github.dbmig.RenamedFrom;
import io.github.dbmig.autoconfigure.fixture.library.Book;
import io.github.dbmig.autoconfigure.fixture.shop.Product;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.jpa.EntityModelSource;
import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.sqlite.SqliteDialect;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Applications with entity manager factories of their own: what is read before these is
 * what they read themselves, and each database gets what its factories say.
 */
class PersistenceUnitTests {

	private static final String VERBATIM = "org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl";

	@TempDir
	static Path folder;

	static final AtomicInteger connections = new AtomicInteger();

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare() {
		connections.set(0);
		this.runner = new ApplicationContextRunner(OnDemandContext::new)
			.withConfiguration(AutoConfigurations.of(TransactionAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class, DbmigAutoConfiguration.class, DbmigJpaAutoConfiguration.class))
			.withPropertyValues("dbmig.on-startup=none")
			.withBean(Running.class);
	}

	@Test
	void eachDatabaseHasTheUnitsThatUseIt() {
		this.runner.withUserConfiguration(TwoDatabases.class, ShopFactory.class, ArchiveFactory.class)
			.run((context) -> assertThat(script(context, "shopFactory")).containsExactly("""
					CREATE TABLE "product" (
					  "id" INTEGER PRIMARY KEY,
					  "grade" char(1),
					  "list_price" integer
					)"""));
	}

	@Test
	void aDatabaseThatIsMarkedHasItsOwn() {
		this.runner.withUserConfiguration(MarkedArchive.class, ShopFactory.class, ArchiveFactory.class)
			.run((context) -> assertThat(script(context, "archiveFactory")).containsExactly("""
					CREATE TABLE "Product" (
					  "id" INTEGER PRIMARY KEY,
					  "grade" char(1),
					  "listPrice" integer
					)""", """
					CREATE TABLE "shelf" (
					  "label" varchar(255) NOT NULL PRIMARY KEY
					)"""));
	}

	@Test
	void springBootsOwnFactoryIsReadToo() {
		this.runner.withUserConfiguration(OneDatabase.class, Scanned.class)
			.run((context) -> assertThat(tables(context, "entityManagerFactory")).containsExactly("book", "product"));
	}

	@Test
	void unitsOfOneDatabaseAreReadTogether() {
		this.runner.withUserConfiguration(OneDatabase.class, ShopFactory.class, LibraryFactory.class)
			.run((context) -> assertThat(tables(context, "shopFactory", "libraryFactory")).containsExactly("product",
					"Book"));
	}

	@Test
	void unitsMayShareATable() {
		this.runner.withUserConfiguration(OneDatabase.class, LibraryFactory.class, SecondLibraryFactory.class)
			.run((context) -> assertThat(tables(context, "libraryFactory", "secondLibraryFactory"))
				.containsExactly("Book"));
	}

	@Test
	void unitsThatContradictEachOtherAreRefused() {
		this.runner.withUserConfiguration(OneDatabase.class, LibraryFactory.class, OtherBookFactory.class)
			.run((context) -> assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> context.getBean(EntityModelSource.class).read())
				.withMessage("Two persistence units use the same database and say different things about the table "
						+ "\"book\".\nMap it the same way in both, or in one of them only."));
	}

	@Test
	void aDatabaseWithoutUnitsHasNoModel() {
		this.runner.withUserConfiguration(TwoDatabases.class, LibraryFactory.class, Marked.class)
			.run((context) -> assertThat(context.getBean(EntityModelSource.class).read()).isEmpty());
	}

	@Test
	void aProxyStandsForItsTarget() {
		this.runner.withUserConfiguration(Proxied.class, LibraryFactory.class)
			.run((context) -> assertThat(tables(context, "libraryFactory")).containsExactly("Book"));
	}

	@Test
	void aRoutingDataSourceStandsForItsTargets() {
		this.runner.withUserConfiguration(Routed.class, LibraryFactory.class)
			.run((context) -> assertThat(tables(context, "libraryFactory")).containsExactly("Book"));
	}

	@Test
	void customizersSpeakToFactoriesThatAreBuiltBySpringBoot() {
		this.runner.withUserConfiguration(OneDatabase.class, ShopFactory.class, Customizer.class)
			.run((context) -> assertThat(tables(context, "shopFactory")).containsExactly("Product"));
	}

	@Test
	void dataSourcesThatAreCalledForAreTheBeans() {
		this.runner.withUserConfiguration(AllInOne.class)
			.run((context) -> assertThat(tables(context, "allInOneFactory")).containsExactly("book"));
	}

	@Test
	void whatAFactoryWaitsForIsNotWaitedFor() {
		this.runner.withUserConfiguration(OneDatabase.class, Waiting.class)
			.run((context) -> assertThat(context.getBean(EntityModelSource.class).read()).isPresent());
	}

	@Test
	void namesOfBeforeAreSeenThroughSpringsClassLoaders() {
		this.runner.withUserConfiguration(OneDatabase.class, OtherBookFactory.class)
			.run((context) -> assertThat(
					context.getBean(EntityModelSource.class).read().orElseThrow().renames().columns())
				.isEqualTo(Map.of("book", Map.of("titel", "title"))));
	}

	@Test
	void aFactoryThatCantBeMadeIsTold() {
		this.runner.withUserConfiguration(OneDatabase.class, Broken.class)
			.run((context) -> assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> context.getBean(EntityModelSource.class).read())
				.withMessage("The entities of the bean 'brokenFactory' could not be read, because it could not be "
						+ "made: out of order\nCorrect its definition; the application would not start with it "
						+ "either."));
	}

	/**
	 * Read the model, then start the factories, and return the statements if both said
	 * the same.
	 */
	private static List<String> script(AssertableApplicationContext context, String... factories) {
		EntityModel model = read(context, factories);
		return new SqliteDialect().script(model.operations());
	}

	private static List<String> tables(AssertableApplicationContext context, String... factories) {
		return read(context, factories).operations()
			.stream()
			.map((operation) -> ((CreateTable) operation).name())
			.toList();
	}

	private static EntityModel read(AssertableApplicationContext context, String... factories) {
		assertThat(context).hasNotFailed();
		EntityModel model = context.getBean(EntityModelSource.class).read().orElseThrow();
		assertThat(connections).hasValue(0);
		assertThat(folder).isEmptyDirectory();
		Map<String, EntityModel> running = context.getBean(Running.class).models;
		for (String factory : factories) {
			assertThat(context.getBeanFactory().containsSingleton(factory)).isFalse();
			context.getBean(factory, EntityManagerFactory.class);
		}
		assertThat(running).containsOnlyKeys(factories);
		assertThat(EntityModel.together(List.of(factories).stream().map(running::get).toList())).isEqualTo(model);
		return model;
	}

	private static LocalContainerEntityManagerFactoryBean factory(DataSource dataSource,
			Consumer<LocalContainerEntityManagerFactoryBean> entities) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setDataSource(dataSource);
		factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		entities.accept(factory);
		return factory;
	}

	/**
	 * Makes beans when they are asked for, as during a command.
	 */
	static class OnDemandContext extends AnnotationConfigApplicationContext {

		@Override
		protected void finishBeanFactoryInitialization(ConfigurableListableBeanFactory beanFactory) {
			beanFactory.freezeConfiguration();
		}

	}

	/**
	 * Keeps what the factories themselves say when they start.
	 */
	static class Running implements BeanPostProcessor {

		private final Map<String, EntityModel> models = new HashMap<>();

		@Override
		public Object postProcessBeforeInitialization(Object bean, String beanName) {
			if (bean instanceof LocalContainerEntityManagerFactoryBean factory) {
				factory.getJpaPropertyMap()
					.put("hibernate.integrator_provider",
							(IntegratorProvider) () -> List.of(new Reader(beanName, this.models)));
			}
			return bean;
		}

	}

	private record Reader(String name, Map<String, EntityModel> models) implements Integrator {

		@Override
		public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
				SessionFactoryImplementor sessionFactory) {
			this.models.put(this.name, EntityModel.of((MetadataImplementor) metadata));
		}

	}

	static class CountingDataSource extends DriverManagerDataSource {

		CountingDataSource() {
			super("jdbc:sqlite::memory:");
		}

		@Override
		public Connection getConnection() throws SQLException {
			connections.incrementAndGet();
			return super.getConnection();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OneDatabase {

		@Bean
		DataSource dataSource() {
			return new CountingDataSource();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDatabases {

		@Bean
		@Primary
		DataSource dataSource() {
			return new CountingDataSource();
		}

		@Bean
		DataSource archive() {
			return new CountingDataSource();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MarkedArchive {

		@Bean
		@Primary
		DataSource dataSource() {
			return new CountingDataSource();
		}

		@Bean
		@DbmigDataSource
		DataSource archive() {
			return new CountingDataSource();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Marked {

		@Bean
		@DbmigDataSource
		DataSource marked() {
			return new CountingDataSource();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Proxied {

		@Bean
		@DbmigDataSource
		DataSource target() {
			return new CountingDataSource();
		}

		@Bean
		@Primary
		DataSource dataSource(@DbmigDataSource DataSource target) {
			return new LazyConnectionDataSourceProxy(target);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Routed {

		@Bean
		@DbmigDataSource
		DataSource target() {
			return new CountingDataSource();
		}

		@Bean
		@Primary
		DataSource dataSource(@DbmigDataSource DataSource target) {
			AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {

				@Override
				protected Object determineCurrentLookupKey() {
					return "only";
				}

			};
			routing.setTargetDataSources(Map.of("only", target));
			return routing;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ArchiveFactory {

		@Bean
		LocalContainerEntityManagerFactoryBean archiveFactory(@Qualifier("archive") DataSource dataSource) {
			return factory(dataSource, (factory) -> {
				factory.setPersistenceUnitName("archive");
				factory.setPackagesToScan(Product.class.getPackageName());
				factory.setMappingResources("io/github/dbmig/autoconfigure/shelf-orm.xml");
				factory.getJpaPropertyMap().put("hibernate.physical_naming_strategy", VERBATIM);
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ShopFactory {

		@Bean
		LocalContainerEntityManagerFactoryBean shopFactory(EntityManagerFactoryBuilder builder, DataSource dataSource) {
			return builder.dataSource(dataSource).packages(Product.class).persistenceUnit("shop").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LibraryFactory {

		@Bean
		LocalContainerEntityManagerFactoryBean libraryFactory(DataSource dataSource) {
			return factory(dataSource, (factory) -> factory.setPackagesToScan(Book.class.getPackageName()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SecondLibraryFactory {

		@Bean
		LocalContainerEntityManagerFactoryBean secondLibraryFactory(DataSource dataSource) {
			return factory(dataSource,
					(factory) -> factory.setManagedTypes(PersistenceManagedTypes.of(Book.class.getName())));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherBookFactory {

		@Bean
		LocalContainerEntityManagerFactoryBean otherBookFactory(DataSource dataSource) {
			return factory(dataSource,
					(factory) -> factory.setManagedTypes(PersistenceManagedTypes.of(OtherBook.class.getName())));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = { Product.class, Book.class })
	static class Scanned {

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizer {

		@Bean
		HibernatePropertiesCustomizer verbatim() {
			return (properties) -> properties.put("hibernate.physical_naming_strategy", VERBATIM);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Waiting {

		@Bean
		Object never() {
			throw new IllegalStateException("Nobody is to ask for it");
		}

		@Bean
		@DependsOn("never")
		LocalContainerEntityManagerFactoryBean waitingFactory(DataSource dataSource) {
			return factory(dataSource, (factory) -> factory.setPackagesToScan(Book.class.getPackageName()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Broken {

		@Bean
		LocalContainerEntityManagerFactoryBean brokenFactory() {
			throw new IllegalStateException("out of order");
		}

	}

	@Configuration
	static class AllInOne {

		@Bean
		DataSource dataSource() {
			return new CountingDataSource();
		}

		@Bean
		LocalContainerEntityManagerFactoryBean allInOneFactory(EntityManagerFactoryBuilder builder) {
			return builder.dataSource(dataSource()).packages(Book.class).build();
		}

	}

	@Entity
	@Table(name = "book")
	static class OtherBook {

		@Id
		Long id;

		@RenamedFrom("titel")
		String title;

	}

}
