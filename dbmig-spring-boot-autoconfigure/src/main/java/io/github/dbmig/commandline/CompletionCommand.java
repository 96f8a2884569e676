package io.github.dbmig.commandline;

import java.io.PrintWriter;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Prints what lets a shell complete commands and options.
 */
@Command(name = "completion",
		description = { "Prints a script with which bash and zsh complete the word dbmig, its commands and options.",
				"It is for an alias or a script of the name dbmig." },
		footer = { "", "Example: alias dbmig='java -jar app.jar dbmig'; source <(dbmig completion)" })
final class CompletionCommand extends Subcommand {

	@Spec
	private CommandSpec spec = CommandSpec.create();

	CompletionCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		out.print(AutoComplete.bash("dbmig", this.spec.root().commandLine()));
		return DONE;
	}

}
