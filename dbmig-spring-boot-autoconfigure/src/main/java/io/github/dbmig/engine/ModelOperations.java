package io.github.dbmig.engine;

import java.util.List;
import java.util.function.Function;

import io.github.dbmig.compare.Renames;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.schema.Schema;

/**
 * What the entities say that the database should hold.
 *
 * @param operations make it in an empty database
 * @param renames what is said to have had another name before
 * @param advice tells, given what the revisions make, what else a reader of a comparison
 * should know, a line each
 */
public record ModelOperations(List<Operation> operations, Renames renames, Function<Schema, List<String>> advice) {

	public ModelOperations {
		operations = List.copyOf(operations);
	}

	/**
	 * Return what else a reader of a comparison should know.
	 * @param revisions what the revisions make
	 * @return notes, a line each
	 */
	public List<String> notes(Schema revisions) {
		return this.advice.apply(revisions);
	}

	/**
	 * Say it with operations alone.
	 * @param operations make it in an empty database
	 * @return the same
	 */
	public static ModelOperations of(List<Operation> operations) {
		return new ModelOperations(operations, Renames.none(), (revisions) -> List.of());
	}

}
