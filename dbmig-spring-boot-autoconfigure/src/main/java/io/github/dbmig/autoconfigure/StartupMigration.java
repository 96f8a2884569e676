package io.github.dbmig.autoconfigure;

import java.util.List;
import java.util.function.Supplier;

import io.github.dbmig.AdoptionRequest;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationStrategy;
import io.github.dbmig.engine.UnversionedDatabaseException;
import io.github.dbmig.revision.RevisionGraph;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Does at start-up what the properties say.
 */
final class StartupMigration implements MigrationStrategy {

	private static final Log logger = LogFactory.getLog(StartupMigration.class);

	private final DbmigProperties properties;

	private final Supplier<RevisionGraph> graph;

	private final Supplier<List<String>> entities;

	/**
	 * Create the strategy.
	 * @param properties the properties
	 * @param graph the revisions
	 * @param entities the names of the application's entity classes
	 */
	StartupMigration(DbmigProperties properties, Supplier<RevisionGraph> graph, Supplier<List<String>> entities) {
		this.properties = properties;
		this.graph = graph;
		this.entities = entities;
	}

	@Override
	public void migrate(MigrationEngine engine) {
		if (this.properties.onStartup() == DbmigProperties.OnStartup.NONE) {
			return;
		}
		if (this.graph.get().isEmpty()) {
			List<String> entityNames = this.entities.get();
			if (!entityNames.isEmpty()) {
				throw new NoRevisionsException(entityNames, this.properties.revisions());
			}
			logger.warn("There is nothing to migrate: no revision was found in "
					+ this.properties.revisions().locations() + " and the application's packages");
		}
		if (this.properties.onStartup() == DbmigProperties.OnStartup.VALIDATE) {
			engine.validate(this.properties.target());
		}
		else {
			upgrade(engine);
		}
	}

	/** Nearly every start meets a database that has a version. */
	private void upgrade(MigrationEngine engine) {
		try {
			engine.upgrade(this.properties.target());
		}
		catch (UnversionedDatabaseException ex) {
			if (this.properties.adopt() != DbmigProperties.Adopt.AUTO) {
				throw ex;
			}
			engine.adopt(AdoptionRequest.any());
			engine.upgrade(this.properties.target());
		}
	}

}
