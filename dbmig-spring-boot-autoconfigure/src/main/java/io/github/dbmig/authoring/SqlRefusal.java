package io.github.dbmig.authoring;

import io.github.dbmig.MigrationException;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.TableChange;
import org.jspecify.annotations.Nullable;

/**
 * Says that a SQL revision has no words for something.
 */
final class SqlRefusal {

	private static final String ACTION = "Write the revision in Java: give --format java, or set "
			+ "dbmig.authoring.format to java.";

	private SqlRefusal() {
	}

	static MigrationException of(TableChange change) {
		return of(change.describe(), null);
	}

	static MigrationException of(Operation operation, @Nullable Throwable cause) {
		return of(operation.describe(), cause);
	}

	private static MigrationException of(String what, @Nullable Throwable cause) {
		return new MigrationException("SQL has no words for this part of the revision: " + what + ".", ACTION, cause);
	}

	static MigrationException of(NewRevision revision, String reason, @Nullable Throwable cause) {
		return new MigrationException(
				"The revision " + revision.id() + " can't be written in SQL so that it is read as it is meant: "
						+ reason,
				ACTION, cause);
	}

}
