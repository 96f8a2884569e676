package io.github.dbmig.sample;

import java.nio.file.Path;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.ModelComparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the revisions make is what the entities say.
 */
class ModelTests {

	@TempDir
	Path folder;

	@Test
	void thereIsNothingToGenerate() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(DispatcherApplication.class)
			.web(WebApplicationType.NONE)
			.run("--spring.datasource.url=jdbc:sqlite:" + this.folder.resolve("dispatcher.db"),
					"--dbmig.model-check=fail")) {
			ModelComparison comparison = context.getBean(MigrationEngine.class).compare();
			assertThat(comparison.hasModel()).isTrue();
			assertThat(comparison.pending()).isEmpty();
			assertThat(comparison.drift()).isEmpty();
			assertThat(comparison.unmanaged()).isEmpty();
		}
	}

}
