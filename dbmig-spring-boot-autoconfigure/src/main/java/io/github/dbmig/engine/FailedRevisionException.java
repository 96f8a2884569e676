package io.github.dbmig.engine;

import java.util.List;

import io.github.dbmig.Direction;
import io.github.dbmig.MigrationException;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.dialect.StepException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a revision fails. Says which, where in it, the statement and what the
 * database said, and where the database is now.
 */
public class FailedRevisionException extends MigrationException {

	private static final int STATEMENT_SHOWN = 2000;

	private final String revision;

	FailedRevisionException(RevisionInfo info, Direction direction, @Nullable String location, MigrationException cause,
			String outcome) {
		super(describe(info, direction, location, cause, outcome), cause.action(), cause);
		this.revision = info.id();
	}

	private static String describe(RevisionInfo info, Direction direction, @Nullable String location,
			MigrationException cause, String outcome) {
		StringBuilder text = new StringBuilder();
		text.append((direction == Direction.DOWNGRADE) ? "The downgrade of revision " : "The upgrade to revision ")
			.append(info.title())
			.append(" failed in ")
			.append((location != null) ? location : info.origin())
			.append('.');
		String statement = (cause instanceof StepException step) ? step.statement() : null;
		if (statement != null) {
			text.append(System.lineSeparator()).append("  Statement: ").append(shorten(statement));
		}
		text.append(System.lineSeparator()).append("  Reason: ").append(cause.description());
		return text.append(System.lineSeparator()).append(outcome).toString();
	}

	private static String shorten(String statement) {
		return (statement.length() > STATEMENT_SHOWN) ? statement.substring(0, STATEMENT_SHOWN) + " …" : statement;
	}

	/**
	 * Return the revision that failed.
	 * @return its id
	 */
	public String revision() {
		return this.revision;
	}

}
