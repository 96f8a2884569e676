package io.github.dbmig.revision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a run is asked to go, as written but not yet looked up in a graph: a point, so
 * many steps from it, on a branch. {@code head}, {@code abc+1}, {@code label@-2}.
 *
 * @param text as written
 * @param branch a label or a revision whose branch is meant, or {@code null} for all
 * @param from the point
 * @param steps so many steps from there, up if positive, down if negative
 */
record Target(String text, @Nullable String branch, Point from, int steps) {

	private static final Pattern STEPS = Pattern.compile("(.*?)([+-][0-9]{1,9})?");

	private static final String ACTION = "Give head, heads, base, current, a label, the id of a revision or its first four "
			+ "characters or more; +n or -n, alone or behind one of these; and label@ or id@ before it to stay on a branch.";

	/**
	 * Read a target.
	 * @param text the text
	 * @return the target
	 * @throws TargetException if it is no target
	 */
	static Target parse(String text) {
		String target = text.strip();
		if (target.indexOf(':') >= 0) {
			throw new TargetException(
					"The target '" + RevisionIds.printable(target)
							+ "' is a range, and a range is not allowed where a database is moved.",
					"Give the end that the database is to go to; where it comes from is known.");
		}
		int at = target.indexOf('@');
		String branch = (at >= 0) ? target.substring(0, at) : null;
		if (branch != null) {
			refuse(target, "names the branch '" + RevisionIds.printable(branch) + "', which", branch);
		}
		Matcher matcher = STEPS.matcher(target.substring(at + 1));
		if (!matcher.matches()) {
			throw problem(target, "has more than one line");
		}
		String steps = matcher.group(2);
		return new Target(target, branch, point(target, matcher.group(1), steps != null),
				(steps != null) ? Integer.parseInt(steps) : 0);
	}

	private static Point point(String target, String name, boolean steps) {
		return switch (name) {
			case "head" -> new Point.Head();
			case "heads" -> new Point.Heads();
			case "base" -> new Point.Base();
			case "current" -> new Point.Current();
			default -> {
				if (name.isEmpty() && steps) {
					yield new Point.Here();
				}
				refuse(target, (name.equals(target)) ? "" : "names '" + RevisionIds.printable(name) + "', which", name);
				yield new Point.Named(name);
			}
		};
	}

	private static void refuse(String target, String what, String name) {
		String problem = RevisionIds.problem(name);
		if (problem != null) {
			throw problem(target, (what + " " + problem).strip());
		}
	}

	private static TargetException problem(String target, String problem) {
		return new TargetException("The target '" + RevisionIds.printable(target) + "' " + problem + ".", ACTION);
	}

	/**
	 * Return whether it depends on where a database is.
	 */
	boolean countsFromCurrent() {
		return this.from instanceof Point.Here || this.from instanceof Point.Current;
	}

	/**
	 * Write the same for one branch.
	 * @param id a revision of the branch
	 * @return a text that is a target
	 */
	String on(String id) {
		return id + this.text.substring(Math.max(this.text.indexOf('@'), 0)).replaceFirst("^@?", "@");
	}

	/**
	 * What steps are counted from.
	 */
	sealed interface Point {

		/**
		 * The one head.
		 */
		record Head() implements Point {
		}

		/**
		 * All heads.
		 */
		record Heads() implements Point {
		}

		/**
		 * Before all revisions.
		 */
		record Base() implements Point {
		}

		/**
		 * Where the database is.
		 */
		record Current() implements Point {
		}

		/**
		 * Nothing was written before the steps: where the database is, in a range its
		 * other end.
		 */
		record Here() implements Point {
		}

		/**
		 * A revision.
		 *
		 * @param name its id, the beginning of it, or a label that stands on it
		 */
		record Named(String name) implements Point {
		}

	}

}
