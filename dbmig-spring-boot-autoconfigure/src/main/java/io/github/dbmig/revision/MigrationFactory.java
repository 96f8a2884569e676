package io.github.dbmig.revision;

import io.github.dbmig.Migration;

/**
 * Makes the objects of revisions that are written in Java.
 */
@FunctionalInterface
public interface MigrationFactory {

	/**
	 * Make an object of a revision's class.
	 * @param type the class
	 * @return the revision
	 * @throws Exception if that is impossible
	 */
	Migration create(Class<? extends Migration> type) throws Exception;

	/**
	 * Return a factory that calls the constructor without parameters.
	 * @return the factory
	 */
	static MigrationFactory constructor() {
		return (type) -> {
			var constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);
			return constructor.newInstance();
		};
	}

}
