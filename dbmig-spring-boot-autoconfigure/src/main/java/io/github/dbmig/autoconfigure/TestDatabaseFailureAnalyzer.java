package io.github.dbmig.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains why a slice test with SQLite doesn't start: Spring Boot replaces the data
 * source of such tests by an embedded one, and SQLite is none of those that it knows.
 */
class TestDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<IllegalStateException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalStateException cause) {
		if (!String.valueOf(cause.getMessage()).startsWith("Failed to replace DataSource with an embedded database")) {
			return null;
		}
		return new FailureAnalysis(
				"The test replaces the application's data source by an embedded database, and SQLite is none that "
						+ "Spring Boot can put in its place.",
				"Set spring.test.database.replace=none for the tests, and let spring.datasource.url point at a SQLite file "
						+ "of theirs. dbmig migrates it like the application's.",
				cause);
	}

}
