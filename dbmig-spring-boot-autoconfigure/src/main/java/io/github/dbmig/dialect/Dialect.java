package io.github.dbmig.dialect;

import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.schema.Schema;

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
	 * Tell which schema operations make of nothing, by reading the statements that this
	 * kind of database runs for them. Whether it takes them is not tried: names of
	 * columns in expressions, for one, may mean nothing.
	 * @param operations the operations, in order
	 * @return what {@link Shadow#schema()} gives after them, empty if only that can tell
	 */
	default Optional<Schema> declared(List<Operation> operations) {
		return Optional.empty();
	}

	/**
	 * Open an empty database in memory to replay operations in.
	 * @param customizers prepare its connection, so that it knows the application's
	 * collations and functions; those that it doesn't know are stood in for
	 * @return the shadow, to be closed
	 * @throws io.github.dbmig.MigrationException if it can't be opened
	 */
	Shadow shadow(List<MigrationConnectionCustomizer> customizers);

}
