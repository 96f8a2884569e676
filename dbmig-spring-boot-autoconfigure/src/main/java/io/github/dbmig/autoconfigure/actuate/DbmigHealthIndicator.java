package io.github.dbmig.autoconfigure.actuate;

import java.util.List;
import java.util.Map;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationStatus;
import io.github.dbmig.RevisionInfo;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Tells whether the databases are at the heads of this build.
 */
public class DbmigHealthIndicator extends AbstractHealthIndicator {

	private final List<MigrationEngine> engines;

	/**
	 * Create the indicator.
	 * @param engines the engines of all databases
	 */
	public DbmigHealthIndicator(List<MigrationEngine> engines) {
		super("The state of the migrations can't be read");
		this.engines = List.copyOf(engines);
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up();
		for (MigrationEngine engine : this.engines) {
			MigrationStatus status = engine.status();
			if (!status.upToDate()) {
				builder.outOfService();
			}
			builder.withDetail(engine.name(), Map.of("current", status.current(), "pending",
					status.pending().stream().map(RevisionInfo::id).toList()));
		}
	}

}
