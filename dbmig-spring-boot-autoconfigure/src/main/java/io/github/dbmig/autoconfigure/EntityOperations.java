package io.github.dbmig.autoconfigure;

import java.util.Optional;

import io.github.dbmig.engine.ModelOperations;

/**
 * What the application's entities say that the database should hold.
 */
interface EntityOperations {

	/**
	 * Return it.
	 * @return what they say, or nothing where there are no entities
	 * @throws io.github.dbmig.MigrationException if the entities can't be read
	 */
	Optional<ModelOperations> get();

}
