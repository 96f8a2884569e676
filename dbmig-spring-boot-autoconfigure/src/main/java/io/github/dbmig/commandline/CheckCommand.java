package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dbmig.MigrationException;
import io.github.dbmig.ModelComparison;
import io.github.dbmig.SchemaChange;
import io.github.dbmig.revision.MultipleHeads;
import io.github.dbmig.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * Tells pending model changes, for people and for builds.
 */
@Command(name = "check",
		description = { "Compares what the entities say with what the revisions make, and looks for several heads.",
				"Exit code 3: a revision is missing, or there are several heads and dbmig.target is not heads. "
						+ "Drift of the database is told, but is no reason for it." },
		footer = { "", "Example: dbmig check --json" })
final class CheckCommand extends ReadingCommand {

	CheckCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		RevisionGraph graph = tools().graph();
		Optional<MultipleHeads> several = tools().defaultTarget().equals("heads") ? Optional.empty()
				: MultipleHeads.of(graph);
		List<String> lines = new ArrayList<>();
		several.ifPresent((heads) -> add(lines, heads));
		Map<String, @Nullable Object> json;
		boolean pending = false;
		try {
			ModelComparison comparison = engine().compare();
			json = json(comparison);
			lines.addAll(lines(comparison));
			pending = !comparison.pending().isEmpty();
		}
		catch (MigrationException ex) {
			if (several.isEmpty()) {
				throw ex;
			}
			// Branches that don't fit together can't be replayed side by side
			json = new LinkedHashMap<>();
			json.put("problem", ex.description());
			lines.add("The entities can't be compared: " + ex.description());
		}
		json.put("heads", graph.heads());
		print(out, json, lines);
		return (pending || several.isPresent()) ? FOUND : DONE;
	}

	private static void add(List<String> lines, MultipleHeads heads) {
		lines.add("The revisions have " + heads.heads().size() + " heads:");
		lines.addAll(heads.lines());
		lines.add(heads.waysOut());
		lines.add("");
	}

	private static List<String> lines(ModelComparison comparison) {
		List<String> lines = new ArrayList<>();
		if (!comparison.hasModel()) {
			lines.add("The application has no entities to compare the revisions with.");
		}
		else if (comparison.pending().isEmpty()) {
			lines.add("The revisions make what the entities say.");
		}
		else {
			lines.add("The entities say what no revision makes yet:");
			add(lines, comparison.pending());
			lines.add("Write it with: dbmig revision --autogenerate -m \"...\"");
		}
		if (!comparison.drift().isEmpty()) {
			lines.add("");
			lines.add("The database is not what its revisions made:");
			add(lines, comparison.drift());
		}
		if (!comparison.unmanaged().isEmpty()) {
			lines.add("");
			lines.add("Neither entities nor revisions know, and dbmig leaves alone: "
					+ String.join(", ", comparison.unmanaged()));
		}
		comparison.notes().forEach((note) -> lines.add("Note: " + note));
		return lines;
	}

	private static void add(List<String> lines, List<SchemaChange> changes) {
		changes.forEach((change) -> lines.add("  - " + change));
	}

	static Map<String, @Nullable Object> json(ModelComparison comparison) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("inSync", comparison.pending().isEmpty());
		json.put("hasModel", comparison.hasModel());
		json.put("changes", json(comparison.pending()));
		json.put("drift", json(comparison.drift()));
		json.put("unmanaged", comparison.unmanaged());
		json.put("notes", comparison.notes());
		return json;
	}

	static List<Map<String, @Nullable Object>> json(List<SchemaChange> changes) {
		List<Map<String, @Nullable Object>> list = new ArrayList<>();
		for (SchemaChange change : changes) {
			Map<String, @Nullable Object> json = new LinkedHashMap<>();
			json.put("object", change.object());
			json.put("description", change.description());
			json.put("effects", change.effects());
			list.add(json);
		}
		return list;
	}

}
