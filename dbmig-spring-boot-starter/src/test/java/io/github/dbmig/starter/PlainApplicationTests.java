package io.github.dbmig.starter;

import java.nio.file.Path;
import java.util.regex.Pattern;

import io.github.dbmig.starter.plain.PlainApplication;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an application without web server, JPA and actuator.
 */
@Timeout(120)
class PlainApplicationTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "jakarta.servlet.Servlet", "org.springframework.orm.jpa.JpaTransactionManager",
			"org.springframework.boot.actuate.endpoint.annotation.Endpoint",
			"org.springframework.boot.health.contributor.HealthIndicator",
			"io.micrometer.core.instrument.MeterRegistry" })
	void theStarterDoesNotBringWhatIsOptional(String name) {
		assertThat(ClassUtils.isPresent(name, getClass().getClassLoader())).as(name).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "^(junit|assertj|mockito|spring-boot-test|spring-test)",
			"^(junit|assertj|mockito|spring-boot-test|spring-test|hibernate|jakarta|jboss|byte-buddy|antlr)" })
	void theStarterAloneMigrates(String without) throws Exception {
		Path file = this.directory.resolve("plain.db");
		try (JavaProcess application = JavaProcess.start(PlainApplication.class, Pattern.compile(without), file)) {
			assertThat(application.await()).as(application::log).isZero();
		}
		JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource("jdbc:sqlite:" + file));
		assertThat(jdbc.sql("SELECT revision FROM dbmig_history").query(String.class).list())
			.containsExactly("000000000001");
		assertThat(jdbc.sql("SELECT count(*) FROM visits").query(Integer.class).single()).isOne();
	}

}
