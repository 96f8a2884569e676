package io.github.dbmig.autoconfigure.actuate;

import java.time.Instant;
import java.util.List;

import io.github.dbmig.RevisionDetails;
import io.github.dbmig.RevisionInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A revision with what it runs.
 *
 * @param revision its id
 * @param revises the ids of its parents
 * @param message its message
 * @param created when it was made
 * @param labels the names of the branch that begins here
 * @param dependsOn what has to run before it on other branches
 * @param reversible whether it can be taken back
 * @param origin the file or class that it was read from
 * @param sql what it runs
 */
public record RevisionDescriptor(String revision, List<String> revises, String message, @Nullable Instant created,
		List<String> labels, List<String> dependsOn, boolean reversible, String origin,
		Sql sql) implements OperationResponseBody {

	static RevisionDescriptor of(RevisionDetails details) {
		RevisionInfo info = details.info();
		return new RevisionDescriptor(info.id(), info.revises(), info.message(), info.created(), info.labels(),
				info.dependsOn(), info.reversible(), info.origin(), new Sql(details.upgrade(), details.downgrade()));
	}

	/**
	 * The SQL of a revision.
	 *
	 * @param upgrade the statements of the upgrade; steps without SQL are comments
	 * @param downgrade the statements of the downgrade
	 */
	public record Sql(List<String> upgrade, List<String> downgrade) {
	}

}
