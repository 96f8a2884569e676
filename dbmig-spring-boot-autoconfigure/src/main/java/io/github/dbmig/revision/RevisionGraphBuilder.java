package io.github.dbmig.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.github.dbmig.RevisionInfo;

/**
 * Checks that revisions fit together and sorts them. Everything that is wrong is told at
 * once, because a merge of two branches seldom leaves a single problem.
 */
final class RevisionGraphBuilder {

	private final List<String> problems = new ArrayList<>();

	private final NavigableMap<String, RevisionScript> nodes = new TreeMap<>();

	private final Map<String, String> labels = new HashMap<>();

	private final Map<String, List<String>> requires = new LinkedHashMap<>();

	private final Map<String, RevisionScript> sorted = new LinkedHashMap<>();

	RevisionGraphBuilder(Collection<? extends RevisionScript> scripts) {
		scripts.forEach(this::addNode);
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
			this.problems.add("The id " + RevisionIds.printable(info.id()) + " is used twice, by "
					+ other.info().origin() + " and by " + info.origin() + ".");
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
				this.problems.add("The label '" + RevisionIds.printable(label) + "' of " + describe(info)
						+ " is the id of " + namesake.info().origin() + ".");
			}
			String other = this.labels.putIfAbsent(label, info.id());
			if (other != null && !other.equals(info.id())) {
				this.problems.add("The label '" + RevisionIds.printable(label) + "' is used twice, by "
						+ describe(node(other)) + " and by " + describe(info) + ".");
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
				this.problems
					.add("Revision " + describe(info) + " revises " + RevisionIds.printable(parent) + " twice.");
			}
		}
		for (String dependency : info.dependsOn()) {
			List<String> resolved = resolve(dependency);
			if (resolved.isEmpty()) {
				this.problems.add("Revision " + describe(info) + " depends on " + RevisionIds.printable(dependency)
						+ ", and there is no revision of that id, nor a label.");
			}
			else if (resolved.size() > 1) {
				this.problems.add("Revision " + describe(info) + " depends on " + RevisionIds.printable(dependency)
						+ ", and several ids begin so: " + RevisionIds.some(resolved) + ".");
			}
			else if (resolved.contains(info.id())) {
				this.problems.add("Revision " + describe(info) + " depends on itself.");
			}
			else {
				edges.addAll(resolved);
			}
		}
		this.requires.put(info.id(), List.copyOf(edges));
	}

	private List<String> resolve(String dependency) {
		if (this.nodes.containsKey(dependency)) {
			return List.of(dependency);
		}
		String labelled = this.labels.get(dependency);
		if (labelled != null) {
			return List.of(labelled);
		}
		if (dependency.length() < RevisionIds.MINIMUM_PREFIX) {
			return List.of();
		}
		return this.nodes.tailMap(dependency, true)
			.keySet()
			.stream()
			.takeWhile((id) -> id.startsWith(dependency))
			.toList();
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
			reportCycles(rest, rest.iterator().next());
		}
	}

	/**
	 * Walk from a node until the way leads back onto itself, and step back from where
	 * there is no way on: behind a cycle that was told already.
	 */
	private void reportCycles(Set<String> rest, String start) {
		Set<String> onPath = new HashSet<>(Set.of(start));
		List<String> path = new ArrayList<>(List.of(start));
		while (!path.isEmpty()) {
			String last = path.get(path.size() - 1);
			Optional<String> next = this.requires.getOrDefault(last, List.of())
				.stream()
				.filter(rest::contains)
				.findFirst();
			if (next.isPresent() && onPath.add(next.get())) {
				path.add(next.get());
				continue;
			}
			List<String> finished = path.subList(next.map(path::indexOf).orElse(path.size() - 1), path.size());
			if (next.isPresent()) {
				reportCycle(finished);
			}
			finished.forEach(rest::remove);
			finished.clear();
		}
	}

	private void reportCycle(List<String> cycle) {
		List<String> members = cycle.stream().map((id) -> describe(node(id))).toList();
		this.problems.add("Revisions follow each other in a cycle: " + String.join(" -> ", members) + " -> "
				+ RevisionIds.printable(cycle.get(0)) + ".");
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
