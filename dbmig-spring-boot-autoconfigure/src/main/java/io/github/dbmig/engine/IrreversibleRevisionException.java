package io.github.dbmig.engine;

import java.util.List;

import io.github.dbmig.MigrationException;
import io.github.dbmig.RevisionInfo;

/**
 * Thrown when a downgrade would have to pass a revision that has no way back.
 */
public class IrreversibleRevisionException extends MigrationException {

	IrreversibleRevisionException(List<RevisionInfo> irreversible) {
		super("The downgrade would have to take back "
				+ String.join(", ",
						irreversible.stream().map((info) -> info.title() + " (" + info.origin() + ")").toList())
				+ ", which " + ((irreversible.size() == 1) ? "is" : "are") + " irreversible. Nothing was changed.",
				"Downgrade to a revision above, or restore a copy of the database that was taken before.");
	}

}
