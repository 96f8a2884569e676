package io.github.dbmig.engine;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.github.dbmig.Direction;
import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.MigrationException;
import io.github.dbmig.dialect.Dialect;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionScript;
import io.github.dbmig.schema.Schema;

/**
 * Replays revisions in memory to find out which schema they make.
 */
public final class RevisionReplay {

	private final Dialect dialect;

	private final List<MigrationConnectionCustomizer> customizers;

	/**
	 * Replay for a kind of database.
	 * @param dialect the kind of database
	 * @param customizers prepare the connections of shadows
	 */
	public RevisionReplay(Dialect dialect, List<MigrationConnectionCustomizer> customizers) {
		this.dialect = dialect;
		this.customizers = List.copyOf(customizers);
	}

	/**
	 * Open a database in memory that holds nothing.
	 * @return the shadow, to be closed
	 */
	public Shadow empty() {
		return this.dialect.shadow(this.customizers);
	}

	/**
	 * Find out which schema operations make of nothing.
	 * @param operations the operations, in order
	 * @return the schema
	 * @throws StepException if one can't be done
	 */
	public Schema made(List<Operation> operations) {
		return this.dialect.declared(operations).orElseGet(() -> {
			try (Shadow shadow = empty()) {
				shadow.replay(operations);
				return shadow.schema();
			}
		});
	}

	/**
	 * Open a database in memory as the revisions make it.
	 * @param graph the revisions
	 * @param ids up to which, these included
	 * @return the shadow, to be closed
	 * @throws MigrationException if a revision can't be replayed, which names it
	 */
	public Shadow upTo(RevisionGraph graph, Collection<String> ids) {
		Set<String> wanted = graph.withAncestors(ids);
		Shadow shadow = empty();
		try {
			for (RevisionScript script : graph.scripts()) {
				if (wanted.contains(script.info().id())) {
					replay(shadow, script, Direction.UPGRADE);
				}
			}
			return shadow;
		}
		catch (RuntimeException ex) {
			shadow.close();
			throw ex;
		}
	}

	/**
	 * Replay one revision.
	 * @param shadow the database in memory
	 * @param script the revision
	 * @param direction which half of it
	 * @throws MigrationException if it can't be replayed, which names it
	 */
	public static void replay(Shadow shadow, RevisionScript script, Direction direction) {
		try {
			shadow.replay(script.operations(direction));
		}
		catch (StepException ex) {
			throw new ReplayException(script, direction, ex);
		}
	}

}
