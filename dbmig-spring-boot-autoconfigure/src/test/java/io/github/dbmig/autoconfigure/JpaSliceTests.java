package io.github.dbmig.autoconfigure;

import java.nio.file.Path;

import io.github.dbmig.autoconfigure.fixture.jpaapplication.JpaApplication;
import io.github.dbmig.autoconfigure.fixture.library.Book;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code @DataJpaTest} migrates, where Spring Boot is told to leave the data source
 * alone.
 */
@DataJpaTest(properties = "spring.test.database.replace=none")
@ContextConfiguration(classes = JpaApplication.class)
class JpaSliceTests {

	@TempDir
	static Path folder;

	@Autowired
	TestEntityManager entities;

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url", () -> "jdbc:sqlite:" + folder.resolve("data.db"));
		registry.add("dbmig.revisions.locations", () -> new RevisionFiles(folder).addBooks().location());
	}

	@Test
	void anEntityIsWrittenAndReadBack() {
		Object id = this.entities.persistAndGetId(new Book("Emma", "978"));
		this.entities.flush();
		this.entities.clear();
		assertThat(this.entities.find(Book.class, id).getIsbn()).isEqualTo("978");
	}

}
