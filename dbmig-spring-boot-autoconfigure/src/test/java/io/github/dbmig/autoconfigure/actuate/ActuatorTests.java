package io.github.dbmig.autoconfigure.actuate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.autoconfigure.DbmigAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorAutoConfiguration;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ActuatorTests {

	@TempDir
	Path folder;

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare() {
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, DbmigAutoConfiguration.class,
					EndpointAutoConfiguration.class, HealthContributorAutoConfiguration.class,
					InfoContributorAutoConfiguration.class, MetricsAutoConfiguration.class,
					DbmigEndpointAutoConfiguration.class, DbmigHealthContributorAutoConfiguration.class,
					DbmigInfoContributorAutoConfiguration.class, DbmigMetricsAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=jdbc:sqlite:" + this.folder.resolve("data.db"),
					"dbmig.revisions.locations=classpath:io/github/dbmig/autoconfigure/actuate/revisions/",
					"management.endpoints.web.exposure.include=dbmig");
	}

	@Test
	void theEndpointIsThereWhenItIsExposed() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(DbmigEndpoint.class));
	}

	@Test
	void theEndpointIsNotThereOtherwise() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(DbmigEndpoint.class));
	}

	@Test
	void theEndpointCanBeReplaced() {
		this.runner.withBean("mine", DbmigEndpoint.class, () -> new DbmigEndpoint(List.of()))
			.run((context) -> assertThat(context.getBean(DbmigEndpoint.class).databases().databases()).isEmpty());
	}

	@Test
	void thereIsNoEndpointWithoutAnEngine() {
		this.runner.withPropertyValues("dbmig.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(DbmigEndpoint.class)
				.doesNotHaveBean(DbmigHealthIndicator.class)
				.doesNotHaveBean(DbmigInfoContributor.class)
				.doesNotHaveBean(DbmigMetrics.class));
	}

	@Test
	void theApplicationMigratesWithoutMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer")).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean("dbmigMetrics");
			assertThat(context.getBean(MigrationEngine.class).status().upToDate()).isTrue();
		});
	}

	@Test
	void healthIsUpAtHead() {
		this.runner.run((context) -> {
			Health health = context.getBean(DbmigHealthIndicator.class).health();
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("dataSource",
					Map.of("current", List.of("e2e2e2e2"), "pending", List.of()));
		});
	}

	@Test
	void healthIsOutOfServiceWhileRevisionsArePending() {
		this.runner.withPropertyValues("dbmig.on-startup=none").run((context) -> {
			Health health = context.getBean(DbmigHealthIndicator.class).health();
			assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health.getDetails()).containsEntry("dataSource",
					Map.of("current", List.of(), "pending", List.of("e1e1e1e1", "e2e2e2e2")));
		});
	}

	@Test
	void healthCanBeSwitchedOff() {
		this.runner.withPropertyValues("management.health.dbmig.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(DbmigHealthIndicator.class));
	}

	@Test
	void infoNamesTheCurrentRevisions() {
		this.runner.run((context) -> {
			Info.Builder builder = new Info.Builder();
			context.getBean(DbmigInfoContributor.class).contribute(builder);
			assertThat(builder.build().getDetails()).containsEntry("dbmig",
					Map.of("dataSource", Map.of("current", List.of("e2e2e2e2"), "upToDate", true)));
		});
	}

	@Test
	void infoCanBeSwitchedOff() {
		this.runner.withPropertyValues("management.info.dbmig.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(DbmigInfoContributor.class));
	}

	@Test
	void metersCountWhatWasDoneBeforeThereWasARegistry() {
		this.runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("dbmig.pending").tag("database", "dataSource").gauge().value()).isZero();
			assertThat(registry.get("dbmig.revisions.applied").counter().count()).isEqualTo(2);
			assertThat(registry.get("dbmig.run").timer().count()).isEqualTo(1);
			context.getBean(MigrationEngine.class).downgrade("-1");
			assertThat(registry.get("dbmig.pending").gauge().value()).isEqualTo(1);
			assertThat(registry.get("dbmig.revisions.applied").counter().count()).isEqualTo(3);
			assertThat(registry.get("dbmig.run").timer().count()).isEqualTo(2);
		});
	}

}
