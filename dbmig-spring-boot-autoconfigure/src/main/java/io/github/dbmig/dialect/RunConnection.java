package io.github.dbmig.dialect;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

import io.github.dbmig.DatabaseInfo;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of a run. Used by one thread; closing it takes back whatever was not
 * committed, and gives the connection back to the application as it was.
 */
public interface RunConnection extends AutoCloseable {

	/**
	 * Begin a transaction that holds the write lock, waiting for other processes.
	 * @throws LockTimeoutException if it can't be had in time
	 */
	void begin();

	/**
	 * Look at the operations to come before anything is written: refuse what is known
	 * already not to work, and note what they could break, to be compared by
	 * {@link #verify()}. Called right after {@link #begin()}.
	 * @param revisions the operations of each revision of the transaction, in order
	 * @throws StepException if something can't be done, with the place of the operation
	 * among all of them
	 */
	void prepare(List<List<Operation>> revisions);

	/**
	 * Look which rows stand in the way of changes of a table. Nothing is changed or noted
	 * for {@link #verify()}, so that this may be called at any time after
	 * {@link #begin()}.
	 * @param changes the changes
	 * @return one line for each kind of row, empty if none is in the way or nothing can
	 * be told before the changes are made
	 * @throws StepException if the changes can't be made whatever the rows are
	 */
	List<String> violations(AlterTable changes);

	/**
	 * Copy the database as it is into a file, before anything was written: between
	 * {@link #begin()} and the first change, so that nothing can fall between. Once the
	 * run is committed, older copies are removed; if it isn't, this one is, for it has
	 * nothing that the database hasn't.
	 * @param directory the folder that the file goes into, made where it is missing, or
	 * {@code null} for that of the database
	 * @param keep how many copies remain in the folder, this one included, at least 1
	 * @return the file, checked and on the disk, or empty if the database is in memory
	 * @throws DatabaseException if the copy can't be made; then there is no file
	 */
	Optional<Path> backup(@Nullable Path directory, int keep);

	/**
	 * Return the connection for reading the engine's own rows.
	 * @return the connection, inside the transaction
	 */
	Connection connection();

	/**
	 * Write rows with a statement of the engine's own.
	 * @param sql a statement
	 * @param parameters the values of its parameters
	 * @return how many rows it changed
	 * @throws StepException if it fails
	 */
	int update(String sql, @Nullable Object... parameters);

	/**
	 * Return how many of a revision's operations are run together, so that one piece of
	 * work does for all of them.
	 * @param operations those that are still to be run, at least one
	 * @return how many, from the first
	 */
	int together(List<Operation> operations);

	/**
	 * Run operations that belong together.
	 * @param operations one or as many as {@link #together} said
	 * @throws StepException if one fails; then the transaction must be given up
	 */
	void execute(List<Operation> operations);

	/**
	 * Check that the transaction still lives: a conflict clause, a trigger or another
	 * thread may have ended it without anybody noticing.
	 * @throws StepException if it doesn't
	 */
	void checkTransaction();

	/**
	 * Check that the operations broke nothing.
	 * @throws StepException if they did
	 */
	void verify();

	/**
	 * Commit, waiting for readers that hold it up.
	 * @throws LockTimeoutException if they do so for too long
	 */
	void commit();

	/**
	 * Take everything back. Never fails: what can't be taken back any more is gone
	 * already.
	 */
	void rollback();

	/**
	 * Return what the database says about itself.
	 * @return the description
	 */
	DatabaseInfo info();

	@Override
	void close();

}
