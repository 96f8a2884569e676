package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.dbmig.dialect.StepException;

/**
 * Thrown when a run would leave rows that refer to rows which don't exist.
 */
final class ForeignKeyViolationException extends StepException {

	private static final int SHOWN = 10;

	ForeignKeyViolationException(Map<ForeignKeyCheck.Violation, Integer> violations) {
		super(describe(violations), action(violations), null, null);
	}

	private static String action(Map<ForeignKeyCheck.Violation, Integer> violations) {
		List<String> actions = new ArrayList<>();
		if (violations.keySet().stream().anyMatch(ForeignKeyCheck.Violation::mismatch)) {
			actions
				.add("Let the foreign key refer to a primary key, or to columns with a UNIQUE constraint or a unique "
						+ "index.");
		}
		if (!violations.keySet().stream().allMatch(ForeignKeyCheck.Violation::mismatch)) {
			actions.add(
					"Delete or correct these rows in the revision, in the same step that orphans them: foreign keys are "
							+ "off while a revision runs, so ON DELETE actions don't fire.");
		}
		return String.join(System.lineSeparator(), actions);
	}

	private static String describe(Map<ForeignKeyCheck.Violation, Integer> violations) {
		int count = violations.values().stream().mapToInt(Integer::intValue).sum();
		List<String> lines = violations.keySet()
			.stream()
			.limit(SHOWN)
			.map(ForeignKeyCheck.Violation::describe)
			.toList();
		String more = (violations.size() > SHOWN)
				? System.lineSeparator() + "  - and " + (violations.size() - SHOWN) + " more" : "";
		return "It would break " + count + (count == 1 ? " reference" : " references") + " that foreign keys make:"
				+ System.lineSeparator() + "  - " + String.join(System.lineSeparator() + "  - ", lines) + more;
	}

}
