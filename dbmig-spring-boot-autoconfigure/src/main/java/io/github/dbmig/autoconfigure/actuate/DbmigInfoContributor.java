package io.github.dbmig.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationStatus;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Adds the current revisions to the application's information.
 */
public class DbmigInfoContributor implements InfoContributor {

	private final List<MigrationEngine> engines;

	/**
	 * Create the contributor.
	 * @param engines the engines of all databases
	 */
	public DbmigInfoContributor(List<MigrationEngine> engines) {
		this.engines = List.copyOf(engines);
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> databases = new LinkedHashMap<>();
		for (MigrationEngine engine : this.engines) {
			MigrationStatus status = engine.status();
			databases.put(engine.name(), Map.of("current", status.current(), "upToDate", status.upToDate()));
		}
		builder.withDetail("dbmig", databases);
	}

}
