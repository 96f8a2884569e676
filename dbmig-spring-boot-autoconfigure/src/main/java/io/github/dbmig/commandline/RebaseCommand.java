package io.github.dbmig.commandline;

import java.io.PrintWriter;

import io.github.dbmig.authoring.RebasedRevision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Gives a revision another parent.
 */
@Command(name = "rebase", description = {
		"Gives a revision that is not published yet another parent, in the header of its file.",
		"Of two branches it makes one, without a merge. The revisions are replayed in their new order before." },
		footer = { "", "Example: dbmig rebase 6b0ad0b91d66 --onto 9f1271ef662a" })
final class RebaseCommand extends Subcommand {

	@Parameters(paramLabel = "REV",
			description = "The revision that the branch begins with: an id or its first four characters or more.")
	private String revision = "";

	@Option(names = "--onto", paramLabel = "HEAD", required = true, description = "The head that it is to revise.")
	private String onto = "";

	RebaseCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		Unpublished revisions = new Unpublished(tools());
		String head = revisions.one(this.onto);
		RebasedRevision rebased = editor().rebase(revisions.require(this.revision, "rebased"), head);
		out.println("Revision " + rebased.revision() + " revises " + rebased.onto() + " now, and no longer "
				+ RevisionView.parents(rebased.before()) + ": " + rebased.file());
		out.println((rebased.heads().size() == 1) ? "The head is " + rebased.heads().get(0) + "."
				: "There are several heads: " + String.join(", ", rebased.heads()) + ".");
		out.println("Build the application again.");
		return DONE;
	}

}
