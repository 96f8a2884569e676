package io.github.dbmig.commandline;

import java.io.PrintWriter;

import io.github.dbmig.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Prints why a command failed.
 */
final class Failure {

	private static final int FAILED = 1;

	private final CommandTools tools;

	private final Terminal terminal;

	private final boolean verbose;

	Failure(CommandTools tools, Terminal terminal, boolean verbose) {
		this.tools = tools;
		this.terminal = terminal;
		this.verbose = verbose;
	}

	int print(Exception failure) {
		PrintWriter err = this.terminal.err();
		MigrationException known = find(failure);
		if (known != null) {
			err.println(known.description());
			err.println(known.action());
		}
		else if (!this.tools.explain(failure)) {
			err.println("The command failed: " + failure);
			if (!this.verbose) {
				err.println("With -v the stack trace is printed.");
			}
		}
		if (this.verbose) {
			failure.printStackTrace(err);
		}
		return FAILED;
	}

	/**
	 * Beans wrap what fails while they are made.
	 */
	private static @Nullable MigrationException find(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MigrationException known) {
				return known;
			}
		}
		return null;
	}

}
