package io.github.dbmig.autoconfigure;

import java.util.List;
import java.util.Optional;

import io.github.dbmig.operation.Operation;

/**
 * What the application's entities say that the database should hold.
 */
interface EntityOperations {

	/**
	 * Return the operations that make it in an empty database.
	 * @return the operations, or nothing where there are no entities
	 * @throws io.github.dbmig.MigrationException if the entities can't be read
	 */
	Optional<List<Operation>> get();

}
