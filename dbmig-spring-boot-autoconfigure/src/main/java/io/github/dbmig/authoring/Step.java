package io.github.dbmig.authoring;

import java.util.List;

import io.github.dbmig.operation.Operation;

/**
 * One operation of a new revision with what its reader should know.
 *
 * @param operation the operation
 * @param comments lines that stand above it
 */
public record Step(Operation operation, List<String> comments) {

	public Step {
		comments = List.copyOf(comments);
	}

}
