package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.List;

import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionScript;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Prints the heads. Needs no database.
 */
@Command(name = "heads",
		description = "Prints the revisions that none revises; with -v all that they say about themselves.",
		footer = { "", "Example: dbmig heads" })
final class HeadsCommand extends ReadingCommand {

	@Option(names = "--resolve-dependencies", description = "Leave out heads that another revision depends on.")
	private boolean resolveDependencies;

	HeadsCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		RevisionGraph graph = tools().graph();
		List<RevisionView> heads = RevisionView.of(graph,
				this.resolveDependencies ? graph.effectiveHeads(allOf(graph)) : graph.heads());
		print(out, heads.stream().map(RevisionView::json).toList(),
				dbmig().verbose() ? RevisionView.details(heads) : heads.stream().map(RevisionView::title).toList());
		return DONE;
	}

	private static List<String> allOf(RevisionGraph graph) {
		return graph.scripts().stream().map(RevisionScript::id).toList();
	}

}
