package io.github.dbmig.revision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a run is asked to go, as written but not yet looked up in a graph.
 */
sealed interface Target {

	Pattern RELATIVE = Pattern.compile("([+-])([0-9]{1,9})");

	/**
	 * Read a target.
	 * @param text the text
	 * @return the target
	 * @throws TargetException if it is no target
	 */
	static Target parse(String text) {
		String target = text.strip();
		return switch (target) {
			case "head" -> new Head();
			case "heads" -> new Heads();
			case "base" -> new Base();
			default -> parseOther(target);
		};
	}

	private static Target parseOther(String target) {
		Matcher relative = RELATIVE.matcher(target);
		if (relative.matches()) {
			int steps = Integer.parseInt(relative.group(2));
			return new Relative(target, "+".equals(relative.group(1)) ? steps : -steps);
		}
		String problem = RevisionIds.problem(target);
		if (problem != null) {
			throw new TargetException("The target '" + RevisionIds.printable(target) + "' " + problem + ".",
					"Give head, heads, base, the id of a revision or its first four characters or more, +n or -n.");
		}
		return new Named(target);
	}

	/**
	 * The one head.
	 */
	record Head() implements Target {
	}

	/**
	 * All heads.
	 */
	record Heads() implements Target {
	}

	/**
	 * Before all revisions.
	 */
	record Base() implements Target {
	}

	/**
	 * So many steps from where the database is.
	 *
	 * @param text as written
	 * @param steps up if positive, down if negative
	 */
	record Relative(String text, int steps) implements Target {
	}

	/**
	 * A revision.
	 *
	 * @param name its id or the beginning of it
	 */
	record Named(String name) implements Target {
	}

}
