package io.github.dbmig.revision;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import io.github.dbmig.Direction;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.DropTable;
import io.github.dbmig.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A revision that stands in no file, for tests of the graph.
 */
record InMemoryRevision(RevisionInfo info) implements RevisionScript {

	/** base -> a -> b -> c -> d -> e. */
	static final RevisionGraph L = graph("a", "b<a", "c<b", "d<c", "e<d");

	/** Two arms after b, each with a label on its first revision. */
	static final RevisionGraph Y = RevisionGraph.of(List.of(of("a"), of("b<a"), of("c1<b").labels("c1branch"),
			of("d1<c1"), of("c2<b").labels("c2branch"), of("d2<c2")));

	/** Two roots whose third revisions have names with a common word in them. */
	static final RevisionGraph W = RevisionGraph
		.of(List.of(of("a").labels("abranch"), of("b<a"), of("somelongername<b"), of("c<somelongername"),
				of("d").labels("ebranch"), of("e<d"), of("someothername<e"), of("f<someothername")));

	/** Like Y, and merged again. */
	static final RevisionGraph M = graph("a", "b<a", "c1<b", "d1<c1", "c2<b", "d2<c2", "m<d1,d2", "f<m");

	/**
	 * Make a revision.
	 * @param text the id, and after a less-than sign the parents: {@code m<d1,d2}
	 */
	static InMemoryRevision of(String text) {
		String[] parts = text.split("<", 2);
		List<String> parents = (parts.length > 1) ? List.of(parts[1].split(",")) : List.of();
		return new InMemoryRevision(
				new RevisionInfo(parts[0], parents, "", null, List.of(), List.of(), true, parts[0] + ".sql"));
	}

	static RevisionGraph graph(String... revisions) {
		return RevisionGraph.of(Arrays.stream(revisions).map(InMemoryRevision::of).toList());
	}

	static List<String> ids(Collection<? extends RevisionScript> scripts) {
		return scripts.stream().map(RevisionScript::id).toList();
	}

	InMemoryRevision labels(String... labels) {
		return new InMemoryRevision(new RevisionInfo(id(), this.info.revises(), this.info.message(), null,
				List.of(labels), this.info.dependsOn(), true, this.info.origin()));
	}

	InMemoryRevision dependsOn(String... dependencies) {
		return new InMemoryRevision(new RevisionInfo(id(), this.info.revises(), this.info.message(), null,
				this.info.labels(), List.of(dependencies), true, this.info.origin()));
	}

	InMemoryRevision message(String message) {
		return new InMemoryRevision(new RevisionInfo(id(), this.info.revises(), message, null, this.info.labels(),
				this.info.dependsOn(), true, this.info.origin()));
	}

	InMemoryRevision origin(String origin) {
		return new InMemoryRevision(new RevisionInfo(id(), this.info.revises(), this.info.message(), null,
				this.info.labels(), this.info.dependsOn(), true, origin));
	}

	@Override
	public List<Operation> operations(Direction direction) {
		return List.of(new DropTable(id()));
	}

	@Override
	public @Nullable String fingerprint() {
		return null;
	}

	@Override
	public String location(Direction direction, int index) {
		return this.info.origin() + ", line " + (index + 1);
	}

}
