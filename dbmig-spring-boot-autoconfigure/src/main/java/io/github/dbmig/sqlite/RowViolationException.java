package io.github.dbmig.sqlite;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmig.dialect.StepException;

/**
 * Thrown when rows stand in the way of a change. Nothing of the change was made.
 */
final class RowViolationException extends StepException {

	private final List<String> violations;

	RowViolationException(List<Violation> violations) {
		super(describe(violations), action(violations), null, null);
		this.violations = violations.stream().map(Violation::text).toList();
	}

	/** What is wrong with the rows, one line for each kind. */
	List<String> violations() {
		return this.violations;
	}

	private static String describe(List<Violation> violations) {
		if (violations.size() == 1) {
			return violations.get(0).text() + ".";
		}
		String line = System.lineSeparator() + "  - ";
		return "Rows stand in the way:" + line + String.join(line, violations.stream().map(Violation::text).toList());
	}

	private static String action(List<Violation> violations) {
		Set<String> remedies = new LinkedHashSet<>(violations.stream().map(Violation::remedy).toList());
		return String.join(System.lineSeparator(), remedies);
	}

}
