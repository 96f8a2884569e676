package io.github.dbmig.revision;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.github.dbmig.revision.Target.Point;
import org.jspecify.annotations.Nullable;

/**
 * The revisions between two of them.
 */
final class RevisionRange {

	private final RevisionGraph graph;

	private final Supplier<? extends Collection<String>> current;

	RevisionRange(RevisionGraph graph, Supplier<? extends Collection<String>> current) {
		this.graph = graph;
		this.current = current;
	}

	Set<String> ids(String text) {
		String range = text.strip();
		int colon = range.indexOf(':');
		if (colon < 0 || range.indexOf(':', colon + 1) >= 0) {
			throw new TargetException(
					"The range '" + RevisionIds.printable(range) + "' has "
							+ ((colon < 0) ? "no colon." : "more than one colon."),
					"Write a:b, a: up to the heads, or :b from the base.");
		}
		Target lower = end(range.substring(0, colon));
		Target upper = end(range.substring(colon + 1));
		boolean fromUpper = lower != null && lower.from() instanceof Point.Here && lower.steps() < 0
				&& !(upper != null && upper.from() instanceof Point.Here);
		boolean fromLower = upper != null && upper.from() instanceof Point.Here && upper.steps() > 0
				&& !(lower != null && lower.from() instanceof Point.Here);
		List<String> last = (upper == null) ? this.graph.heads() : fromLower ? List.of() : ids(upper);
		List<String> first = (lower == null) ? List.of() : fromUpper ? counted(range, lower, last) : ids(lower);
		if (fromLower && upper != null) {
			last = counted(range, upper, first);
		}
		return between(range, first, last);
	}

	private static @Nullable Target end(String text) {
		return text.isBlank() ? null : Target.parse(text);
	}

	private List<String> ids(Target target) {
		return resolver(target.countsFromCurrent() ? this.current.get() : List.of(), target).ids();
	}

	private List<String> counted(String range, Target steps, List<String> other) {
		if (other.size() > 1) {
			throw new TargetException("The range '" + range + "' is ambiguous: '" + steps.text()
					+ "' is counted from several revisions, " + String.join(", ", other) + ".",
					"Name both ends of the range.");
		}
		return resolver(other, steps).ids();
	}

	private TargetResolver resolver(Collection<String> from, Target target) {
		return new TargetResolver(this.graph, from, target).clamped();
	}

	private Set<String> between(String range, List<String> first, List<String> last) {
		Set<String> ids = new LinkedHashSet<>(this.graph.withAncestors(last));
		for (String id : first) {
			if (!ids.contains(id)) {
				throw new TargetException(
						"The range '" + range + "' can't be walked: " + id + " doesn't come before "
								+ (last.isEmpty() ? "base" : String.join(", ", last)) + ".",
						"Write the older revision first, and two of one branch.");
			}
		}
		ids.removeAll(this.graph.withAncestors(first));
		ids.addAll(first);
		return ids;
	}

}
