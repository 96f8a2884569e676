package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmig.MigrationException;
import io.github.dbmig.authoring.Answers;
import io.github.dbmig.authoring.QuestionAsker;
import io.github.dbmig.authoring.RevisionFormat;
import io.github.dbmig.authoring.RevisionRequest;
import io.github.dbmig.authoring.WrittenRevision;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionPaths;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes a revision that brings branches together.
 */
@Command(name = "merge",
		description = { "Writes a revision that revises several others, and does nothing else.",
				"The branches are replayed in both orders before, and it is told whether they make the same schema." },
		footer = { "", "Example: dbmig merge -m \"merge books and authors\"" })
final class MergeCommand extends Subcommand {

	@Parameters(paramLabel = "REVS", arity = "0..*",
			description = "The revisions that it revises; without them all heads.")
	private List<String> revisions = List.of();

	@Option(names = { "-m", "--message" }, paramLabel = "MSG", description = "What the revision does, in a line.")
	private @Nullable String message;

	@Option(names = "--splice", description = "Allow revisions that others revise already.")
	private boolean splice;

	@Option(names = "--branch-label", paramLabel = "LABEL", description = "A label for the branch that begins with it.")
	private @Nullable String branchLabel;

	@Option(names = "--rev-id", paramLabel = "ID", description = "Its id, in place of a new one.")
	private @Nullable String id;

	@Option(names = "--format", paramLabel = "java|sql",
			description = "Its language, in place of what dbmig.authoring.format says.")
	private @Nullable RevisionFormat format;

	MergeCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		List<String> parents = parents(tools().graph());
		RevisionRequest request = new RevisionRequest(
				(this.message != null) ? this.message : "merge " + String.join(" and ", parents), false,
				String.join(" ", parents), this.splice, this.branchLabel, List.of(), this.id, this.format,
				Answers.none());
		List<String> differences = editor().orders(parents);
		WrittenRevision written = author().write(request, QuestionAsker.nobody()).orElseThrow();
		if (differences.isEmpty()) {
			out.println("Both orders of " + String.join(" and ", parents) + " make the same schema.");
		}
		else {
			out.println("The order of " + String.join(" and ", parents) + " matters:");
			differences.forEach((line) -> out.println("  - " + line));
			out.println(
					"Databases that applied them in different orders differ; correct a branch that is not published, "
							+ "or let the merge do what is missing.");
		}
		out.println("Revision " + written.revision() + " was written to " + written.file() + ".");
		return DONE;
	}

	private List<String> parents(RevisionGraph graph) {
		RevisionPaths paths = new RevisionPaths(graph);
		List<String> parents = new ArrayList<>();
		for (String name : this.revisions.isEmpty() ? List.of("heads") : this.revisions) {
			parents.addAll(paths.find(List::of, name));
		}
		Set<String> distinct = new LinkedHashSet<>(parents);
		if (distinct.size() < parents.size()) {
			throw new MigrationException("A revision is given twice: " + String.join(", ", parents) + ".",
					"Give each once.");
		}
		if (parents.size() < 2) {
			throw new MigrationException(
					"There is nothing to merge: " + (parents.isEmpty() ? "there are no revisions."
							: graph.get(parents.get(0)).info().title()
									+ (this.revisions.isEmpty() ? " is the only head." : " is one revision.")),
					"A merge needs two revisions or more.");
		}
		return parents;
	}

}
