package io.github.dbmig.engine;

import java.nio.file.Path;

import io.github.dbmig.Direction;
import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stamping says where a database is and runs nothing.
 */
class StampTests {

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
	void stampingRunsNothing() {
		MigrationEngine engine = this.database.engine(TestRevision.line());
		MigrationResult result = engine.stamp("b");
		assertThat(result.after()).containsExactly("b");
		assertThat(this.database.tables()).isEmpty();
		assertThat(this.database.version()).containsExactly("b");
		HistoryEntry entry = engine.status().history().get(0);
		assertThat(result.entries()).containsExactly(entry);
		assertThat(entry.direction()).isEqualTo(Direction.STAMP);
		assertThat(entry.duration()).isZero();
		assertThat(entry.checksum()).startsWith("v1:");
		assertThat(engine.upgrade("head").entries()).extracting(HistoryEntry::revision).containsExactly("c");
		assertThat(this.database.tables()).containsExactly("t_c");
	}

	@Test
	void stampingTwiceIsOnce() {
		MigrationEngine engine = this.database.engine(TestRevision.line());
		engine.stamp("b");
		byte[] before = this.database.bytes();
		assertThat(engine.stamp("b").entries()).isEmpty();
		assertThat(this.database.bytes()).isEqualTo(before);
	}

	@Test
	void stampingBaseForgetsTheVersionAndIsKept() {
		MigrationEngine engine = this.database.engine(TestRevision.line());
		engine.upgrade("b");
		assertThat(engine.stamp("base").after()).isEmpty();
		assertThat(this.database.version()).isEmpty();
		assertThat(this.database.tables()).containsExactly("t_a", "t_b");
		assertThat(engine.status().history().get(0).revision()).isEqualTo("base");
	}

	@Test
	void stampingMovesTheBranchesOfItsTarget() {
		MigrationEngine engine = this.database.engine(TestRevision.merged());
		engine.upgrade("d1");
		engine.upgrade("c2");
		assertThat(engine.stamp("m").after()).containsExactly("m");
		assertThat(this.database.version()).containsExactly("m");
		assertThat(engine.stamp("a").after()).containsExactly("a");
		engine.stamp("c2");
		assertThat(engine.stamp("m").after()).containsExactly("m");
	}

	@Test
	void stampingLeavesOtherBranchesAlone() {
		MigrationEngine engine = this.database.engine(TestRevision.twoArms());
		engine.upgrade("heads");
		assertThat(engine.stamp("c1").after()).containsExactly("c1", "d2");
		assertThat(this.database.version()).containsExactly("c1", "d2");
	}

}
