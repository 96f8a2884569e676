package io.github.dbmig.autoconfigure.actuate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.dbmig.MigrationCallback;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.MigrationResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Meters of migrations: {@code dbmig.pending}, {@code dbmig.model.changes},
 * {@code dbmig.revisions.applied} and {@code dbmig.run}. The run at start-up is over
 * before there is a registry, so what was done until then is kept and told once there is
 * one.
 */
public class DbmigMetrics implements MeterBinder, MigrationCallback {

	private final Supplier<List<MigrationEngine>> engines;

	private final List<MigrationResult> untold = new ArrayList<>();

	private @Nullable MeterRegistry registry;

	/**
	 * Create the meters.
	 * @param engines the engines of all databases; asked for when a registry is there
	 */
	public DbmigMetrics(Supplier<List<MigrationEngine>> engines) {
		this.engines = engines;
	}

	@Override
	public synchronized void bindTo(MeterRegistry registry) {
		this.registry = registry;
		for (MigrationEngine engine : this.engines.get()) {
			Gauge.builder("dbmig.pending", engine, (target) -> target.status().pending().size())
				.description("Revisions that are pending")
				.tag("database", engine.name())
				.register(registry);
			Gauge.builder("dbmig.model.changes", engine, DbmigMetrics::modelChanges)
				.description("Changes by which the database differs from the entities")
				.tag("database", engine.name())
				.register(registry);
		}
		applied(registry);
		run(registry);
		this.untold.forEach((result) -> tell(registry, result));
		this.untold.clear();
	}

	private static double modelChanges(MigrationEngine engine) {
		try {
			return engine.checkModel().map((changes) -> (double) changes.size()).orElse(Double.NaN);
		}
		catch (MigrationException ex) {
			return Double.NaN;
		}
	}

	@Override
	public synchronized void afterRun(MigrationResult result) {
		if (this.registry != null) {
			tell(this.registry, result);
		}
		else {
			this.untold.add(result);
		}
	}

	private static void tell(MeterRegistry registry, MigrationResult result) {
		applied(registry).increment(result.entries().size());
		run(registry).record(result.duration());
	}

	private static Counter applied(MeterRegistry registry) {
		return Counter.builder("dbmig.revisions.applied")
			.description("Revisions that this process applied or took back")
			.register(registry);
	}

	private static Timer run(MeterRegistry registry) {
		return Timer.builder("dbmig.run").description("Runs that changed the database").register(registry);
	}

}
