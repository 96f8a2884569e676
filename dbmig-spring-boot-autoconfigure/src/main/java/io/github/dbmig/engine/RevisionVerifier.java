package io.github.dbmig.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmig.Direction;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.Verification;
import io.github.dbmig.compare.DifferenceText;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDiff;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionScript;
import io.github.dbmig.schema.Schema;

/**
 * Runs each revision up, down and up again in a database in memory, and compares the
 * schemas. Each branch is replayed by itself.
 */
final class RevisionVerifier {

	private final RevisionGraph graph;

	private final RevisionReplay replay;

	private final List<RevisionInfo> verified = new ArrayList<>();

	private final List<RevisionInfo> irreversible = new ArrayList<>();

	private final Set<String> done = new HashSet<>();

	RevisionVerifier(RevisionGraph graph, RevisionReplay replay) {
		this.graph = graph;
		this.replay = replay;
	}

	Verification verify() {
		for (String head : this.graph.heads()) {
			try (Shadow shadow = this.replay.empty()) {
				for (String id : this.graph.withAncestors(List.of(head))) {
					List<String> problems = verify(shadow, this.graph.get(id));
					if (!problems.isEmpty()) {
						return new Verification(this.verified, this.irreversible, this.graph.get(id).info(), problems);
					}
				}
			}
		}
		return new Verification(this.verified, this.irreversible, null, List.of());
	}

	private List<String> verify(Shadow shadow, RevisionScript script) {
		try {
			if (!this.done.add(script.id())) {
				RevisionReplay.replay(shadow, script, Direction.UPGRADE);
				return List.of();
			}
			List<String> problems = there(shadow, script);
			if (problems.isEmpty()) {
				this.verified.add(script.info());
			}
			return problems;
		}
		catch (ReplayException ex) {
			return List.of(ex.description());
		}
	}

	private List<String> there(Shadow shadow, RevisionScript script) {
		Schema before = script.info().reversible() ? shadow.schema() : null;
		RevisionReplay.replay(shadow, script, Direction.UPGRADE);
		if (before == null) {
			this.irreversible.add(script.info());
			return List.of();
		}
		Schema after = shadow.schema();
		RevisionReplay.replay(shadow, script, Direction.DOWNGRADE);
		List<String> problems = differences(shadow, shadow.schema(), before,
				"after the downgrade, to be as before it: ");
		if (problems.isEmpty()) {
			RevisionReplay.replay(shadow, script, Direction.UPGRADE);
			problems = differences(shadow, shadow.schema(), after,
					"after the second upgrade, to be as after the first: ");
		}
		return problems;
	}

	private static List<String> differences(Shadow shadow, Schema from, Schema to, String when) {
		return SchemaDiff.between(from, to, Renames.none(), shadow.equivalence())
			.stream()
			.map((difference) -> when + DifferenceText.asChange(difference))
			.toList();
	}

}
