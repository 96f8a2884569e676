package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;

import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionPaths;
import io.github.dbmig.revision.RevisionScript;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Prints the revisions. Needs no database but for what is counted from it.
 */
@Command(name = "history",
		description = "Prints the revisions of this build, newest first; with -v all that they say about themselves.",
		footer = { "", "Example: dbmig history --graph", "Example: dbmig history -r -3:current" })
final class HistoryCommand extends ReadingCommand {

	@Option(names = { "-r", "--rev-range" }, paramLabel = "RANGE",
			description = "Only those from one revision to another, both included: a:b, a: or :b. "
					+ "Steps are counted from the other end: -3:current, a:+2.")
	private @Nullable String range;

	@Option(names = "--graph", description = "Draw how they follow each other.")
	private boolean graph;

	HistoryCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		RevisionGraph revisions = tools().graph();
		List<RevisionView> views = RevisionView.newestFirst(revisions, scripts(revisions));
		print(out, views.stream().map(RevisionView::json).toList(), lines(views));
		return DONE;
	}

	private Collection<RevisionScript> scripts(RevisionGraph revisions) {
		String asked = this.range;
		return (asked != null) ? new RevisionPaths(revisions).range(() -> position(asked), asked) : revisions.scripts();
	}

	private List<String> lines(List<RevisionView> views) {
		if (this.graph) {
			return new HistoryDrawing(dbmig().verbose()).lines(views);
		}
		return dbmig().verbose() ? RevisionView.details(views) : views.stream().map(RevisionView::step).toList();
	}

}
