package io.github.dbmig.operation;

import java.util.List;
import java.util.function.Consumer;

/**
 * Listens to a revision and keeps what it says.
 */
public final class OperationRecorder {

	private OperationRecorder() {
	}

	/**
	 * Record what is said to an {@link Operations}.
	 * @param revision says operations, such as {@code migration::upgrade}
	 * @return the operations in their order, unmodifiable
	 * @throws IllegalArgumentException if an operation can't be meant
	 */
	public static List<Operation> record(Consumer<? super Operations> revision) {
		RecordedOperations operations = new RecordedOperations();
		revision.accept(operations);
		return operations.close();
	}

}
