package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmig.RevisionInfo;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionScript;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * Prints where branches begin. Needs no database.
 */
@Command(name = "branches", description = "Prints the revisions after which branches part, and where these lead.",
		footer = { "", "Example: dbmig branches" })
final class BranchesCommand extends ReadingCommand {

	BranchesCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		RevisionGraph graph = tools().graph();
		List<Map<String, @Nullable Object>> json = new ArrayList<>();
		List<String> lines = new ArrayList<>();
		if (graph.bases().size() > 1) {
			add(graph, "base", "", "base", graph.bases(), json, lines);
		}
		for (RevisionScript script : graph.scripts()) {
			RevisionInfo info = script.info();
			List<String> children = graph.children(info.id());
			if (children.size() > 1) {
				add(graph, info.id(), info.message(), new RevisionView(graph, info).title(), children, json, lines);
			}
		}
		print(out, json, lines.isEmpty() ? List.of("There is one branch only.") : lines);
		return DONE;
	}

	private static void add(RevisionGraph graph, String id, String message, String title, List<String> children,
			List<Map<String, @Nullable Object>> json, List<String> lines) {
		List<Map<String, @Nullable Object>> branches = new ArrayList<>();
		lines.add(title);
		for (String child : children) {
			RevisionView view = new RevisionView(graph, graph.get(child).info());
			Set<String> branch = graph.lineage(child);
			List<String> heads = graph.heads().stream().filter(branch::contains).toList();
			lines.add("  -> " + view.title() + (heads.contains(child) ? "" : ", up to " + String.join(", ", heads)));
			Map<String, @Nullable Object> object = new LinkedHashMap<>(RevisionView.brief(view.info()));
			object.put("labels", view.info().labels());
			object.put("heads", heads);
			branches.add(object);
		}
		Map<String, @Nullable Object> point = new LinkedHashMap<>();
		point.put("revision", id);
		point.put("message", message);
		point.put("branches", branches);
		json.add(point);
	}

}
