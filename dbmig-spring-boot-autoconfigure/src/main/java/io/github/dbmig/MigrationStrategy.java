package io.github.dbmig;

/**
 * Replaces what an application does with its engine at start-up, which otherwise is what
 * {@code dbmig.on-startup} says.
 */
@FunctionalInterface
public interface MigrationStrategy {

	/**
	 * Bring the database to where the application needs it.
	 * @param engine the engine of the application's data source
	 */
	void migrate(MigrationEngine engine);

}
