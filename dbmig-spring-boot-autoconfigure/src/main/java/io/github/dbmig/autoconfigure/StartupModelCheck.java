package io.github.dbmig.autoconfigure;

import java.util.List;
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

	private final Supplier<MigrationEngine> engine;

	private final RunningEntityModel model;

	StartupModelCheck(DbmigProperties.ModelCheck mode, Supplier<MigrationEngine> engine, RunningEntityModel model) {
		this.mode = mode;
		this.engine = engine;
		this.model = model;
	}

	@Override
	public void afterSingletonsInstantiated() {
		// Nobody waits here for a factory that is made later
		if (this.mode == DbmigProperties.ModelCheck.OFF || !this.model.isPresent()) {
			return;
		}
		try {
			check(this.engine.get());
		}
		catch (ModelMismatchException ex) {
			throw ex;
		}
		catch (MigrationException ex) {
			if (this.mode == DbmigProperties.ModelCheck.FAIL) {
				throw ex;
			}
			logger.warn("The entities were not compared with the database. " + ex.description() + " " + ex.action());
		}
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
