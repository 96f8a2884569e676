package io.github.dbmig.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Goes up and down in graphs, for tests.
 */
final class RevisionWays {

	/** Two roots, the head of the second depends on the head of the first. */
	static final RevisionGraph TWO_ROOTS = RevisionGraph
		.of(List.of(revision("a1").labels("lib1"), revision("b1<a1"), revision("c1<b1"), revision("d1<c1"),
				revision("a2"), revision("b2<a2"), revision("c2<b2").dependsOn("c1"), revision("d2<c2")));

	private RevisionWays() {
	}

	static InMemoryRevision revision(String text) {
		return InMemoryRevision.of(text);
	}

	static List<String> split(String ids) {
		return ids.isEmpty() ? List.of() : List.of(ids.split(" "));
	}

	static List<String> up(RevisionGraph graph, String current, String target) {
		return InMemoryRevision.ids(new RevisionPaths(graph).up(split(current), target));
	}

	static List<String> down(RevisionGraph graph, String current, String target) {
		return InMemoryRevision.ids(new RevisionPaths(graph).down(split(current), target));
	}

	static void assertUp(RevisionGraph graph, String current, String target, String expected) {
		assertThat(up(graph, current, target)).isEqualTo(split(expected));
	}

	static void assertDown(RevisionGraph graph, String current, String target, String expected) {
		assertThat(down(graph, current, target)).isEqualTo(split(expected));
	}

	static void assertRefusedUp(RevisionGraph graph, String current, String target, String description, String action) {
		assertThatExceptionOfType(TargetException.class).isThrownBy(() -> up(graph, current, target))
			.satisfies((ex) -> assertThat(List.of(ex.description(), ex.action())).containsExactly(description, action));
	}

	static void assertRefusedDown(RevisionGraph graph, String current, String target, String description,
			String action) {
		assertThatExceptionOfType(TargetException.class).isThrownBy(() -> down(graph, current, target))
			.satisfies((ex) -> assertThat(List.of(ex.description(), ex.action())).containsExactly(description, action));
	}

	/**
	 * The rows of the version table after each revision of the way.
	 */
	static List<String> rowsUp(RevisionGraph graph, String current, String target) {
		List<String> applied = new ArrayList<>(graph.withAncestors(split(current)));
		List<String> rows = new ArrayList<>();
		for (String id : up(graph, current, target)) {
			applied.add(id);
			rows.add(String.join(" ", graph.effectiveHeads(applied)));
		}
		return rows;
	}

	static List<String> rowsDown(RevisionGraph graph, String current, String target) {
		List<String> applied = new ArrayList<>(graph.withAncestors(split(current)));
		List<String> rows = new ArrayList<>();
		for (String id : down(graph, current, target)) {
			applied.removeAll(Collections.singleton(id));
			rows.add(String.join(" ", graph.effectiveHeads(applied)));
		}
		return rows;
	}

}
