package io.github.dbmig.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.github.dbmig.RevisionInfo;

/**
 * Finds the way through a graph from where a database is to where it should go.
 */
public final class RevisionPaths {

	private final RevisionGraph graph;

	/**
	 * Create one for a graph.
	 * @param graph the graph
	 */
	public RevisionPaths(RevisionGraph graph) {
		this.graph = graph;
	}

	/**
	 * Return the revisions to run to reach a target.
	 * @param current where the database is; every id is known to the graph
	 * @param target where to go
	 * @return the revisions in the order in which to run them, empty if it is there
	 * @throws TargetException if the target can't be reached by going up
	 */
	public List<RevisionScript> up(Collection<String> current, String target) {
		Set<String> path = new LinkedHashSet<>(this.graph.withAncestors(upTargets(current, Target.parse(target))));
		path.removeAll(this.graph.withAncestors(current));
		return path.stream().map(this.graph::get).toList();
	}

	/**
	 * Return the revisions to take back to reach a target.
	 * @param current where the database is; every id is known to the graph
	 * @param target where to go
	 * @return the revisions in the order in which to take them back, empty if it is there
	 * @throws TargetException if the target can't be reached by going down
	 */
	public List<RevisionScript> down(Collection<String> current, String target) {
		List<String> applied = new ArrayList<>(this.graph.withAncestors(current));
		applied.retainAll(undone(current, applied, Target.parse(target)));
		Collections.reverse(applied);
		return applied.stream().map(this.graph::get).toList();
	}

	/**
	 * Return the revisions that a target stands for, without looking at what lies
	 * between.
	 * @param current where the database is, if that is known
	 * @param target the target
	 * @return ids, empty for base
	 * @throws TargetException if the target names nothing
	 */
	public List<String> stamp(Collection<String> current, String target) {
		Target parsed = Target.parse(target);
		if (parsed instanceof Target.Base) {
			return List.of();
		}
		if (parsed instanceof Target.Relative relative && relative.steps() < 0) {
			List<String> steps = stepsDown(current, relative);
			return this.graph.get(steps.get(steps.size() - 1)).info().revises();
		}
		return upTargets(current, parsed);
	}

	private List<String> upTargets(Collection<String> current, Target target) {
		if (target instanceof Target.Head) {
			if (this.graph.heads().size() > 1) {
				throw new MultipleHeadsException(
						this.graph.heads().stream().map((id) -> this.graph.get(id).info()).toList(),
						this.graph.forks(this.graph.heads()));
			}
			return this.graph.heads();
		}
		if (target instanceof Target.Heads) {
			return this.graph.heads();
		}
		if (target instanceof Target.Named named) {
			return List.of(resolve(named.name()));
		}
		if (target instanceof Target.Relative relative) {
			if (relative.steps() < 0) {
				throw new TargetException("The target '" + relative.text() + "' leads down, and this is an upgrade.",
						"Give a target above " + describe(current) + ", or downgrade.");
			}
			return stepsUp(current, relative);
		}
		return List.of();
	}

	private List<String> stepsUp(Collection<String> current, Target.Relative relative) {
		if (current.size() > 1) {
			throw ambiguous(relative, "the database is at " + current.size() + " revisions, " + describe(current));
		}
		List<String> position = List.copyOf(current);
		for (int step = 0; step < relative.steps(); step++) {
			List<String> next = position.isEmpty() ? bases()
					: this.graph.requiredBy(position.get(0)).stream().filter(parent(position.get(0))).toList();
			if (next.isEmpty()) {
				throw new TargetException(
						"The target '" + relative.text() + "' can't be reached: from " + describe(current)
								+ " there are only " + step + " steps up, not " + relative.steps() + ".",
						"Give a smaller number, or head.");
			}
			if (next.size() > 1) {
				throw ambiguous(relative,
						"after " + describe(position) + " there is a choice of " + String.join(", ", next));
			}
			position = next;
		}
		return position;
	}

	private Predicate<String> parent(String id) {
		return (child) -> this.graph.get(child).info().revises().contains(id);
	}

	private List<String> bases() {
		return this.graph.scripts()
			.stream()
			.filter((script) -> script.info().revises().isEmpty())
			.map(RevisionScript::id)
			.toList();
	}

