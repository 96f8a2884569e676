package io.github.dbmig.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmig.Direction;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;

/**
 * Finds out which schema each revision makes. Each branch is replayed once.
 */
final class RevisionSchemas {

	private final RevisionGraph graph;

	private final RevisionReplay replay;

	/** Tables are the same from revision to revision, mostly. */
	private final Map<Table, Table> tables = new HashMap<>();

	RevisionSchemas(RevisionGraph graph, RevisionReplay replay) {
		this.graph = graph;
		this.replay = replay;
	}

	/**
	 * Replay all revisions.
	 * @return the schema that each makes together with all that it needs, by its id, in
	 * the order of the graph
	 */
	Map<String, Schema> all() {
		Map<String, Schema> found = new HashMap<>();
		List<String> ids = List.copyOf(this.graph.withAncestors(this.graph.heads()));
		for (int i = ids.size() - 1; i >= 0; i--) {
			if (!found.containsKey(ids.get(i))) {
				replay(ids.get(i), found);
			}
		}
		Map<String, Schema> ordered = new LinkedHashMap<>();
		this.graph.scripts().forEach((script) -> ordered.put(script.id(), found.get(script.id())));
		return ordered;
	}

	private void replay(String tip, Map<String, Schema> found) {
		Set<String> replayed = new LinkedHashSet<>();
		try (Shadow shadow = this.replay.empty()) {
			for (String id : this.graph.withAncestors(List.of(tip))) {
				RevisionReplay.replay(shadow, this.graph.get(id), Direction.UPGRADE);
				replayed.add(id);
				// All that was replayed so far is what this one needs, and nothing else
				if (!found.containsKey(id) && this.graph.withAncestors(List.of(id)).size() == replayed.size()) {
					found.put(id, shared(shadow.schema()));
				}
			}
		}
	}

	private Schema shared(Schema schema) {
		return new Schema(
				schema.tables().stream().map((table) -> this.tables.computeIfAbsent(table, (same) -> same)).toList(),
				schema.indexes(), schema.views(), schema.triggers(), schema.virtualTables());
	}

}
