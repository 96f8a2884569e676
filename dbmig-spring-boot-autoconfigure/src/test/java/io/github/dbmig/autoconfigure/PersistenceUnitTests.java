package io.github.dbmig.autoconfigure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.MigrationException;
import io.github.dbmig.autoconfigure.fixture.library.Book;
import io.github.dbmig.autoconfigure.fixture.shop.Product;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.jpa.EntityModelSource;
import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.sqlite.SqliteDialect;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Applications with entity manager factories of their own: what is read before these is
 * what they read themselves, and each database gets what its factories say.
 */
class PersistenceUnitTests {

	@TempDir
	static Path folder;

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare() {
		PersistenceUnits.connections.set(0);
		this.runner = new ApplicationContextRunner(OnDemandContext::new)
			.withConfiguration(AutoConfigurations.of(TransactionAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class, DbmigAutoConfiguration.class, DbmigJpaAutoConfiguration.class))
			.withPropertyValues("dbmig.on-startup=none")
			.withBean(Running.class);
	}

	@Test
	void eachDatabaseHasTheUnitsThatUseIt() {
		this.runner
			.withUserConfiguration(PersistenceUnits.TwoDatabases.class, PersistenceUnits.ShopFactory.class,
					PersistenceUnits.ArchiveFactory.class)
			.run((context) -> assertThat(script(context, "shopFactory")).containsExactly("""
					CREATE TABLE "product" (
					  "id" INTEGER PRIMARY KEY,
					  "grade" char(1),
					  "list_price" integer
					)"""));
	}

	@Test
	void aDatabaseThatIsMarkedHasItsOwn() {
		this.runner
			.withUserConfiguration(PersistenceUnits.MarkedArchive.class, PersistenceUnits.ShopFactory.class,
					PersistenceUnits.ArchiveFactory.class)
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
		this.runner.withUserConfiguration(PersistenceUnits.OneDatabase.class, PersistenceUnits.Scanned.class)
			.run((context) -> assertThat(tables(context, "entityManagerFactory")).containsExactly("book", "product"));
	}

	@Test
	void unitsOfOneDatabaseAreReadTogether() {
		this.runner
			.withUserConfiguration(PersistenceUnits.OneDatabase.class, PersistenceUnits.ShopFactory.class,
					PersistenceUnits.LibraryFactory.class)
			.run((context) -> assertThat(tables(context, "shopFactory", "libraryFactory")).containsExactly("product",
					"Book"));
	}

	@Test
	void unitsMayShareATable() {
		this.runner
			.withUserConfiguration(PersistenceUnits.OneDatabase.class, PersistenceUnits.LibraryFactory.class,
					PersistenceUnits.SecondLibraryFactory.class)
			.run((context) -> assertThat(tables(context, "libraryFactory", "secondLibraryFactory"))
				.containsExactly("Book"));
	}

	@Test
	void unitsThatContradictEachOtherAreRefused() {
		this.runner
			.withUserConfiguration(PersistenceUnits.OneDatabase.class, PersistenceUnits.LibraryFactory.class,
					PersistenceUnits.OtherBookFactory.class)
			.run((context) -> assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> context.getBean(EntityModelSource.class).read())
				.withMessage("Two persistence units use the same database and say different things about the table "
						+ "\"book\".\nMap it the same way in both, or in one of them only."));
	}

	@Test
	void aDatabaseWithoutUnitsHasNoModel() {
		this.runner
			.withUserConfiguration(PersistenceUnits.TwoDatabases.class, PersistenceUnits.LibraryFactory.class,
					PersistenceUnits.Marked.class)
			.run((context) -> assertThat(context.getBean(EntityModelSource.class).read()).isEmpty());
	}

	@Test
	void aProxyStandsForItsTarget() {
		this.runner.withUserConfiguration(PersistenceUnits.Proxied.class, PersistenceUnits.LibraryFactory.class)
			.run((context) -> assertThat(tables(context, "libraryFactory")).containsExactly("Book"));
	}

	@Test
	void aRoutingDataSourceStandsForItsTargets() {
		this.runner.withUserConfiguration(PersistenceUnits.Routed.class, PersistenceUnits.LibraryFactory.class)
			.run((context) -> assertThat(tables(context, "libraryFactory")).containsExactly("Book"));
	}

	@Test
	void customizersSpeakToFactoriesThatAreBuiltBySpringBoot() {
		this.runner
			.withUserConfiguration(PersistenceUnits.OneDatabase.class, PersistenceUnits.ShopFactory.class,
					PersistenceUnits.Customizer.class)
			.run((context) -> assertThat(tables(context, "shopFactory")).containsExactly("Product"));
	}

	@Test
	void dataSourcesThatAreCalledForAreTheBeans() {
		this.runner.withUserConfiguration(PersistenceUnits.AllInOne.class)
			.run((context) -> assertThat(tables(context, "allInOneFactory")).containsExactly("book"));
	}

	@Test
	void whatAFactoryWaitsForIsNotWaitedFor() {
		this.runner.withUserConfiguration(PersistenceUnits.OneDatabase.class, PersistenceUnits.Waiting.class)
			.run((context) -> assertThat(context.getBean(EntityModelSource.class).read()).isPresent());
	}

	@Test
	void namesOfBeforeAreSeenThroughSpringsClassLoaders() {
		this.runner.withUserConfiguration(PersistenceUnits.OneDatabase.class, PersistenceUnits.OtherBookFactory.class)
			.run((context) -> assertThat(
					context.getBean(EntityModelSource.class).read().orElseThrow().renames().columns())
				.isEqualTo(Map.of("book", Map.of("titel", "title"))));
	}

	@Test
	void aFactoryThatCantBeMadeIsTold() {
		this.runner.withUserConfiguration(PersistenceUnits.OneDatabase.class, PersistenceUnits.Broken.class)
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
		assertThat(PersistenceUnits.connections).hasValue(0);
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

}
