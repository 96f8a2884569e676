package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.DatabaseInfo;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationStatus;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * Prints where everything is, and what to type next.
 */
@Command(name = "status", description = "Prints the database, its revision, what is pending, and the next command.",
		footer = { "", "Example: dbmig status --json" })
final class StatusCommand extends ReadingCommand {

	StatusCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		RevisionGraph graph = tools().graph();
		MigrationEngine engine = engine();
		MigrationStatus status = engine.status();
		ModelState model = ModelState.of(engine);
		String next = next(graph, status, model, tools().defaultTarget());
		print(out, json(engine, status, model, next), lines(graph, status, model, next));
		return DONE;
	}

	private static List<String> lines(RevisionGraph graph, MigrationStatus status, ModelState model, String next) {
		List<String> lines = new ArrayList<>();
		add(lines, "Database", List.of(title(status.database())));
		add(lines, "Current", CurrentCommand.lines(graph, status));
		add(lines, "Pending", pending(graph, status));
		add(lines, "Model", model.lines());
		add(lines, "Next", List.of(next));
		return lines;
	}

	private static void add(List<String> lines, String name, List<String> values) {
		for (int i = 0; i < values.size(); i++) {
			lines.add(String.format("%-10s", (i == 0) ? name : "") + values.get(i));
		}
	}

	private static String title(DatabaseInfo database) {
		Path path = database.path();
		return database.title() + ((path != null && Files.notExists(path)) ? " (does not exist yet)" : "");
	}

	private static List<String> pending(RevisionGraph graph, MigrationStatus status) {
		if (!status.unknown().isEmpty()) {
			return List.of("not known, the database is newer than this build");
		}
		if (graph.isEmpty()) {
			return List.of("nothing, this build has no revisions");
		}
		return status.pending().isEmpty() ? List.of("nothing")
				: status.pending().stream().map((info) -> new RevisionView(graph, info).title()).toList();
	}

	private static String next(RevisionGraph graph, MigrationStatus status, ModelState model, String target) {
		if (!status.unknown().isEmpty()) {
			return "start the build that has " + String.join(", ", status.unknown());
		}
		if (status.unversioned() && !graph.isEmpty()) {
			return "dbmig adopt --dry-run";
		}
		if (graph.heads().size() > 1 && target.equals("head")) {
			return "dbmig check (" + graph.heads().size() + " heads: " + String.join(", ", graph.heads()) + ")";
		}
		if (!status.pending().isEmpty()) {
			return "dbmig upgrade";
		}
		if (model.isPending()) {
			return "dbmig revision --autogenerate -m \"" + (graph.isEmpty() ? "init" : "...") + "\"";
		}
		return "nothing to do";
	}

	private static Map<String, @Nullable Object> json(MigrationEngine engine, MigrationStatus status, ModelState model,
			String next) {
		Map<String, @Nullable Object> database = new LinkedHashMap<>();
		DatabaseInfo info = status.database();
		database.put("path", (info.path() != null) ? info.path().toString() : null);
		database.put("sqliteVersion", info.version());
		database.put("sizeBytes", info.sizeBytes());
		database.put("journalMode", info.journalMode());
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("name", engine.name());
		json.put("database", database);
		json.put("current", status.current());
		json.put("unknown", status.unknown());
		json.put("heads", status.heads());
		json.put("upToDate", status.upToDate());
		json.put("pending", status.pending().stream().map(StatusCommand::brief).toList());
		json.put("model", model.json());
		json.put("next", next);
		return json;
	}

	private static Map<String, @Nullable Object> brief(RevisionInfo info) {
		return RevisionView.brief(info);
	}

}
