package io.github.dbmig.engine;

import java.nio.file.Path;

import io.github.dbmig.MigrationEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationEngineTests {

	@TempDir
	Path folder;

	private TestDatabase database;

	@BeforeEach
	void open() {
		this.database = TestDatabase.in(this.folder);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void aDatabaseIsMadeAndBroughtToTheHeadAndBack() {
		MigrationEngine engine = this.database.engine(TestRevision.table("a"), TestRevision.table("b", "a"));
		assertThat(engine.upgrade("head").after()).containsExactly("b");
		assertThat(this.database.tables()).containsExactly("t_a", "t_b");
		assertThat(this.database.version()).containsExactly("b");
		assertThat(engine.status().upToDate()).isTrue();
		assertThat(engine.downgrade("base").after()).isEmpty();
		assertThat(this.database.tables()).isEmpty();
		assertThat(this.database.version()).isEmpty();
	}

}
