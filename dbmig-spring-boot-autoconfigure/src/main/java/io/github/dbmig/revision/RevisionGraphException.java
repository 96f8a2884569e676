package io.github.dbmig.revision;

import java.util.List;

import io.github.dbmig.MigrationException;

/**
 * Thrown when revisions don't fit together: the graph can't be made from them.
 */
public class RevisionGraphException extends MigrationException {

	private final List<String> problems;

	RevisionGraphException(List<String> problems) {
		super(describe(problems),
				"Correct the revisions named above; the database was not touched. A revision that is published already "
						+ "should keep its id.");
		this.problems = List.copyOf(problems);
	}

	private static String describe(List<String> problems) {
		if (problems.size() == 1) {
			return "The revisions don't form a graph: " + problems.get(0);
		}
		return "The revisions don't form a graph:" + System.lineSeparator() + "  - "
				+ String.join(System.lineSeparator() + "  - ", problems);
	}

	/**
	 * Return every problem that was found.
	 * @return a sentence each
	 */
	public List<String> problems() {
		return this.problems;
	}

}
