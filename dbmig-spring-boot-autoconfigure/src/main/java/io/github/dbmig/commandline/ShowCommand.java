package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.MigrationStatus;
import io.github.dbmig.RevisionDetails;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionPaths;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Prints one revision.
 */
@Command(name = "show", description = "Prints a revision with the SQL that it stands for.")
final class ShowCommand extends ReadingCommand implements TakesTarget {

	@Parameters(paramLabel = "REV", converter = TargetConverter.class,
			description = "An id or its first four characters or more, head, or steps from the database: +1, -1.")
	private String revision = "";

	ShowCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		RevisionGraph graph = tools().graph();
		MigrationEngine engine = engine();
		String id = resolve(graph, engine);
		RevisionView view = new RevisionView(graph, graph.get(id).info());
		RevisionDetails details = engine.revision(id).orElseThrow();
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

	private String resolve(RevisionGraph graph, MigrationEngine engine) {
		List<String> current = List.of();
		if (this.revision.startsWith("+") || this.revision.startsWith("-")) {
			MigrationStatus status = engine.status();
			if (!status.unknown().isEmpty()) {
				throw new MigrationException("The database is at " + String.join(", ", status.unknown())
						+ ", which this build doesn't know, so it is not known what '" + this.revision + "' is.",
						"Give the id of a revision.");
			}
			current = status.current();
		}
		List<String> ids = new RevisionPaths(graph).stamp(current, this.revision);
		if (ids.size() != 1) {
			throw new MigrationException(
					"'" + this.revision + "' is "
							+ (ids.isEmpty() ? "no revision: before all of them."
									: ids.size() + " revisions: " + String.join(", ", ids) + "."),
					"Give the id of one.");
		}
		return ids.get(0);
	}

}
