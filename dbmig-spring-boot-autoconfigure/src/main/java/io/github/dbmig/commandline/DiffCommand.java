package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.ModelComparison;
import io.github.dbmig.SchemaChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * Compares entities, revisions and database, each with each.
 */
@Command(name = "diff",
		description = "Compares entities, revisions and the database, each with each. The exit code is 0 whatever differs.",
		footer = { "", "Example: dbmig diff --json" })
final class DiffCommand extends ReadingCommand {

	DiffCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		MigrationEngine engine = engine();
		ModelComparison comparison = engine.compare();
		Optional<List<SchemaChange>> live = engine.checkModel();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("hasModel", comparison.hasModel());
		json.put("revisionsToEntities", CheckCommand.json(comparison.pending()));
		json.put("revisionsToDatabase", CheckCommand.json(comparison.drift()));
		json.put("databaseToEntities", CheckCommand.json(live.orElse(List.of())));
		json.put("unmanaged", comparison.unmanaged());
		json.put("notes", comparison.notes());
		List<String> lines = new ArrayList<>();
		if (comparison.hasModel()) {
			add(lines, "Revisions and entities", "what no revision makes yet", comparison.pending());
		}
		add(lines, "Revisions and database", "what is not as the revisions made it", comparison.drift());
		live.ifPresent((changes) -> add(lines, "Database and entities", "what the database lacks", changes));
		comparison.unmanaged().forEach((object) -> lines.add("Left alone: " + object));
		comparison.notes().forEach((note) -> lines.add("Note: " + note));
		print(out, json, lines);
		return DONE;
	}

	private static void add(List<String> lines, String title, String what, List<SchemaChange> changes) {
		lines.add(title + (changes.isEmpty() ? ": the same" : ", " + what + ":"));
		changes.forEach((change) -> lines.add("  - " + change));
	}

}
