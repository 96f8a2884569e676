package io.github.dbmig.autoconfigure;

import java.util.List;

/**
 * The names of the application's entity classes.
 */
@FunctionalInterface
interface EntityNames {

	/**
	 * Return the names.
	 * @return names of classes, empty if there are no entities
	 */
	List<String> get();

}
