package io.github.dbmig.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.github.dbmig.RevisionInfo;

/**
 * The revisions of a build and how they follow each other: a directed acyclic graph with
 * any number of bases, branches and merges. Immutable, and safe to share between engines
 * and threads. Nothing here recurses, so that thousands of revisions in a line are fine.
 */
public final class RevisionGraph {

	private final Map<String, RevisionScript> scripts;

	private final Map<String, String> labels;

	private final Map<String, List<String>> requires;

	private final Map<String, List<String>> requiredBy;

	private final List<String> heads;

	/**
	 * Where each revision stands among {@link #scripts()}.
	 */
	private final Map<String, Integer> order = new HashMap<>();

	private RevisionGraph(RevisionGraphBuilder builder) {
		this.scripts = Collections.unmodifiableMap(builder.scripts());
		this.labels = Collections.unmodifiableMap(builder.labels());
		this.requires = Collections.unmodifiableMap(builder.requires());
		this.requiredBy = Collections.unmodifiableMap(inverse(this.requires));
		Set<String> parents = new LinkedHashSet<>();
		this.scripts.values().forEach((script) -> parents.addAll(script.info().revises()));
		this.scripts.keySet().forEach((id) -> this.order.put(id, this.order.size()));
		this.heads = this.scripts.keySet().stream().filter((id) -> !parents.contains(id)).toList();
	}

	/**
	 * Make the graph from its nodes, in any order.
	 * @param scripts the revisions
	 * @return the graph
	 * @throws RevisionGraphException if they don't fit together, with every problem found
	 */
	public static RevisionGraph of(Collection<? extends RevisionScript> scripts) {
		return new RevisionGraph(new RevisionGraphBuilder(scripts));
	}

	private static Map<String, List<String>> inverse(Map<String, List<String>> edges) {
		Map<String, List<String>> inverse = new LinkedHashMap<>();
		edges.forEach((from, targets) -> {
			for (String target : targets) {
				inverse.computeIfAbsent(target, (key) -> new ArrayList<>(1)).add(from);
			}
		});
		return inverse;
	}

	/**
	 * Return whether there is no revision at all.
	 * @return {@code true} if the graph has no node
	 */
	public boolean isEmpty() {
		return this.scripts.isEmpty();
	}

	/**
	 * Return how many revisions there are.
	 * @return the number of nodes
	 */
	public int size() {
		return this.scripts.size();
	}

	/**
	 * Return all revisions, each after those that it needs.
	 * @return the nodes
	 */
	public Collection<RevisionScript> scripts() {
		return this.scripts.values();
	}

	/**
	 * Return the ids of the revisions that none revises.
	 * @return the heads
	 */
	public List<String> heads() {
		return this.heads;
	}

	/**
	 * Look up a revision.
	 * @param id its whole id
	 * @return the revision, or empty if there is none of that id
	 */
	public Optional<RevisionScript> find(String id) {
		return Optional.ofNullable(this.scripts.get(id));
	}

	/**
	 * Look up a revision that is known to be there.
	 * @param id its whole id
	 * @return the revision
	 */
	public RevisionScript get(String id) {
		return find(id).orElseThrow(() -> new IllegalArgumentException("No revision " + id));
	}

	/**
	 * Return the revision that a branch label stands on.
	 * @param label the label
	 * @return its id, or empty if there is no such label
	 */
	public Optional<String> label(String label) {
		return Optional.ofNullable(this.labels.get(label));
	}

	/**
	 * Return what directly needs a revision: its children, and those that depend on it.
	 * @param id the id
	 * @return ids
	 */
	public List<String> requiredBy(String id) {
		return this.requiredBy.getOrDefault(id, List.of());
	}

	/**
	 * Return what a revision directly needs: its parents, and what it depends on.
	 * @param id the id
	 * @return ids
	 */
	public List<String> requires(String id) {
		return this.requires.getOrDefault(id, List.of());
	}

