package io.github.dbmig.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.MigrationEngine;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Shows where the databases are and how they came there. Nothing in it can change them.
 */
@Endpoint(id = "dbmig")
public class DbmigEndpoint {

	private final List<MigrationEngine> engines;

	/**
	 * Create the endpoint.
	 * @param engines the engines of all databases
	 */
	public DbmigEndpoint(List<MigrationEngine> engines) {
		this.engines = List.copyOf(engines);
	}

	/**
	 * Describe all databases.
	 * @return their state, by the bean names of their data sources
	 */
	@ReadOperation
	public DbmigDescriptor databases() {
		Map<String, DatabaseDescriptor> databases = new LinkedHashMap<>();
		for (MigrationEngine engine : this.engines) {
			databases.put(engine.name(), DatabaseDescriptor.of(engine.status(), DatabaseDescriptor.Model.of(engine)));
		}
		return new DbmigDescriptor(databases.values().stream().allMatch(DatabaseDescriptor::upToDate), databases);
	}

	/**
	 * Describe a revision with its SQL.
	 * @param database the bean name of the database's data source
	 * @param revision the id of the revision
	 * @return the revision, or {@code null} if the database or the revision is unknown
	 */
	@ReadOperation
	public @Nullable RevisionDescriptor revision(@Selector String database, @Selector String revision) {
		return this.engines.stream()
			.filter((engine) -> engine.name().equals(database))
			.findFirst()
			.flatMap((engine) -> engine.revision(revision))
			.map(RevisionDescriptor::of)
			.orElse(null);
	}

}
