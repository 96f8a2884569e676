package io.github.dbmig.authoring;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmig.MigrationException;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionPaths;
import io.github.dbmig.revision.RevisionScript;

/**
 * Finds the revisions that a new one revises or depends on.
 *
 * @param graph the revisions that are there
 */
record NewParents(RevisionGraph graph) {

	private static final String HEAD_OF = "@head";

	/**
	 * Find what a new revision revises.
	 * @param request the new revision
	 * @return ids, none where it is the first or begins a branch at the base
	 * @throws MigrationException if there are several heads and none was named, or what
	 * was named isn't one
	 */
	List<String> of(RevisionRequest request) {
		String head = request.head();
		if (head == null) {
			requireOneHead();
			return this.graph.heads();
		}
		List<String> parents = Stream.of(head.strip().split("\\s+"))
			.flatMap((name) -> resolve(name).stream())
			.distinct()
			.toList();
		if (!request.splice()) {
			parents.forEach(this::requireHead);
		}
		return parents;
	}

	private void requireOneHead() {
		List<String> heads = this.graph.heads();
		if (heads.size() > 1) {
			throw new MigrationException(
					"The revisions have " + heads.size() + " heads, and a new revision follows one:" + list(heads),
					"Say which with --head " + heads.get(0) + ", or merge them before: dbmig merge -m \"merge\".");
		}
	}

	private void requireHead(String id) {
		List<String> children = this.graph.scripts()
			.stream()
			.map(RevisionScript::info)
			.filter((info) -> info.revises().contains(id))
			.map(RevisionInfo::title)
			.toList();
		if (!children.isEmpty()) {
			throw new MigrationException(
					"The revision " + title(id) + " is no head: " + String.join(", ", children) + " follows it.",
					"Give --splice to begin a branch there, or one of the heads: "
							+ String.join(", ", this.graph.heads()) + ".");
		}
	}

	private List<String> resolve(String name) {
		if (name.startsWith("+") || name.startsWith("-")) {
			throw new MigrationException("--head " + name + " counts from where a database is, and none is looked at.",
					"Give an id, the beginning of one, a label, head or base.");
		}
		String plain = name.endsWith(HEAD_OF) ? name.substring(0, name.length() - HEAD_OF.length()) : name;
		Optional<String> labelled = this.graph.label(plain);
		if (labelled.isPresent()) {
			return List.of(headOf(plain, labelled.get()));
		}
		return new RevisionPaths(this.graph).stamp(List.of(), plain);
	}

	private String headOf(String label, String id) {
		Set<String> branch = this.graph.withDescendants(List.of(id));
		List<String> heads = this.graph.heads().stream().filter(branch::contains).toList();
		if (heads.size() != 1) {
			throw new MigrationException("The branch '" + label + "' has " + heads.size()
					+ " heads, and a new revision follows one:" + list(heads), "Name the one that is meant by its id.");
		}
		return heads.get(0);
	}

	/**
	 * Find a revision that has to run before a new one.
	 * @param name an id, the beginning of one, or a label
	 * @return the id
	 * @throws MigrationException if there is none
	 */
	String dependency(String name) {
		return this.graph.label(name).orElseGet(() -> new RevisionPaths(this.graph).resolve(name));
	}

	String titles(List<String> ids) {
		return ids.stream().map(this::title).collect(Collectors.joining(" and "));
	}

	private String title(String id) {
		return this.graph.get(id).info().title();
	}

	private String list(List<String> ids) {
		return ids.stream()
			.map((id) -> this.graph.get(id).info())
			.map((info) -> System.lineSeparator() + "  - " + info.title() + " (" + info.origin() + ")")
			.collect(Collectors.joining());
	}

}
