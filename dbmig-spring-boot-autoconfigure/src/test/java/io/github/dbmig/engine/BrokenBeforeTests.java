package io.github.dbmig.engine;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BrokenBeforeTests {

	@Test
	void aFullTextIndexThatWasBrokenBeforeIsNoReasonToStop(@TempDir Path folder) {
		try (TestDatabase database = TestDatabase.in(folder)) {
			database.execute("CREATE TABLE t (a)", "CREATE VIRTUAL TABLE f USING fts5(a, content='gone')",
					"CREATE VIRTUAL TABLE g USING fts5(a, content='')");
			database.engine(TestRevision.of("a")).stamp("a");
			database.engine(TestRevision.of("a"), TestRevision.of("b", "a").up((op) -> op.renameTable("t", "u")))
				.upgrade("head");
			assertThat(database.tables()).contains("u", "f", "g").doesNotContain("t");
		}
	}

}
