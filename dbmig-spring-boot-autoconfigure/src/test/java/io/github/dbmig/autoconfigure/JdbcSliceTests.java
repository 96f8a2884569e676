package io.github.dbmig.autoconfigure;

import java.nio.file.Path;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.autoconfigure.fixture.plainapplication.PlainApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code @JdbcTest} migrates.
 */
@JdbcTest(properties = "spring.test.database.replace=none")
@ContextConfiguration(classes = PlainApplication.class)
class JdbcSliceTests {

	@TempDir
	static Path folder;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MigrationEngine engine;

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url", () -> "jdbc:sqlite:" + folder.resolve("data.db"));
		registry.add("dbmig.revisions.locations", () -> new RevisionFiles(folder).addBooks().location());
	}

	@Test
	void theSchemaIsThere() {
		assertThat(this.jdbc.sql("SELECT isbn FROM book").query().listOfRows()).isEmpty();
		assertThat(this.engine.name()).isEqualTo("dataSource");
	}

}
