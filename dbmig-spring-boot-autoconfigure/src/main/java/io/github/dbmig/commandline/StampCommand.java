package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.List;

import io.github.dbmig.MigrationEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Makes a revision current.
 */
@Command(name = "stamp", description = "Makes targets current without running anything.",
		footer = { "", "Example: dbmig stamp head", "Example: dbmig stamp 6b0ad0b91d66 --purge" })
final class StampCommand extends Subcommand implements TakesTarget {

	@Parameters(paramLabel = "TARGET", arity = "1..*", converter = TargetConverter.class,
			description = "head, heads, base, an id or its first four characters or more, a label, steps: +1, -1; "
					+ "several for several branches.")
	private List<String> targets = List.of();

	@Option(names = "--purge",
			description = "Forget first where the database is, be it at revisions that this build doesn't know.")
	private boolean purge;

	StampCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		MigrationEngine engine = engine();
		RunReport.print(out, engine, engine.stamp(this.targets, this.purge));
		return DONE;
	}

}
