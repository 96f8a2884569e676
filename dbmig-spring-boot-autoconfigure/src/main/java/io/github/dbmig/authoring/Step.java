package io.github.dbmig.authoring;

import java.util.List;

import io.github.dbmig.operation.Operation;

/**
 * One operation of a new revision with what its reader should know.
 *
 * @param operation the operation
 * @param comments lines that stand above it
 * @param named the same operation with constraints by their names, as far as they have
 * some: for a revision whose format has no words for what they are
 */
public record Step(Operation operation, List<String> comments, Operation named) {

	public Step {
		comments = List.copyOf(comments);
	}

	/**
	 * Create a step that says the same in all formats.
	 * @param operation the operation
	 * @param comments lines that stand above it
	 */
	public Step(Operation operation, List<String> comments) {
		this(operation, comments, operation);
	}

}
