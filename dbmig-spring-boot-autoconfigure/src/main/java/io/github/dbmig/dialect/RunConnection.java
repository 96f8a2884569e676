package io.github.dbmig.dialect;

import java.sql.Connection;
import java.util.Collection;

import io.github.dbmig.DatabaseInfo;
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
	 * Note what the operations to come could break, to be compared by {@link #verify()}.
	 * Called right after {@link #begin()}, before anything is written.
	 * @param operations all operations of the transaction
	 */
	void prepare(Collection<Operation> operations);

	/**
	 * Return the connection for reading the engine's own rows.
	 * @return the connection, inside the transaction
	 */
	Connection connection();

	/**
	 * Write rows of the engine's own.
	 * @param sql a statement
	 * @param parameters the values of its parameters
	 * @return how many rows it changed
	 * @throws StepException if it fails
	 */
	int update(String sql, @Nullable Object... parameters);

	/**
	 * Run an operation.
	 * @param operation the operation
	 * @throws StepException if it fails; then the transaction must be given up
	 */
	void execute(Operation operation);

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
