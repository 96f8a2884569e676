package io.github.dbmig.authoring;

import java.util.List;

import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDifference;

/**
 * Says what a reader of a revision should know about what it does, such as how many rows
 * of a database it would meet.
 */
@FunctionalInterface
public interface DifferenceNotes {

	/**
	 * Say it for all differences of a proposal at once.
	 * @param differences the differences
	 * @param renames what has another name in them than before
	 * @return lines for a comment, for each of them in their order; empty where nothing
	 * is known
	 */
	List<List<String>> of(List<SchemaDifference> differences, Renames renames);

}
