package io.github.dbmig.revision;

import java.util.List;

import io.github.dbmig.Direction;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A revision as it was found: a node of the graph, and a way to what it does that is only
 * taken when needed.
 */
public interface RevisionScript {

	/**
	 * Return what the revision says about itself.
	 * @return the node
	 */
	RevisionInfo info();

	/**
	 * Return what it does, reading or loading it now if that was not done before.
	 * @param direction up or down
	 * @return the operations, in order; empty for the downgrade of an irreversible one
	 * @throws RevisionException if it can't be read or loaded
	 */
	List<Operation> operations(Direction direction);

	/**
	 * Return a hash of the bytes that alone decide what it does. As long as it is the
	 * same, so are the operations, and they needn't be looked at.
	 * @return a hash, or {@code null} if other files have a say
	 */
	@Nullable String fingerprint();

	/**
	 * Return where an operation stands, for messages.
	 * @param direction up or down
	 * @param index the operation's index
	 * @return for instance {@code db/revisions/4f_books.sql, line 12}
	 */
	String location(Direction direction, int index);

	/**
	 * Return the id.
	 * @return the id
	 */
	default String id() {
		return info().id();
	}

}
