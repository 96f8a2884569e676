package io.github.dbmig.autoconfigure;

import java.nio.file.Path;

import io.github.dbmig.MigrationException;
import io.github.dbmig.autoconfigure.fixture.library.Book;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class DdlAutoGuardTests {

	@TempDir
	Path folder;

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare() {
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					TransactionAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
					DbmigAutoConfiguration.class, DbmigJpaAutoConfiguration.class))
			.withUserConfiguration(Entities.class)
			.withPropertyValues("spring.datasource.url=jdbc:sqlite:" + this.folder.resolve("data.db"),
					"dbmig.revisions.locations=" + new RevisionFiles(this.folder).addBooks().location());
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.jpa.hibernate.ddl-auto=update", "spring.jpa.hibernate.ddl-auto=create",
			"spring.jpa.hibernate.ddl-auto=create-drop", "spring.jpa.hibernate.ddl-auto=create-only",
			"spring.jpa.hibernate.ddl-auto=drop", "spring.jpa.hibernate.ddl-auto=truncate",
			"spring.jpa.properties.hibernate.hbm2ddl.auto=update",
			"spring.jpa.properties.jakarta.persistence.schema-generation.database.action=drop-and-create",
			"spring.jpa.generate-ddl=true" })
	void whatWritesIsRefusedBeforeTheMigration(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MigrationException.class)
				.hasMessageContaining("Hibernate is told to change the schema"));
		assertThat(this.folder.resolve("data.db")).doesNotExist();
	}

	@Test
	void whatACustomizerWritesIsRefusedToo() {
		this.runner.withUserConfiguration(Customizer.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MigrationException.class)
				.hasMessageContaining("hibernate.hbm2ddl.auto=update for the bean 'entityManagerFactory'"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.jpa.hibernate.ddl-auto=none", "spring.jpa.hibernate.ddl-auto=validate",
			"spring.jpa.generate-ddl=false" })
	void whatOnlyReadsIsNot(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(EntityManagerFactory.class));
	}

	@Test
	void anotherDataSourceIsNoneOfOurBusiness() {
		this.runner.withUserConfiguration(DbmigAutoConfigurationTests.MarkedDataSourceConfiguration.class)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=update")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Book.class)
	static class Entities {

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizer {

		@Bean
		HibernatePropertiesCustomizer updating() {
			return (properties) -> properties.put("hibernate.hbm2ddl.auto", "update");
		}

	}

}
