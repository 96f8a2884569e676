package io.github.dbmig.commandline;

import java.io.PrintWriter;

import io.github.dbmig.MigrationEngine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Applies what is pending.
 */
@Command(name = "upgrade", description = "Applies what is pending up to a target.",
		footer = { "", "Example: dbmig upgrade +1" })
final class UpgradeCommand extends Subcommand implements TakesTarget {

	@Parameters(paramLabel = "TARGET", arity = "0..1", converter = TargetConverter.class,
			description = "head, heads, an id or its first four characters or more, a label, or steps: +1, abc1+2; "
					+ "on one branch: label@head, label@+1. Without it what dbmig.target says, which is head unless it is set.")
	private @Nullable String target;

	UpgradeCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		MigrationEngine engine = engine();
		RunReport.print(out, engine, engine.upgrade((this.target != null) ? this.target : tools().defaultTarget()));
		return DONE;
	}

}
