package io.github.dbmig.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmig.RevisionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Checks that revisions fit together and sorts them. Everything that is wrong is told at
 * once, because a merge of two branches seldom leaves a single problem.
 */
final class RevisionGraphBuilder {

	private final List<String> problems = new ArrayList<>();

	private final Map<String, RevisionScript> nodes = new LinkedHashMap<>();

	private final Map<String, String> labels = new HashMap<>();

	private final Map<String, List<String>> requires = new HashMap<>();

	private final Map<String, RevisionScript> sorted = new LinkedHashMap<>();

	RevisionGraphBuilder(Collection<? extends RevisionScript> scripts) {
		List<RevisionScript> ordered = new ArrayList<>(scripts);
		ordered.sort(Comparator.comparing(RevisionScript::id));
		ordered.forEach(this::addNode);
		this.nodes.values().forEach(this::addLabels);
		this.nodes.values().forEach(this::addEdges);
		sort();
		if (!this.problems.isEmpty()) {
			throw new RevisionGraphException(this.problems);
		}
	}

	Map<String, RevisionScript> scripts() {
		return this.sorted;
	}

	Map<String, String> labels() {
		return this.labels;
	}

	Map<String, List<String>> requires() {
		return this.requires;
	}

	private void addNode(RevisionScript script) {
		RevisionInfo info = script.info();
		String problem = RevisionIds.problem(info.id());
		if (problem != null) {
			this.problems
				.add("The id '" + RevisionIds.printable(info.id()) + "' of " + info.origin() + " " + problem + ".");
		}
		RevisionScript other = this.nodes.putIfAbsent(info.id(), script);
		if (other != null) {
			this.problems.add("The id " + info.id() + " is used twice, by " + other.info().origin() + " and by "
					+ info.origin() + ".");
		}
	}

	private void addLabels(RevisionScript script) {
		RevisionInfo info = script.info();
		for (String label : info.labels()) {
			String problem = RevisionIds.problem(label);
			if (problem != null) {
				this.problems
					.add("The label '" + RevisionIds.printable(label) + "' of " + describe(info) + " " + problem + ".");
			}
			RevisionScript namesake = this.nodes.get(label);
			if (namesake != null) {
				this.problems.add("The label '" + label + "' of " + describe(info) + " is the id of "
						+ namesake.info().origin() + ".");
			}
			String other = this.labels.putIfAbsent(label, info.id());
			if (other != null && !other.equals(info.id())) {
				this.problems.add("The label '" + label + "' is used twice, by " + describe(node(other)) + " and by "
						+ describe(info) + ".");
			}
		}
	}

	private void addEdges(RevisionScript script) {
		RevisionInfo info = script.info();
		Set<String> edges = new LinkedHashSet<>();
		for (String parent : info.revises()) {
			if (parent.equals(info.id())) {
				this.problems.add("Revision " + describe(info) + " revises itself.");
			}
			else if (!this.nodes.containsKey(parent)) {
				this.problems.add("Revision " + describe(info) + " revises " + RevisionIds.printable(parent)
						+ ", and there is no revision of that id.");
			}
			else if (!edges.add(parent)) {
				this.problems.add("Revision " + describe(info) + " revises " + parent + " twice.");
			}
		}
		for (String dependency : info.dependsOn()) {
			String resolved = resolve(dependency);
			if (resolved == null) {
				this.problems.add("Revision " + describe(info) + " depends on " + RevisionIds.printable(dependency)
						+ ", and there is no revision of that id, nor a label.");
			}
			else if (resolved.equals(info.id())) {
				this.problems.add("Revision " + describe(info) + " depends on itself.");
			}
			else {
				edges.add(resolved);
			}
		}
		this.requires.put(info.id(), List.copyOf(edges));
	}

	private @Nullable String resolve(String dependency) {
		if (this.nodes.containsKey(dependency)) {
			return dependency;
		}
		if (this.labels.containsKey(dependency)) {
			return this.labels.get(dependency);
		}
		List<String> matches = (dependency.length() < RevisionIds.MINIMUM_PREFIX) ? List.of()
				: this.nodes.keySet().stream().filter((id) -> id.startsWith(dependency)).toList();
		return (matches.size() == 1) ? matches.get(0) : null;
	}

	/**
	 * Kahn's algorithm; what it can't place lies on a cycle or behind one.
	 */
	private void sort() {
		Map<String, Integer> open = new HashMap<>();
		Map<String, List<String>> children = new HashMap<>();
		Deque<String> ready = new ArrayDeque<>();
		for (String id : this.nodes.keySet()) {
			List<String> edges = this.requires.getOrDefault(id, List.of());
			open.put(id, edges.size());
			edges.forEach((edge) -> children.computeIfAbsent(edge, (key) -> new ArrayList<>(1)).add(id));
			if (edges.isEmpty()) {
				ready.add(id);
			}
		}
		while (!ready.isEmpty()) {
			String id = ready.remove();
			this.sorted.put(id, node(id));
			for (String child : children.getOrDefault(id, List.of())) {
				if (open.merge(child, -1, Integer::sum) == 0) {
					ready.add(child);
				}
			}
		}
		Set<String> rest = new LinkedHashSet<>(this.nodes.keySet());
		rest.removeAll(this.sorted.keySet());
		while (!rest.isEmpty()) {
			reportCycle(rest);
		}
	}

	private void reportCycle(Set<String> rest) {
		List<String> path = new ArrayList<>();
		String id = rest.iterator().next();
		while (!path.contains(id)) {
			path.add(id);
			id = this.requires.getOrDefault(id, List.of()).stream().filter(rest::contains).findFirst().orElse(null);
			if (id == null) {
				// Only behind a cycle that was told already
				rest.removeAll(path);
				return;
			}
		}
		List<String> cycle = path.subList(path.indexOf(id), path.size());
		this.problems.add("Revisions follow each other in a cycle: "
				+ String.join(" -> ", cycle.stream().map((member) -> describe(node(member))).toList()) + " -> " + id
				+ ".");
		rest.removeAll(path);
	}

	private RevisionScript node(String id) {
		RevisionScript script = this.nodes.get(id);
		if (script == null) {
			throw new IllegalStateException("No node " + id);
		}
		return script;
	}

	private static String describe(RevisionScript script) {
		return describe(script.info());
	}

	private static String describe(RevisionInfo info) {
		return RevisionIds.printable(info.id()) + " (" + info.origin() + ")";
	}

}
