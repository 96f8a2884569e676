package io.github.dbmig.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import io.github.dbmig.DbmigDataSource;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.SchemaChange;
import io.github.dbmig.autoconfigure.actuate.DatabaseDescriptor;
import io.github.dbmig.autoconfigure.actuate.DbmigEndpoint;
import io.github.dbmig.autoconfigure.actuate.DbmigMetrics;
import io.github.dbmig.autoconfigure.fixture.library.Book;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/**
 * The entities are compared with the database when everything has started.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupModelCheckTests {

	private static final String CREATE = "CREATE TABLE book (id INTEGER PRIMARY KEY, title VARCHAR(255)%s);";

	@TempDir
	Path folder;

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare() {
		RevisionFiles revisions = new RevisionFiles(this.folder)
			.add("aaaa1111", "", "books", CREATE.formatted(""), "DROP TABLE book;")
			.add("bbbb2222", "aaaa1111", "isbn", "ALTER TABLE book ADD COLUMN isbn VARCHAR(255);",
					"ALTER TABLE book DROP COLUMN isbn;");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					TransactionAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
					DbmigAutoConfiguration.class, DbmigJpaAutoConfiguration.class))
			.withInitializer((context) -> AutoConfigurationPackages.register((BeanDefinitionRegistry) context,
					Book.class.getPackageName()))
			.withPropertyValues("spring.datasource.url=jdbc:sqlite:" + file(),
					"dbmig.revisions.locations=" + revisions.location());
	}

	private Path file() {
		return this.folder.resolve("data.db");
	}

	private void change(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Test
	void entitiesAndDatabaseThatAgreeAreNotSpokenOf(CapturedOutput output) {
		this.runner.withPropertyValues("dbmig.model-check=fail").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(MigrationEngine.class).checkModel()).contains(List.of());
		});
		assertThat(output).doesNotContain("is not what the entities say");
	}

	@Test
	void differencesAreLogged(CapturedOutput output) {
		this.runner.withPropertyValues("dbmig.target=aaaa1111", "dbmig.on-startup=upgrade").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(MigrationEngine.class).checkModel().orElseThrow())
				.extracting(SchemaChange::object, SchemaChange::description)
				.containsExactly(tuple("book", "add column \"book\".\"isbn\" varchar(255)"));
		});
		assertThat(output.toString().lines().toList()).containsSequence("  add column \"book\".\"isbn\" varchar(255)",
				"Apply what is pending first: bbbb2222 \"isbn\".");
		assertThat(output).contains(file() + " is not what the entities say. To be so it would have to:");
	}

	@Test
	void aRevisionThatIsMissingIsAskedFor(CapturedOutput output) throws SQLException {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		change("ALTER TABLE book DROP COLUMN isbn");
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("Write the revision with: ./mvnw spring-boot:run "
				+ "-Dspring-boot.run.arguments=\"dbmig revision --autogenerate -m '...'\", or correct the entities. "
				+ "dbmig.model-check says what start-up does about it.");
	}

	@Test
	void theStartIsRefusedWhereThatIsAskedFor() throws SQLException {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		change("ALTER TABLE book RENAME COLUMN isbn TO isbn13");
		this.runner.withPropertyValues("dbmig.model-check=fail")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(ModelMismatchException.class,
						(ex) -> assertThat(ex.description().lines().toList()).containsExactly(
								file() + " is not what the entities say. To be so it would have to:",
								"  drop column \"book\".\"isbn13\" VARCHAR(255)",
								"  add column \"book\".\"isbn\" varchar(255)")));
	}

	@Test
	void nothingIsComparedWhereThatIsAskedFor(CapturedOutput output) {
		this.runner.withPropertyValues("dbmig.target=aaaa1111", "dbmig.model-check=off")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("is not what the entities say");
	}

	@Test
	void tablesThatNoEntityIsMappedToAreLeftAlone() throws SQLException {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		change("CREATE TABLE somebody_elses (a)");
		this.runner.withPropertyValues("dbmig.model-check=fail").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(MigrationEngine.class).compare().unmanaged())
				.containsExactly("table \"somebody_elses\" (in neither entities nor revisions)");
		});
	}

	@Test
	void excludedTablesAreNotCompared() throws SQLException {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		change("ALTER TABLE book DROP COLUMN isbn");
		this.runner.withPropertyValues("dbmig.model-check=fail", "dbmig.exclude=audit_*,BOO?")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aFactoryOverAProxyOfTheDataSourceIsCheckedToo() throws SQLException {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		change("ALTER TABLE book DROP COLUMN isbn");
		this.runner.withUserConfiguration(Proxied.class)
			.withPropertyValues("dbmig.model-check=fail")
			.run((context) -> assertThat(context).getFailure().isInstanceOf(ModelMismatchException.class));
		this.runner.withUserConfiguration(Proxied.class)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=update")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("Hibernate is told to change the schema"));
	}

	@Test
	void aFactoryThatIsMadeInAnotherThreadIsWaitedFor() throws SQLException {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		change("ALTER TABLE book DROP COLUMN isbn");
		this.runner.withUserConfiguration(InAnotherThread.class)
			.withPropertyValues("dbmig.model-check=fail")
			.run((context) -> assertThat(context).getFailure().isInstanceOf(ModelMismatchException.class));
	}

	@Test
	void entitiesOfAnotherDatabaseAreNotComparedWithThisOne() {
		this.runner.withUserConfiguration(Archive.class).run((context) -> {
			assertThat(context).hasNotFailed();
			MigrationEngine engine = context.getBean(MigrationEngine.class);
			assertThat(engine.name()).isEqualTo("archive");
			assertThat(engine.checkModel()).isEmpty();
			assertThat(engine.compare().hasModel()).isFalse();
			assertThat(new DbmigEndpoint(List.of(engine)).databases().databases().get("archive").model()).isNull();
		});
	}

	@Test
	void theActuatorTellsOfTheModel() {
		this.runner.run((context) -> {
			MigrationEngine engine = context.getBean(MigrationEngine.class);
			DbmigEndpoint endpoint = new DbmigEndpoint(List.of(engine));
			MeterRegistry registry = new SimpleMeterRegistry();
			new DbmigMetrics(() -> List.of(engine)).bindTo(registry);
			assertThat(endpoint.databases().databases().get("dataSource").model())
				.isEqualTo(new DatabaseDescriptor.Model(true, List.of(), null));
			assertThat(registry.get("dbmig.model.changes").tag("database", "dataSource").gauge().value()).isZero();
			change("ALTER TABLE book DROP COLUMN isbn");
			assertThat(endpoint.databases().databases().get("dataSource").model()).isEqualTo(
					new DatabaseDescriptor.Model(false, List.of("add column \"book\".\"isbn\" varchar(255)"), null));
			assertThat(endpoint.databases().upToDate()).isTrue();
			assertThat(registry.get("dbmig.model.changes").gauge().value()).isEqualTo(1);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Proxied {

		@Bean
		@Primary
		DataSource lazy(@DbmigDataSource DataSource target) {
			return new LazyConnectionDataSourceProxy(target);
		}

		@Bean
		@DbmigDataSource
		DataSource target(@Value("${spring.datasource.url}") String url) {
			return new DriverManagerDataSource(url);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Archive {

		@Bean
		@Primary
		DataSource dataSource() {
			return new DriverManagerDataSource("jdbc:h2:mem:other;DB_CLOSE_DELAY=-1");
		}

		@Bean
		@DbmigDataSource
		DataSource archive(@Value("${spring.datasource.url}") String url) {
			return new DriverManagerDataSource(url);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InAnotherThread {

		@Bean
		EntityManagerFactoryBuilderCustomizer inAnotherThread() {
			return (builder) -> builder.setBootstrapExecutor(new SimpleAsyncTaskExecutor());
		}

	}

}
