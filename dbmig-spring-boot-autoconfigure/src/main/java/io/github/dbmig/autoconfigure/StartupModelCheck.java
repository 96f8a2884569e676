package io.github.dbmig.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.SchemaChange;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Compares the entities with the live schema once everything has started.
 */
class StartupModelCheck implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(StartupModelCheck.class);

	private final DbmigProperties.ModelCheck mode;

	private final Supplier<Optional<MigrationEngine>> engine;

	private final Runnable factories;

	private final RunningEntityModel model;

	/**
	 * Create the check.
	 * @param mode what to do where they differ
	 * @param engine the engine of the migrated data source, if it has one
	 * @param factories waits for the entity manager factories
	 * @param model what the running factories told
	 */
	StartupModelCheck(DbmigProperties.ModelCheck mode, Supplier<Optional<MigrationEngine>> engine, Runnable factories,
			RunningEntityModel model) {
		this.mode = mode;
		this.engine = engine;
		this.factories = factories;
		this.model = model;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.mode == DbmigProperties.ModelCheck.FAIL) {
			// Made lazily or in another thread, they would start unchecked
			this.factories.run();
		}
		if (this.mode == DbmigProperties.ModelCheck.OFF || !this.model.isPresent()) {
			return;
		}
		try {
			this.engine.get().ifPresent(this::check);
		}
		catch (ModelMismatchException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			if (this.mode == DbmigProperties.ModelCheck.FAIL) {
				throw ex;
			}
			logger.warn("The entities were not compared with the database. " + reason(ex));
		}
	}

	private static String reason(RuntimeException failure) {
		return (failure instanceof MigrationException known) ? known.description() + " " + known.action()
				: failure.toString();
	}

	private void check(MigrationEngine engine) {
		List<SchemaChange> changes = engine.checkModel().orElse(List.of());
		if (changes.isEmpty()) {
			return;
		}
		ModelMismatchException mismatch = new ModelMismatchException(engine.status(), changes);
		if (this.mode == DbmigProperties.ModelCheck.FAIL) {
			throw mismatch;
		}
		logger.warn(mismatch.description() + System.lineSeparator() + mismatch.action());
	}

}
