package io.github.dbmig.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.dbmig.RevisionInfo;
import io.github.dbmig.revision.Target.Point;
import org.jspecify.annotations.Nullable;

/**
 * Looks a target up in a graph, for a database that is somewhere.
 */
final class TargetResolver {

	private final RevisionGraph graph;

	private final Collection<String> current;

	private final Target target;

	private final @Nullable Set<String> lineage;

	private boolean clamped;

	/**
	 * Create one for a target.
	 * @param graph the revisions
	 * @param current where the database is; every id is known to the graph
	 * @param target the target
	 * @throws TargetException if the target names a branch that isn't there
	 */
	TargetResolver(RevisionGraph graph, Collection<String> current, Target target) {
		this.graph = graph;
		this.current = current;
		this.target = target;
		this.lineage = (target.branch() != null) ? graph.lineage(branch(target.branch())) : null;
	}

	/**
	 * Let more steps than there are end at the last.
	 */
	TargetResolver clamped() {
		this.clamped = true;
		return this;
	}

	private String branch(String name) {
		List<String> matches = matches(name, (id) -> true);
		if (matches.size() == 1) {
			return matches.get(0);
		}
		if (matches.size() > 1) {
			throw severalBegin(name, matches);
		}
		List<String> labels = this.graph.labels();
		throw new TargetException(
				"There is no branch '" + RevisionIds.printable(name) + "' in this build: it is neither a label nor a "
						+ "revision." + shortName(name),
				labels.isEmpty() ? "No revision has a label; name a branch by the id of one of its revisions."
						: "The labels are " + String.join(", ", labels) + "; an id of the branch does as well.");
	}

	/**
	 * Return whether a revision belongs to the branch that is meant.
	 */
	boolean isMember(String id) {
		return this.lineage == null || this.lineage.contains(id);
	}

	/**
	 * Return the revisions that the target stands for.
	 * @return ids, none for base
	 */
	List<String> ids() {
		if (this.target.steps() == 0) {
			return from();
		}
		if (this.target.steps() > 0) {
			return up(start());
		}
		List<String> steps = stepsDown();
		if (steps.isEmpty()) {
			return List.of();
		}
		String last = steps.get(steps.size() - 1);
		// Taking a merge back is no choice, going on below it is
		return this.target.countsFromCurrent() ? members(this.graph.get(last).info().revises()) : parents(last);
	}

	private List<String> from() {
		Point from = this.target.from();
		if (from instanceof Point.Head) {
			return head();
		}
		if (from instanceof Point.Heads) {
			return members(this.graph.heads());
		}
		if (from instanceof Point.Base) {
			return List.of();
		}
		if (from instanceof Point.Named named) {
			return List.of(resolve(named.name()));
		}
		return members(this.current);
	}

	private List<String> head() {
		List<String> heads = members(this.graph.heads());
		if (heads.size() > 1) {
			throw new MultipleHeadsException(this.target, new MultipleHeads(this.graph, heads));
		}
		return heads;
	}

	/**
	 * Return what steps are counted from: a revision, or none for base.
	 */
	private List<String> start() {
		List<String> start = (this.target.from() instanceof Point.Heads) ? head() : from();
		if (start.size() > 1) {
			String where = (this.lineage == null) ? "" : " on the branch '" + this.target.branch() + "'";
			throw ambiguous("the database is at " + start.size() + " revisions" + where + ", " + describe(start),
					start);
		}
		if (start.isEmpty() && this.lineage != null && this.target.steps() > 0
				&& !(this.target.from() instanceof Point.Base)) {
			return tips();
		}
		return start;
	}

	/**
	 * Return how far a branch is applied on which the database stands nowhere: up to
	 * where it parts from another one.
	 */
	private List<String> tips() {
		Set<String> applied = new LinkedHashSet<>(this.graph.withAncestors(this.current));
		applied.removeIf((id) -> !isMember(id));
		List<String> tips = applied.stream()
			.filter((id) -> this.graph.children(id).stream().noneMatch(applied::contains))
			.toList();
		if (tips.size() > 1) {
			throw ambiguous("the branch '" + this.target.branch() + "' is applied up to " + describe(tips), tips);
		}
		return tips;
	}

	private List<String> up(List<String> start) {
		List<String> position = start;
		for (int step = 0; step < this.target.steps(); step++) {
			List<String> next = members(position.isEmpty() ? this.graph.bases() : this.graph.children(position.get(0)));
			if (next.isEmpty() && this.clamped) {
				return position;
			}
			if (next.isEmpty()) {
				throw new TargetException(
						"The target '" + this.target.text() + "' can't be reached: from " + describe(start)
								+ " there are only " + step + " steps up, not " + this.target.steps() + ".",
						"Give a smaller number, or head.");
			}
			if (next.size() > 1) {
				throw ambiguous("after " + describe(position) + " there is a choice of " + String.join(", ", next),
						next);
			}
			position = next;
		}
		return position;
	}

