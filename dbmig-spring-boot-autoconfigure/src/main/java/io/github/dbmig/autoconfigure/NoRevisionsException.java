package io.github.dbmig.autoconfigure;

import java.util.List;

import io.github.dbmig.MigrationException;

/**
 * Thrown when an application has entities and not a single revision that makes tables for
 * them.
 */
class NoRevisionsException extends MigrationException {

	private static final int SHOWN = 5;

	NoRevisionsException(List<String> entities, DbmigProperties.Revisions revisions) {
		super("The application has " + entities.size() + ((entities.size() == 1) ? " entity (" : " entities (")
				+ String.join(", ", entities.subList(0, Math.min(SHOWN, entities.size())))
				+ ((entities.size() > SHOWN) ? " …" : "")
				+ ") and no revision that makes tables for them: none was found in "
				+ String.join(", ", revisions.locations()) + " nor in "
				+ (revisions.packages().isEmpty() ? "the application's packages"
						: "the packages " + String.join(", ", revisions.packages()))
				+ ".",
				"Write the first revision by hand (src/main/resources/db/revisions/<id>_init.sql; the README shows one), or,"
						+ " where this build has dbmig's command line, have it made:"
						+ " ./mvnw spring-boot:run -Dspring-boot.run.arguments=\"dbmig revision --autogenerate -m init\"."
						+ " If something else makes the tables, switch dbmig off with dbmig.enabled=false.");
	}

}
