package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.List;

import io.github.dbmig.revision.RevisionGraph;
import picocli.CommandLine.Command;

/**
 * Prints the heads. Needs no database.
 */
@Command(name = "heads", description = "Prints the revisions that none revises.")
final class HeadsCommand extends ReadingCommand {

	HeadsCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		RevisionGraph graph = tools().graph();
		List<RevisionView> heads = RevisionView.of(graph, graph.heads());
		print(out, heads.stream().map(RevisionView::json).toList(), heads.stream().map(RevisionView::title).toList());
		return DONE;
	}

}
