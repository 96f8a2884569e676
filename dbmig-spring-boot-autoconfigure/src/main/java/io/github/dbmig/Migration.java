package io.github.dbmig;

import io.github.dbmig.operation.Operations;

/**
 * What a revision does, written in Java. Both methods only record operations; the engine
 * runs them, all inside one transaction. They may be called more than once, and without a
 * database at hand, so they must always record the same operations.
 *
 * @see Revision
 */
public interface Migration {

	/**
	 * Record the operations that lead from the parents of this revision to it.
	 * @param op records operations
	 */
	void upgrade(Operations op);

	/**
	 * Record the operations that lead back. A revision that does not override this method
	 * has to be declared {@linkplain Revision#irreversible() irreversible}.
	 * @param op records operations
	 */
	default void downgrade(Operations op) {
		throw new UnsupportedOperationException(getClass().getName() + " is irreversible");
	}

}
