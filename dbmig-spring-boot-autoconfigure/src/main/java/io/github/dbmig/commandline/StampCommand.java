package io.github.dbmig.commandline;

import java.io.PrintWriter;

import io.github.dbmig.MigrationEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Makes a revision current.
 */
@Command(name = "stamp", description = "Makes a target current without running anything.")
final class StampCommand extends Subcommand implements TakesTarget {

	@Parameters(paramLabel = "TARGET", converter = TargetConverter.class,
			description = "head, heads, base, an id or its first four characters or more, or steps: +1, -1.")
	private String target = "";

	StampCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		MigrationEngine engine = engine();
		RunReport.print(out, engine, engine.stamp(this.target));
		return DONE;
	}

}