	/**
	 * Return the revisions that so many steps down take back, in the order of the steps.
	 */
	List<String> stepsDown() {
		List<String> start = start();
		if (start.isEmpty() && this.lineage != null && this.target.countsFromCurrent()) {
			throw new TargetException(
					"The target '" + this.target.text() + "' can't be reached: the database is at "
							+ describe(this.current) + ", which is not on the branch '" + this.target.branch() + "'.",
					"Name the revision to go to by its id.");
		}
		List<String> steps = new ArrayList<>();
		List<String> position = start;
		for (int step = 0; step < -this.target.steps(); step++) {
			if (position.isEmpty() && this.clamped) {
				return steps;
			}
			if (position.isEmpty()) {
				throw new TargetException(
						"The target '" + this.target.text() + "' can't be reached: from " + describe(start)
								+ " there are only " + step + " steps down, not " + -this.target.steps() + ".",
						"Give a smaller number, or base.");
			}
			steps.add(position.get(0));
			position = (step + 1 < -this.target.steps()) ? parents(position.get(0)) : position;
		}
		return steps;
	}

	private List<String> parents(String id) {
		List<String> parents = members(this.graph.get(id).info().revises());
		if (parents.size() > 1) {
			throw ambiguous(id + " is a merge of " + String.join(", ", parents), parents);
		}
		return parents;
	}

	private List<String> members(Collection<String> ids) {
		return ids.stream().filter(this::isMember).toList();
	}

	/**
	 * Look up a revision.
	 * @param name its id, the beginning of it, or a label
	 * @return the whole id
	 */
	String resolve(String name) {
		List<String> matches = matches(name, this::isMember);
		if (matches.size() > 1) {
			throw severalBegin(name, matches);
		}
		if (matches.isEmpty()) {
			throw notFound(name);
		}
		if (!isMember(matches.get(0))) {
			throw new TargetException(
					"The revision " + describe(matches) + " is not a member of branch '" + this.target.branch()
							+ "': it comes neither before nor after " + this.target.branch() + ".",
					"Give a revision of that branch, or leave '" + this.target.branch() + "@' out.");
		}
		return matches.get(0);
	}

	private List<String> matches(String name, Predicate<String> prefixed) {
		if (this.graph.find(name).isPresent()) {
			return List.of(name);
		}
		return this.graph.label(name)
			.map(List::of)
			.orElseGet(() -> (name.length() < RevisionIds.MINIMUM_PREFIX) ? List.of()
					: this.graph.scripts()
						.stream()
						.map(RevisionScript::id)
						.filter((id) -> id.startsWith(name))
						.filter(prefixed)
						.sorted()
						.toList());
	}

	private static TargetException severalBegin(String name, List<String> matches) {
		return new TargetException("Several revisions begin with '" + name + "': " + RevisionIds.some(matches) + ".",
				"Give more characters.");
	}

	private TargetException notFound(String name) {
		String where = (this.lineage != null) ? " on the branch '" + this.target.branch() + "' of this build."
				: " in this build.";
		return new TargetException(
				"There is no revision '" + RevisionIds.printable(name) + "'" + where + shortName(name),
				this.graph.isEmpty() ? "This build has no revisions; are they where dbmig looks for them?"
						: ((this.graph.heads().size() > 1) ? "The heads are " : "The head is ")
								+ describe(this.graph.heads()) + "; give the id of a revision that this build has.");
	}

	private static String shortName(String name) {
		return (name.length() < RevisionIds.MINIMUM_PREFIX)
				? " The beginning of an id needs " + RevisionIds.MINIMUM_PREFIX + " characters or more." : "";
	}

	private TargetException ambiguous(String why, List<String> choices) {
		return new TargetException("The target '" + this.target.text() + "' is ambiguous: " + why + ".",
				"Say on which branch: " + choices.stream().map(this.target::on).collect(Collectors.joining(" or "))
						+ ", or name the revision to go to by its id.");
	}

	/**
	 * Describe where the database is.
	 */
	String describeCurrent() {
		return describe(this.current);
	}

	String describe(Collection<String> ids) {
		if (ids.isEmpty()) {
			return "base";
		}
		return String.join(", ",
				ids.stream()
					.map((id) -> this.graph.find(id).map(RevisionScript::info).map(RevisionInfo::title).orElse(id))
					.toList());
	}

}
