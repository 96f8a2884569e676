package io.github.dbmig.jpa;

import java.util.Optional;

/**
 * Reads what the application's entities say about a database, as Hibernate understands
 * them there: with the application's naming strategies, converters and types.
 */
@FunctionalInterface
public interface EntityModelSource {

	/**
	 * Read the mapping. No connection is opened and no database file is made. Once the
	 * entity manager factories themselves are there, it can't be read this way any more.
	 * @return what the entities say, those of all persistence units that use the database
	 * together; empty if none does
	 * @throws io.github.dbmig.MigrationException if Hibernate refuses the mapping, or
	 * dbmig can't say it in operations
	 */
	Optional<EntityModel> read();

}
