package io.github.dbmig.engine;

import java.util.List;

import io.github.dbmig.MigrationException;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.MigrationStatus;

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
	 * @param status where it is
	 * @return the exception
	 */
	public static PendingRevisionsException notRun(MigrationStatus status) {
		return new PendingRevisionsException(
				status.database().title() + " is behind this build, and dbmig.on-startup=validate applies nothing. "
						+ describe(status.pending()),
				"Apply them: start once with dbmig.on-startup=upgrade, or call MigrationEngine.upgrade(\"head\").",
				status.pending());
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
