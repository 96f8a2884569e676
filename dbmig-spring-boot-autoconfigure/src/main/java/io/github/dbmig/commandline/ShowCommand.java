package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dbmig.RevisionDetails;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionPaths;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Prints one revision.
 */
@Command(name = "show", description = "Prints a revision with the SQL that it stands for.",
		footer = { "", "Example: dbmig show head" })
final class ShowCommand extends ReadingCommand implements TakesTarget {

	@Parameters(paramLabel = "REV", converter = TargetConverter.class,
			description = "An id or its first four characters or more, head, current, or steps: +1, -1, abc1+2.")
	private String revision = "";

	ShowCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		RevisionGraph graph = tools().graph();
		Optional<String> found = resolve(graph);
		if (found.isEmpty()) {
			return DONE;
		}
		String id = found.get();
		RevisionView view = new RevisionView(graph, graph.get(id).info());
		RevisionDetails details = engine().revision(id).orElseThrow();
		Map<String, @Nullable Object> json = view.json();
		Map<String, @Nullable Object> sql = new LinkedHashMap<>();
		sql.put("upgrade", details.upgrade());
		sql.put("downgrade", details.downgrade());
		json.put("sql", sql);
		List<String> lines = new ArrayList<>(view.details());
		add(lines, "-- upgrade", details.upgrade());
		if (details.info().reversible()) {
			add(lines, "-- downgrade", details.downgrade());
		}
		print(out, json, lines);
		return DONE;
	}

	private static void add(List<String> lines, String title, List<String> statements) {
		lines.add("");
		lines.add(title);
		statements.forEach((statement) -> lines.add(statement.startsWith("--") ? statement : statement + ";"));
	}

	/**
	 * Return the revision, or nothing for {@code current} of a database that is at none.
	 */
	private Optional<String> resolve(RevisionGraph graph) {
		List<String> ids = new RevisionPaths(graph).find(() -> position(this.revision), this.revision);
		if (ids.size() == 1 || (ids.isEmpty() && this.revision.equals("current"))) {
			return ids.stream().findFirst();
		}
		throw Unpublished.notOne(this.revision, ids);
	}

}
