package io.github.dbmig.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import io.github.dbmig.DatabaseInfo;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.schema.Schema;

/**
 * A live database, reached through the application's data source.
 */
public interface Database {

	/**
	 * Return the words by which messages name the database, without asking it.
	 * @return its path where that is known
	 */
	String title();

	/**
	 * Return what the database says about itself. Makes no file.
	 * @return the description
	 */
	DatabaseInfo info();

	/**
	 * Return what the database says about itself to a connection that is open already.
	 * @param connection a connection to the database
	 * @return the description
	 * @throws SQLException if it can't be read
	 */
	DatabaseInfo info(Connection connection) throws SQLException;

	/**
	 * Read without a lock, all in one snapshot. A database whose file doesn't exist yet
	 * is not made by it.
	 * @param <T> what is read
	 * @param work reads, given a connection
	 * @param absent what to return if there is no database yet
	 * @return what was read
	 * @throws io.github.dbmig.MigrationException if the database can't be opened or read
	 */
	<T> T read(Reading<T> work, T absent);

	/**
	 * Return the names of the tables that somebody made, without the database's own.
	 * @param connection a connection to the database
	 * @return the names, sorted
	 * @throws SQLException if they can't be read
	 */
	Set<String> tables(Connection connection) throws SQLException;

	/**
	 * Read the schema. The caller sees to it that nothing changes it meanwhile, as
	 * {@link #read} does.
	 * @param connection a connection to the database
	 * @return all that the database defines
	 * @throws SQLException if it can't be read
	 */
	Schema schema(Connection connection) throws SQLException;

	/**
	 * Read the schema as {@link #schema(Connection)} does, but don't look again at tables
	 * that are, with all indexes on them, word for word those of another schema.
	 * @param connection a connection to the database
	 * @param known the other schema
	 * @return all that the database defines
	 * @throws SQLException if it can't be read
	 */
	Schema schema(Connection connection, Schema known) throws SQLException;

	/**
	 * Count what changes would meet: values that would be lost, rows that would be
	 * refused. May read every row of the tables concerned.
	 * @param connection a connection to the database
	 * @param differences the changes
	 * @param renames what has another name in the differences than in the database
	 * @return for each of them, in their order, what it would meet, a line each
	 * @throws SQLException if the database can't be read
	 */
	List<List<String>> effects(Connection connection, List<SchemaDifference> differences, Renames renames)
			throws SQLException;

	/**
	 * Refuse to run inside a transaction that the caller has begun on the data source: a
	 * run has a transaction of its own, and would wait for the caller's.
	 * @throws io.github.dbmig.MigrationException if there is one
	 */
	void refuseTransaction();

	/**
	 * Take a connection for a run and prepare it. No lock is held yet.
	 * @param progress told how far long copies are
	 * @return the connection, to be closed
	 * @throws io.github.dbmig.MigrationException if the database can't be opened, or must
	 * not be changed in the state in which it is
	 */
	RunConnection connect(ProgressListener progress);

	/**
	 * Reads from a connection.
	 *
	 * @param <T> what is read
	 */
	@FunctionalInterface
	interface Reading<T> {

		/**
		 * Read.
		 * @param connection the connection, only for this call
		 * @return what was read
		 * @throws SQLException if reading fails
		 */
		T read(Connection connection) throws SQLException;

	}

}
