package io.github.dbmig.engine;

import java.util.List;

import io.github.dbmig.MigrationException;
import io.github.dbmig.RevisionInfo;

/**
 * Thrown when revisions are pending and nobody is to run them.
 */
public class PendingRevisionsException extends MigrationException {

	private static final int SHOWN = 10;

	private final List<String> revisions;

	private PendingRevisionsException(String description, String action, List<RevisionInfo> pending,
			MigrationException cause) {
		super(description, action, cause);
		this.revisions = pending.stream().map(RevisionInfo::id).toList();
	}

	private PendingRevisionsException(String description, String action, List<RevisionInfo> pending) {
		super(description, action);
		this.revisions = pending.stream().map(RevisionInfo::id).toList();
	}

	/**
	 * The database is behind, and was only to be looked at.
	 * @param database the database
	 * @param pending what should have been applied
	 * @return the exception
	 */
	static PendingRevisionsException notRun(String database, List<RevisionInfo> pending) {
		return new PendingRevisionsException(
				database + " is behind this build, and dbmig.on-startup=validate applies nothing. " + describe(pending),
				"Apply them: start once with dbmig.on-startup=upgrade, or call MigrationEngine.upgrade(\"head\").",
				pending);
	}

	static PendingRevisionsException readOnly(List<RevisionInfo> pending, MigrationException cause) {
		return new PendingRevisionsException(cause.description() + " It is behind this build. " + describe(pending)
				+ System.lineSeparator() + "Nothing was changed.", cause.action(), pending, cause);
	}

	private static String describe(List<RevisionInfo> pending) {
		StringBuilder text = new StringBuilder();
		text.append((pending.size() == 1) ? "One revision is pending:" : pending.size() + " revisions are pending:");
		for (RevisionInfo info : pending.subList(0, Math.min(SHOWN, pending.size()))) {
			text.append(System.lineSeparator()).append("  - ").append(info.title());
		}
		if (pending.size() > SHOWN) {
			text.append(System.lineSeparator()).append("  - and ").append(pending.size() - SHOWN).append(" more");
		}
		return text.toString();
	}

	/**
	 * Return the revisions that are pending.
	 * @return their ids
	 */
	public List<String> revisions() {
		return this.revisions;
	}

}
