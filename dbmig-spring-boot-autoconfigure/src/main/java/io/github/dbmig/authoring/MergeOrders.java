package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import io.github.dbmig.Direction;
import io.github.dbmig.MigrationException;
import io.github.dbmig.compare.DifferenceText;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDiff;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.engine.RevisionReplay;
import io.github.dbmig.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether it matters in which order branches were applied.
 *
 * @param graph the revisions
 * @param replay replays them
 */
record MergeOrders(RevisionGraph graph, RevisionReplay replay) {

	/**
	 * Replay both orders.
	 * @param heads the ends of the branches
	 * @return what differs, a line each
	 */
	List<String> differences(List<String> heads) {
		List<String> reversed = new ArrayList<>(heads);
		Collections.reverse(reversed);
		List<String> lines = new ArrayList<>();
		try (Shadow first = this.replay.empty(); Shadow second = this.replay.empty()) {
			String failure = replay(first, heads);
			String other = replay(second, reversed);
			add(lines, heads, failure);
			add(lines, reversed, other);
			if (lines.isEmpty()) {
				SchemaDiff.between(first.schema(), second.schema(), Renames.none(), first.equivalence())
					.forEach((difference) -> lines.add("from " + order(heads) + " to " + order(reversed) + ": "
							+ DifferenceText.asChange(difference)));
			}
		}
		return lines;
	}

	private @Nullable String replay(Shadow shadow, List<String> heads) {
		Set<String> order = this.graph.withAncestors(heads);
		for (String id : order) {
			try {
				RevisionReplay.replay(shadow, this.graph.get(id), Direction.UPGRADE);
			}
			catch (MigrationException ex) {
				return ex.description();
			}
		}
		return null;
	}

	private static void add(List<String> lines, List<String> heads, @Nullable String failure) {
		if (failure != null) {
			lines.add(order(heads) + ": " + failure);
		}
	}

	private static String order(List<String> heads) {
		return "the order " + String.join(", ", heads);
	}

}
