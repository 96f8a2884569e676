package io.github.dbmig.commandline;

import java.io.PrintWriter;

import io.github.dbmig.MigrationEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Takes revisions back.
 */
@Command(name = "downgrade", description = "Takes revisions back, down to a target that remains applied.",
		footer = { "", "Example: dbmig downgrade -1" })
final class DowngradeCommand extends Subcommand implements TakesTarget {

	@Parameters(paramLabel = "TARGET", converter = TargetConverter.class,
			description = "base, an id or its first four characters or more, a label, or steps: -1, abc1-2; "
					+ "on one branch: label@base, label@-1.")
	private String target = "";

	DowngradeCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		MigrationEngine engine = engine();
		RunReport.print(out, engine, engine.downgrade(this.target));
		return DONE;
	}

}
