package io.github.dbmig.commandline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.ModelComparison;
import org.jspecify.annotations.Nullable;

/**
 * What the status says of the entities. That they can't be compared is no reason not to
 * tell the rest.
 *
 * @param comparison what was compared, or {@code null} if it can't be
 * @param problem why it can't be
 */
record ModelState(@Nullable ModelComparison comparison, String problem) {

	static ModelState of(MigrationEngine engine) {
		try {
			return new ModelState(engine.compareSchemas(), "");
		}
		catch (MigrationException ex) {
			return new ModelState(null, ex.description());
		}
	}

	boolean isPending() {
		return this.comparison != null && !this.comparison.pending().isEmpty();
	}

	List<String> lines() {
		if (this.comparison == null) {
			return List.of("not compared: " + this.problem.lines().findFirst().orElse(""));
		}
		List<String> lines = new ArrayList<>();
		int pending = this.comparison.pending().size();
		if (pending > 0) {
			lines.add(((pending == 1) ? "1 change" : pending + " changes")
					+ " that no revision makes yet (dbmig check tells)");
		}
		else if (this.comparison.hasModel()) {
			lines.add("in sync with the revisions");
		}
		if (!this.comparison.drift().isEmpty()) {
			lines.add("the database is not what its revisions made (dbmig check tells)");
		}
		return lines;
	}

	@Nullable Object json() {
		if (this.comparison != null) {
			boolean says = this.comparison.hasModel() || !this.comparison.drift().isEmpty();
			return says ? CheckCommand.json(this.comparison) : null;
		}
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("problem", this.problem);
		return json;
	}

}
