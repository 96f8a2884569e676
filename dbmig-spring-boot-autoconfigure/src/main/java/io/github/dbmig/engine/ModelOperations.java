package io.github.dbmig.engine;

import java.util.List;

import io.github.dbmig.compare.Renames;
import io.github.dbmig.operation.Operation;

/**
 * What the entities say that the database should hold.
 *
 * @param operations make it in an empty database
 * @param renames what is said to have had another name before
 * @param notes what else a reader of a comparison should know, a line each
 */
public record ModelOperations(List<Operation> operations, Renames renames, List<String> notes) {

	public ModelOperations {
		operations = List.copyOf(operations);
		notes = List.copyOf(notes);
	}

	/**
	 * Say it with operations alone.
	 * @param operations make it in an empty database
	 * @return the same
	 */
	public static ModelOperations of(List<Operation> operations) {
		return new ModelOperations(operations, Renames.none(), List.of());
	}

}
