package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dbmig.MigrationStatus;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionScript;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Prints where the database is.
 */
@Command(name = "current",
		description = "Prints the revisions that the database is at, or base; with -v all that they say about themselves.",
		footer = { "", "Example: dbmig current" })
final class CurrentCommand extends ReadingCommand {

	@Option(names = "--check-heads", description = "Exit code 3 if the database is not at all heads.")
	private boolean checkHeads;

	CurrentCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		MigrationStatus status = engine().status();
		RevisionGraph graph = tools().graph();
		List<String> lines = dbmig().verbose() ? details(graph, status) : lines(graph, status);
		List<Map<String, @Nullable Object>> json = new ArrayList<>();
		for (String id : status.current()) {
			Optional<RevisionScript> known = graph.find(id);
			Map<String, @Nullable Object> revision = known
				.map((script) -> new RevisionView(graph, script.info()).json())
				.orElseGet(() -> new LinkedHashMap<>(Map.of("revision", id)));
			revision.put("known", known.isPresent());
			json.add(revision);
		}
		print(out, json, lines);
		return (this.checkHeads && !status.upToDate()) ? FOUND : DONE;
	}

	private static List<String> details(RevisionGraph graph, MigrationStatus status) {
		return status.unknown().isEmpty() && !status.current().isEmpty()
				? RevisionView.details(RevisionView.of(graph, status.current())) : lines(graph, status);
	}

	/**
	 * Return where the database is, a revision a line.
	 */
	static List<String> lines(RevisionGraph graph, MigrationStatus status) {
		if (status.current().isEmpty()) {
			return List.of("base");
		}
		return status.current()
			.stream()
			.map((id) -> graph.find(id)
				.map((script) -> new RevisionView(graph, script.info()).title())
				.orElse(id + " (unknown to this build)"))
			.toList();
	}

}