	private Set<String> undone(Collection<String> current, Collection<String> applied, Target target) {
		if (target instanceof Target.Base) {
			return Set.copyOf(applied);
		}
		if (target instanceof Target.Relative relative) {
			if (relative.steps() > 0) {
				throw new TargetException("The target '" + relative.text() + "' leads up, and this is a downgrade.",
						"Give a target below " + describe(current) + ", or upgrade.");
			}
			// Not all that is above the new position: a branch that was only depended on
			// stays
			List<String> steps = stepsDown(current, relative);
			return steps.isEmpty() ? Set.of()
					: this.graph.withDescendants(steps.subList(steps.size() - 1, steps.size()));
		}
		List<String> remaining = upTargets(current, target);
		if (!applied.containsAll(remaining)) {
			throw new TargetException(
					"The target '" + String.join(", ", remaining)
							+ "' is not a valid downgrade target from current head(s): the database is at "
							+ describe(current) + ", and a downgrade goes to a revision below.",
					"Give base, -n, or a revision that is applied.");
		}
		Set<String> above = new LinkedHashSet<>(this.graph.withDescendants(remaining));
		remaining.forEach(above::remove);
		return above;
	}

	/**
	 * Return the revisions that so many steps down take back, in the order of the steps.
	 */
	private List<String> stepsDown(Collection<String> current, Target.Relative relative) {
		if (current.size() > 1) {
			throw ambiguous(relative, "the database is at " + current.size() + " revisions, " + describe(current));
		}
		List<String> steps = new ArrayList<>();
		List<String> position = List.copyOf(current);
		for (int step = 0; step < -relative.steps(); step++) {
			if (position.isEmpty()) {
				throw new TargetException(
						"The target '" + relative.text() + "' can't be reached: from " + describe(current)
								+ " there are only " + step + " steps down, not " + -relative.steps() + ".",
						"Give a smaller number, or base.");
			}
			List<String> parents = this.graph.get(position.get(0)).info().revises();
			if (parents.size() > 1) {
				throw ambiguous(relative, position.get(0) + " is a merge of " + String.join(", ", parents));
			}
			steps.add(position.get(0));
			position = parents;
		}
		return steps;
	}

	/**
	 * Look up a revision by its id or the beginning of it.
	 * @param name at least four characters, or the whole id
	 * @return the whole id
	 * @throws TargetException if there is none, or more than one
	 */
	public String resolve(String name) {
		if (this.graph.find(name).isPresent()) {
			return name;
		}
		List<String> matches = this.graph.scripts()
			.stream()
			.map(RevisionScript::id)
			.filter((id) -> id.startsWith(name))
			.sorted()
			.toList();
		if (matches.size() == 1 && name.length() >= RevisionIds.MINIMUM_PREFIX) {
			return matches.get(0);
		}
		if (matches.size() > 1 && name.length() >= RevisionIds.MINIMUM_PREFIX) {
			throw new TargetException("Several revisions begin with '" + name + "': " + RevisionIds.some(matches) + ".",
					"Give more characters.");
		}
		String hint = (name.length() < RevisionIds.MINIMUM_PREFIX)
				? " The beginning of an id needs " + RevisionIds.MINIMUM_PREFIX + " characters or more." : "";
		throw new TargetException("There is no revision '" + RevisionIds.printable(name) + "' in this build." + hint,
				this.graph.isEmpty() ? "This build has no revisions; are they where dbmig looks for them?"
						: ((this.graph.heads().size() > 1) ? "The heads are " : "The head is ")
								+ describe(this.graph.heads()) + "; give the id of a revision that this build has.");
	}

	private static TargetException ambiguous(Target.Relative relative, String why) {
		return new TargetException("The target '" + relative.text() + "' is ambiguous: " + why + ".",
				"Name the revision to go to by its id.");
	}

	private String describe(Collection<String> ids) {
		if (ids.isEmpty()) {
			return "base";
		}
		return String.join(", ",
				ids.stream()
					.map((id) -> this.graph.find(id).map(RevisionScript::info).map(RevisionInfo::title).orElse(id))
					.toList());
	}

}
