package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.nio.file.Path;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Deletes the file of a revision.
 */
@Command(name = "remove",
		description = "Deletes the file of a revision that the database has not applied and that no other needs.",
		footer = { "", "Example: dbmig remove 6b0ad0b91d66" })
final class RemoveCommand extends Subcommand {

	@Parameters(paramLabel = "REV", description = "An id or its first four characters or more, or head.")
	private String revision = "";

	RemoveCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		String id = new Unpublished(tools()).require(this.revision, "removed");
		Path file = editor().remove(id);
		out.println("Revision " + id + " was removed: " + file);
		out.println("What was built of it is still there until the build folder is cleaned.");
		return DONE;
	}

}
