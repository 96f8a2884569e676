package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.dbmig.authoring.Answers;
import io.github.dbmig.authoring.QuestionAsker;
import io.github.dbmig.authoring.RevisionAuthor;
import io.github.dbmig.authoring.RevisionFormat;
import io.github.dbmig.authoring.RevisionRequest;
import io.github.dbmig.authoring.WrittenRevision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes a new revision.
 */
@Command(name = "revision",
		description = { "Writes a new revision into the project's sources.",
				"What can't be known from the entities is asked at a terminal. Elsewhere nothing is written then, "
						+ "the questions are printed with the options that answer them, and the exit code is 1." },
		footer = { "", "Example: dbmig revision --autogenerate -m \"add books\"" })
final class RevisionCommand extends Subcommand {

	@Option(names = { "-m", "--message" }, paramLabel = "MSG", required = true,
			description = "What the revision does, in a line.")
	private String message = "";

	@Option(names = "--autogenerate", description = "Let it do what takes the schema to what the entities say.")
	private boolean autogenerate;

	@Option(names = "--head", paramLabel = "REV",
			description = "The revision that it revises, where there are several.")
	private @Nullable String head;

	@Option(names = "--splice", description = "Allow a --head that others revise already.")
	private boolean splice;

	@Option(names = "--branch-label", paramLabel = "LABEL", description = "A label for the branch that begins with it.")
	private @Nullable String branchLabel;

	@Option(names = "--depends-on", paramLabel = "REV",
			description = "A revision that must be applied before it. Can be given again.")
	private List<String> dependsOn = new ArrayList<>();

	@Option(names = "--rev-id", paramLabel = "ID", description = "Its id, in place of a new one.")
	private @Nullable String id;

	@Option(names = "--format", paramLabel = "java|sql",
			description = "Its language, in place of what dbmig.authoring.format says.")
	private @Nullable RevisionFormat format;

	@Option(names = "--rename", paramLabel = "TABLE.OLD:NEW",
			description = "A column, or as OLD:NEW a table, has another name. Can be given again.")
	private List<String> renames = new ArrayList<>();

	@Option(names = "--drop", paramLabel = "TABLE.COLUMN",
			description = "A column, or a table, is dropped and not renamed. Can be given again.")
	private List<String> drops = new ArrayList<>();

	@Option(names = "--backfill", paramLabel = "TABLE.COLUMN=EXPR",
			description = "What rows get that need a value, as SQL. Can be given again.")
	private List<String> backfills = new ArrayList<>();

	RevisionCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		RevisionAuthor author = author();
		Answers answers = Answers.of(this.renames, this.drops, this.backfills);
		RevisionRequest request = new RevisionRequest(this.message, this.autogenerate, this.head, this.splice,
				this.branchLabel, this.dependsOn, this.id, this.format, answers);
		Terminal terminal = dbmig().terminal();
		QuestionAsker asker = terminal.answers()
			.<QuestionAsker>map((lines) -> new TerminalAsker(terminal.err(), lines))
			.orElseGet(QuestionAsker::nobody);
		print(out, author.write(request, asker));
		return DONE;
	}

	private static void print(PrintWriter out, Optional<WrittenRevision> written) {
		if (written.isEmpty()) {
			out.println("Nothing to do: the revisions make what the entities say. No file was written.");
			return;
		}
		WrittenRevision revision = written.get();
		if (!revision.compared().isEmpty()) {
			out.println(revision.compared());
		}
		revision.changes().forEach((change) -> out.println("  - " + change));
		out.println("Revision " + revision.revision() + " was written to " + revision.file() + ".");
	}

}
