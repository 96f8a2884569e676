package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.List;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Takes revisions back and applies them again.
 */
@Command(name = "redo",
		description = { "Takes the last revision back and applies it again, to try out its downgrade in development.",
				"Of a revision that was edited since, give --dbmig.on-edited=warn." },
		footer = { "", "Example: dbmig redo -2" })
final class RedoCommand extends Subcommand implements TakesTarget {

	@Parameters(paramLabel = "TARGET", arity = "0..1", converter = TargetConverter.class, defaultValue = "-1",
			description = "How far down: steps, base, or an id. Without it -1.")
	private String target = "";

	RedoCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		MigrationEngine engine = engine();
		MigrationResult down = engine.downgrade(this.target);
		RunReport.printSteps(out, down);
		out.flush();
		MigrationResult last = down;
		for (String id : List.copyOf(down.before())) {
			last = engine.upgrade(id);
			RunReport.printSteps(out, last);
		}
		out.println(engine.status().database().title() + " is at "
				+ (last.after().isEmpty() ? "base" : String.join(", ", last.after())) + " again.");
		return DONE;
	}

}
