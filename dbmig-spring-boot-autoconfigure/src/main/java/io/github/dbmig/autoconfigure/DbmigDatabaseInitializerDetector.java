package io.github.dbmig.autoconfigure;

import java.util.Set;

import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.boot.sql.init.dependency.DatabaseInitializerDetector;

/**
 * Tells Spring Boot that the migration initializes the database, so that whatever uses
 * the database waits for it.
 */
class DbmigDatabaseInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector
		implements DatabaseInitializerDetector {

	@Override
	protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
		return Set.of(DbmigMigrationInitializer.class);
	}

	@Override
	public int getOrder() {
		return 1;
	}

}
