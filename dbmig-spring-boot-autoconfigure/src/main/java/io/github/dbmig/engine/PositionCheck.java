package io.github.dbmig.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;

import io.github.dbmig.Direction;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.Checksum;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionScript;
import io.github.dbmig.sql.SqlText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Compares where a database is with the revisions of this build, before anything is
 * written.
 */
final class PositionCheck {

	private static final Log logger = LogFactory.getLog(PositionCheck.class);

	private final RevisionGraph graph;

	private final EngineSettings settings;

	PositionCheck(RevisionGraph graph, EngineSettings settings) {
		this.graph = graph;
		this.settings = settings;
	}

	/**
	 * Return the current revisions that this build doesn't have.
	 * @param current rows of the version table
	 * @return ids
	 */
	List<String> unknown(Collection<String> current) {
		return current.stream().filter((id) -> this.graph.find(id).isEmpty()).toList();
	}

	/**
	 * Check that the version table can be right: no row twice, and none that another one
	 * implies. All revisions are known.
	 * @param position where the database is
	 * @param database the database, for messages
	 */
	void consistent(Position position, String database) {
		List<String> current = position.current();
		List<String> distinct = List.copyOf(new LinkedHashSet<>(current));
		if (distinct.size() < current.size()) {
			throw new VersionTableException(database, this.settings.versionTable(), current,
					"a revision stands there more than once");
		}
		for (String id : current) {
			Collection<String> below = this.graph.withAncestors(this.graph.get(id).info().revises());
			for (String other : current) {
				if (below.contains(other)) {
					throw new VersionTableException(database, this.settings.versionTable(), current,
							id + " comes after " + other + ", so a database can't be at both");
				}
			}
		}
	}

	/**
	 * Check that the applied revisions still do what they did when they were applied.
	 * @param position where the database is
	 * @param database the database, for messages
	 * @param untold whether a warning about these ids was not given yet
	 */
	void unedited(Position position, String database, Predicate<List<String>> untold) {
		List<RevisionInfo> edited = new ArrayList<>();
		for (String id : this.graph.withAncestors(position.current())) {
			Position.Applied applied = position.applied().get(id);
			RevisionScript script = this.graph.get(id);
			if (applied != null && applied.checksum() != null && !same(applied, script)) {
				edited.add(script.info());
			}
		}
		if (edited.isEmpty()) {
			return;
		}
		EditedRevisionException problem = new EditedRevisionException(database, edited);
		if (this.settings.onEdited() == OnEdited.FAIL) {
			throw problem;
		}
		if (untold.test(problem.revisions())) {
			logger.warn(problem.description());
		}
	}

	private static boolean same(Position.Applied applied, RevisionScript script) {
		// Equal bytes make equal operations; only other bytes are worth being read
		return (script.fingerprint() != null && script.fingerprint().equals(applied.fingerprint()))
				|| checksum(script).equals(applied.checksum());
	}

	static String checksum(RevisionScript script) {
		return Checksum.of(script.operations(Direction.UPGRADE), script.operations(Direction.DOWNGRADE),
				SqlText::canonical);
	}

}
