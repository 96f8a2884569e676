package io.github.dbmig.jpa;

/**
 * Reads what the application's entities say, as Hibernate understands them there: with
 * the application's naming strategies, converters and types.
 */
@FunctionalInterface
public interface EntityModelSource {

	/**
	 * Read the mapping. No connection is opened and no database file is made.
	 * @return what the entities say
	 * @throws io.github.dbmig.MigrationException if Hibernate refuses the mapping, or
	 * dbmig can't say it in operations
	 */
	EntityModel read();

}
