package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Command;

/**
 * Prints the revisions. Needs no database.
 */
@Command(name = "history",
		description = "Prints the revisions of this build, newest first; with -v all that they say about themselves.")
final class HistoryCommand extends ReadingCommand {

	HistoryCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		List<RevisionView> revisions = RevisionView.newestFirst(tools().graph());
		print(out, revisions.stream().map(RevisionView::json).toList(),
				dbmig().verbose() ? details(revisions) : revisions.stream().map(RevisionView::step).toList());
		return DONE;
	}

	private static List<String> details(List<RevisionView> revisions) {
		List<String> lines = new ArrayList<>();
		for (RevisionView revision : revisions) {
			if (!lines.isEmpty()) {
				lines.add("");
			}
			lines.addAll(revision.details());
		}
		return lines;
	}

}
