package io.github.dbmig.engine;

import java.util.List;

import io.github.dbmig.MigrationException;
import io.github.dbmig.RevisionInfo;

/**
 * Thrown when revisions that a database has applied do something else now.
 */
public class EditedRevisionException extends MigrationException {

	private final List<String> revisions;

	EditedRevisionException(String database, List<RevisionInfo> edited) {
		super(describe(database, edited),
				"Take the edit back and put the change into a new revision, which reaches the databases that have applied "
						+ "the old one too. If the edit changes nothing that matters, let it pass with dbmig.on-edited=warn.");
		this.revisions = edited.stream().map(RevisionInfo::id).toList();
	}

	private static String describe(String database, List<RevisionInfo> edited) {
		StringBuilder text = new StringBuilder();
		text.append((edited.size() == 1) ? "A revision was" : edited.size() + " revisions were")
			.append(" edited after ")
			.append(database)
			.append(" had applied ")
			.append((edited.size() == 1) ? "it" : "them")
			.append(", so the schema is no longer what the revisions say:");
		for (RevisionInfo info : edited) {
			text.append(System.lineSeparator())
				.append("  - ")
				.append(info.title())
				.append(" (")
				.append(info.origin())
				.append(')');
		}
		return text.toString();
	}

	/**
	 * Return the revisions that were edited.
	 * @return their ids
	 */
	public List<String> revisions() {
		return this.revisions;
	}

}
