package io.github.dbmig.autoconfigure;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationStrategy;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.Ordered;
import org.springframework.util.Assert;

/**
 * Runs the migration when the application starts, before anything uses the database.
 */
public class DbmigMigrationInitializer implements InitializingBean, Ordered {

	private final MigrationEngine engine;

	private final MigrationStrategy strategy;

	private int order;

	/**
	 * Create an initializer.
	 * @param engine the engine
	 * @param strategy what to do with it
	 */
	public DbmigMigrationInitializer(MigrationEngine engine, MigrationStrategy strategy) {
		Assert.notNull(engine, "'engine' must not be null");
		Assert.notNull(strategy, "'strategy' must not be null");
		this.engine = engine;
		this.strategy = strategy;
	}

	@Override
	public void afterPropertiesSet() {
		this.strategy.migrate(this.engine);
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	/**
	 * Set the order among initializers.
	 * @param order the order
	 */
	public void setOrder(int order) {
		this.order = order;
	}

}