	/**
	 * Return the revisions that revise none.
	 * @return ids
	 */
	public List<String> bases() {
		return this.scripts.values()
			.stream()
			.filter((script) -> script.info().revises().isEmpty())
			.map(RevisionScript::id)
			.toList();
	}

	/**
	 * Return the revisions that revise one. What only depends on it is not among them.
	 * @param id the id
	 * @return ids
	 */
	public List<String> children(String id) {
		return requiredBy(id).stream().filter((child) -> parents(child).contains(id)).toList();
	}

	private List<String> parents(String id) {
		return get(id).info().revises();
	}

	/**
	 * Return the branch of a revision: what it revises and what revises it, step by step
	 * in both directions. Dependencies are not followed.
	 * @param id the id
	 * @return ids, the given one among them
	 */
	public Set<String> lineage(String id) {
		Set<String> lineage = new LinkedHashSet<>(postOrder(List.of(id), this::parents));
		lineage.addAll(postOrder(List.of(id), this::children));
		return lineage;
	}

	/**
	 * Return the branch labels.
	 * @return labels, sorted
	 */
	public List<String> labels() {
		return this.labels.keySet().stream().sorted().toList();
	}

	/**
	 * Return the revisions with everything that they need, each after what it needs. One
	 * branch is finished before the next begins.
	 * @param ids where to begin
	 * @return ids, the given ones among them
	 */
	public Set<String> withAncestors(Collection<String> ids) {
		return postOrder(ids, this::requires);
	}

	/**
	 * Return the revisions with everything that needs them.
	 * @param ids where to begin
	 * @return ids, the given ones among them
	 */
	public Set<String> withDescendants(Collection<String> ids) {
		return postOrder(ids, this::requiredBy);
	}

	private static Set<String> postOrder(Collection<String> starts, Function<String, List<String>> edges) {
		Set<String> finished = new LinkedHashSet<>();
		Set<String> opened = new LinkedHashSet<>();
		Deque<String> stack = new ArrayDeque<>();
		for (String start : starts) {
			stack.push(start);
			while (!stack.isEmpty()) {
				String id = stack.peek();
				if (opened.add(id)) {
					List<String> next = edges.apply(id);
					for (int i = next.size() - 1; i >= 0; i--) {
						if (!opened.contains(next.get(i))) {
							stack.push(next.get(i));
						}
					}
				}
				else {
					stack.pop();
					finished.add(id);
				}
			}
		}
		return finished;
	}

	/**
	 * Return the ids among the given ones that no other of them implies by needing them.
	 * @param ids applied revisions
	 * @return their effective heads
	 */
	public List<String> effectiveHeads(Collection<String> ids) {
		Set<String> implied = new HashSet<>();
		Deque<String> open = new ArrayDeque<>();
		int oldest = Integer.MAX_VALUE;
		for (String id : ids) {
			oldest = Math.min(oldest, this.order.getOrDefault(id, 0));
			open.addAll(requires(id));
		}
		while (!open.isEmpty()) {
			String id = open.pop();
			// What stands before all of the ids needs none of them. Without this a run
			// would walk down to the base after each of its revisions
			if (this.order.getOrDefault(id, 0) >= oldest && implied.add(id)) {
				open.addAll(requires(id));
			}
		}
		return ids.stream().filter((id) -> !implied.contains(id)).distinct().toList();
	}

	/**
	 * Return the points where the branches of several heads part.
	 * @param heads the heads
	 * @return the last revisions that all of them share, empty if they share none
	 */
	public List<RevisionInfo> forks(List<String> heads) {
		Set<String> shared = new LinkedHashSet<>(withAncestors(List.of(heads.get(0))));
		heads.forEach((head) -> shared.retainAll(withAncestors(List.of(head))));
		return effectiveHeads(shared).stream().map((id) -> get(id).info()).toList();
	}

}
