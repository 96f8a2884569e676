package io.github.dbmig.commandline;

import java.io.PrintWriter;

import picocli.CommandLine.Option;

/**
 * A command that changes nothing, and prints its result for people or for programs.
 */
abstract class ReadingCommand extends Subcommand {

	@Option(names = "--json", description = "Print the result as JSON.")
	private boolean json;

	ReadingCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	final void print(PrintWriter out, Object value, Iterable<String> text) {
		if (this.json || dbmig().json()) {
			out.println(Json.text(value));
		}
		else {
			text.forEach(out::println);
		}
	}

}
