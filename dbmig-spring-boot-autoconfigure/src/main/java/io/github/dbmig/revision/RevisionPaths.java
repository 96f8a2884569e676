package io.github.dbmig.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.github.dbmig.revision.Target.Point;

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
		Target parsed = Target.parse(target);
		TargetResolver resolver = new TargetResolver(this.graph, current, parsed);
		if (parsed.countsFromCurrent() && parsed.steps() < 0) {
			throw new TargetException("The target '" + parsed.text() + "' leads down, and this is an upgrade.",
					"Give a target above " + resolver.describe(current) + ", or downgrade.");
		}
		Set<String> path = new LinkedHashSet<>(this.graph.withAncestors(resolver.ids()));
		path.removeAll(this.graph.withAncestors(current));
		return path.stream().map(this.graph::get).toList();
	}

	/**
	 * Return the revisions to take back to reach a target: those that follow it, on its
	 * branch if it names one, and everything that needs them.
	 * @param current where the database is; every id is known to the graph
	 * @param target where to go
	 * @return the revisions in the order in which to take them back, empty if it is there
	 * @throws TargetException if the target can't be reached by going down
	 */
	public List<RevisionScript> down(Collection<String> current, String target) {
		Target parsed = Target.parse(target);
		TargetResolver resolver = new TargetResolver(this.graph, current, parsed);
		List<String> applied = new ArrayList<>(this.graph.withAncestors(current));
		List<String> floor = List.of();
		List<String> next;
		if (parsed.countsFromCurrent()) {
			if (parsed.steps() > 0) {
				throw new TargetException("The target '" + parsed.text() + "' leads up, and this is a downgrade.",
						"Give a target below " + resolver.describe(current) + ", or upgrade.");
			}
			// Not all that follows the new position: another branch that begins there
			// stays
			next = last((parsed.steps() < 0) ? resolver.stepsDown() : List.of());
		}
		else {
			floor = resolver.ids();
			next = floor.isEmpty() ? bases(parsed, resolver) : children(floor, resolver);
		}
		if (!applied.containsAll(floor)) {
			throw notBelow(parsed, floor, resolver);
		}
		applied.retainAll(this.graph.withDescendants(next));
		if (applied.isEmpty() && !current.containsAll(floor)) {
			throw notBelow(parsed, floor, resolver);
		}
		Collections.reverse(applied);
		return applied.stream().map(this.graph::get).toList();
	}

	/**
	 * Steps down from a revision that end at base take back its branch and no other.
	 */
	private List<String> bases(Target target, TargetResolver resolver) {
		if (target.steps() < 0) {
			return last(resolver.stepsDown());
		}
		return this.graph.bases().stream().filter(resolver::isMember).toList();
	}

	private static List<String> last(List<String> steps) {
		return steps.subList(Math.max(steps.size() - 1, 0), steps.size());
	}

	private List<String> children(List<String> floor, TargetResolver resolver) {
		return floor.stream().flatMap((id) -> this.graph.children(id).stream()).filter(resolver::isMember).toList();
	}

	private static TargetException notBelow(Target target, List<String> floor, TargetResolver resolver) {
		String ids = String.join(", ", floor);
		String what = target.text().equals(ids) || (target.branch() == null && target.steps() == 0) ? "'" + ids + "'"
				: "'" + target.text() + "', which is " + ids + ",";
		return new TargetException(
				"The target " + what + " is not a valid downgrade target from current head(s): the database is at "
						+ resolver.describeCurrent() + ", and a downgrade goes to a revision below.",
				"Give base, -n, or a revision that is applied.");
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
		return new TargetResolver(this.graph, current, Target.parse(target)).ids();
	}

	/**
	 * Return the revisions that a target stands for, and find out where the database is
	 * only if that matters.
	 * @param current tells where the database is
	 * @param target the target
	 * @return ids, empty for base
	 * @throws TargetException if the target names nothing
	 */
	public List<String> find(Supplier<? extends Collection<String>> current, String target) {
		Target parsed = Target.parse(target);
		return new TargetResolver(this.graph, parsed.countsFromCurrent() ? current.get() : List.of(), parsed).ids();
	}

	/**
	 * Return where a database is once targets were made current. The branches of a target
	 * move to it, the others stay.
	 * @param current where the database is; every id is known to the graph
	 * @param targets what becomes current
	 * @return ids, sorted
	 * @throws TargetException if a target names nothing, or one comes after another
	 */
	public List<String> stamped(Collection<String> current, List<String> targets) {
		Set<String> rows = new LinkedHashSet<>(current);
		Set<String> stamped = new LinkedHashSet<>();
		for (String target : targets) {
			Target parsed = Target.parse(target);
			TargetResolver resolver = new TargetResolver(this.graph, current, parsed);
			List<String> ids = resolver.ids();
			if (ids.isEmpty()) {
				rows.removeIf(resolver::isMember);
			}
			for (String id : ids) {
				rows.removeAll(this.graph.withAncestors(List.of(id)));
				rows.removeAll(this.graph.withDescendants(List.of(id)));
			}
			ids.forEach((id) -> requireApart(id, stamped));
			stamped.addAll(ids);
		}
		rows.addAll(stamped);
		return this.graph.effectiveHeads(rows).stream().sorted().toList();
	}

	private void requireApart(String id, Set<String> others) {
		Set<String> lineage = this.graph.lineage(id);
		for (String other : others) {
			if (!other.equals(id) && lineage.contains(other)) {
				boolean above = this.graph.withAncestors(List.of(id)).contains(other);
				throw new TargetException(
						"A database can't be at both " + other + " and " + id + ": " + (above ? id : other)
								+ " comes after " + (above ? other : id) + ".",
						"Give " + (above ? id : other) + " alone; it stands for all that come before it.");
			}
		}
	}

	/**
	 * Look up a revision.
	 * @param name the whole id, its first four characters or more, or a label
	 * @return the whole id
	 * @throws TargetException if there is none, or more than one
	 */
	public String resolve(String name) {
		return new TargetResolver(this.graph, List.of(), new Target(name, null, new Point.Named(name), 0))
			.resolve(name);
	}

	/**
	 * Return the revisions of a range: what an upgrade from its first end to its second
	 * would run, and the first end itself. Steps at one end are counted from the other,
	 * at both ends from where the database is; there are never more than revisions.
	 * @param current tells where the database is, asked if that matters
	 * @param range {@code a:b}, {@code a:} up to the heads or {@code :b} from the base
	 * @return the revisions, each after those that it needs
	 * @throws TargetException if it is no range, or an end names nothing
	 */
	public List<RevisionScript> range(Supplier<? extends Collection<String>> current, String range) {
		Set<String> ids = new RevisionRange(this.graph, current).ids(range);
		return this.graph.scripts().stream().filter((script) -> ids.contains(script.id())).toList();
	}

}
