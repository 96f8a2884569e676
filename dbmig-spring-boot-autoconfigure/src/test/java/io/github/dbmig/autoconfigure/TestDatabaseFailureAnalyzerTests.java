package io.github.dbmig.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

class TestDatabaseFailureAnalyzerTests {

	/**
	 * The sample application shows that this is what Spring Boot throws; here H2 is on
	 * the class path, which it would take.
	 */
	@Test
	void namesThePropertyWhenTheDataSourceCannotBeReplaced() {
		FailureAnalysis analysis = new TestDatabaseFailureAnalyzer().analyze(new BeanCreationException("dataSource",
				"failed",
				new IllegalStateException("Failed to replace DataSource with an embedded database for tests. "
						+ "If you want an embedded database please put a supported one on the classpath or tune the "
						+ "replace attribute of @AutoConfigureTestDatabase.")));
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).isEqualTo("The test replaces the application's data source by an "
				+ "embedded database, and SQLite is none that Spring Boot can put in its place.");
		assertThat(analysis.getAction()).isEqualTo("Set spring.test.database.replace=none for the tests, and let "
				+ "spring.datasource.url point at a SQLite file of theirs. dbmig migrates it like the application's.");
	}

	@Test
	void saysNothingOfOtherFailures() {
		assertThat(new TestDatabaseFailureAnalyzer().analyze(new IllegalStateException("something else"))).isNull();
	}

}
