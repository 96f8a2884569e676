package io.github.dbmig.dialect;

import java.util.List;

import javax.sql.DataSource;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.operation.Operation;

/**
 * A kind of database.
 */
public interface Dialect {

	/**
	 * Make the way to a live database. Nothing is opened yet.
	 * @param dataSource the application's data source
	 * @param access how to use it
	 * @return the database
	 */
	Database database(DataSource dataSource, DatabaseAccess access);

	/**
	 * Turn operations into the statements that this kind of database runs for them, as
	 * far as that is known without a database.
	 * @param operations the operations, in order
	 * @return SQL, with a comment in the place of what is not SQL
	 */
	List<String> script(List<Operation> operations);

	/**
	 * Open an empty database in memory to replay operations in.
	 * @param customizers prepare its connection, so that it knows the application's
	 * collations and functions; those that it doesn't know are stood in for
	 * @return the shadow, to be closed
	 * @throws io.github.dbmig.MigrationException if it can't be opened
	 */
	Shadow shadow(List<MigrationConnectionCustomizer> customizers);

}
