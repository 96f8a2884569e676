package io.github.dbmig.sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a slice test says that lets Spring Boot replace the data source, on a class path
 * whose only database is SQLite.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReplacedDataSourceTests {

	@Test
	void thePropertyThatHelpsIsNamed(CapturedOutput output) {
		SpringApplication application = new SpringApplicationBuilder(Slice.class).web(WebApplicationType.NONE).build();
		assertThatThrownBy(application::run).isNotNull();
		assertThat(output).contains(
				"""
						Description:

						The test replaces the application's data source by an embedded database, and SQLite is none that Spring Boot \
						can put in its place.

						Action:

						Set spring.test.database.replace=none for the tests, and let spring.datasource.url point at a SQLite file of \
						theirs. dbmig migrates it like the application's.
						""");
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigureTestDatabase
	@ImportAutoConfiguration(DataSourceAutoConfiguration.class)
	static class Slice {

	}

}
