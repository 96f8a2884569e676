package io.github.dbmig.autoconfigure;

import java.nio.file.Path;

import javax.sql.DataSource;

import io.github.dbmig.autoconfigure.fixture.library.Book;
import jakarta.annotation.PostConstruct;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The migration runs before anything that uses the database, whatever the order of beans.
 */
class StartupOrderTests {

	@TempDir
	Path folder;

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare() {
		RevisionFiles revisions = new RevisionFiles(this.folder).addBooks();
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
					TransactionAutoConfiguration.class, DbmigAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=jdbc:sqlite:" + this.folder.resolve("data.db"),
					"dbmig.revisions.locations=" + revisions.location());
	}

	private ApplicationContextRunner jpa() {
		return this.runner
			.withConfiguration(
					AutoConfigurations.of(HibernateJpaAutoConfiguration.class, DbmigJpaAutoConfiguration.class))
			.withInitializer((context) -> AutoConfigurationPackages.register((BeanDefinitionRegistry) context,
					Book.class.getPackageName()));
	}

	@Test
	void anEagerUserOfJdbcClientFindsTheNewSchema() {
		this.runner.withUserConfiguration(EagerJdbcClientUser.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void anEagerUserOfJdbcTemplateFindsTheNewSchema() {
		this.runner.withUserConfiguration(EagerJdbcTemplateUser.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aLazyApplicationMigratesToo() {
		this.runner.withPropertyValues("spring.main.lazy-initialization=true")
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				assertThat(this.folder.resolve("data.db")).isNotEmptyFile();
				assertThat(context.getBeanFactory().containsSingleton("jdbcTemplate")).isFalse();
			});
	}

	@Test
	void hibernateFindsTheNewSchema() {
		jpa().withPropertyValues("spring.jpa.hibernate.ddl-auto=validate")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(EntityManagerFactory.class));
	}

	@Test
	void hibernateIsNotToldToManageTheSchema() {
		jpa().run((context) -> assertThat(context.getBean(EntityManagerFactory.class).getProperties())
			.doesNotContainKey("hibernate.hbm2ddl.auto"));
	}

	@Test
	void hibernateFindsTheNewSchemaWhenScriptsAreDeferred() {
		jpa()
			.withPropertyValues("spring.jpa.defer-datasource-initialization=true",
					"spring.jpa.hibernate.ddl-auto=validate")
			.withConfiguration(AutoConfigurations.of(DataSourceInitializationAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(EntityManagerFactory.class));
	}

	@Test
	void aUserThatSaysSoWaitsForTheMigration() {
		this.runner.withUserConfiguration(ExplicitUser.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Configuration(proxyBeanMethods = false)
	static class EagerJdbcClientUser {

		@Bean
		Object aaaUser(JdbcClient jdbc) {
			return jdbc.sql("SELECT count(isbn) FROM book").query(Long.class).single();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EagerJdbcTemplateUser {

		private final JdbcTemplate jdbc;

		EagerJdbcTemplateUser(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		@PostConstruct
		void query() {
			this.jdbc.queryForList("SELECT isbn FROM book");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ExplicitUser {

		@Bean
		@DependsOn("dbmigMigrationInitializer")
		Object aaaUser(DataSource dataSource) {
			return JdbcClient.create(dataSource).sql("SELECT isbn FROM book").query().listOfRows();
		}

	}

}
