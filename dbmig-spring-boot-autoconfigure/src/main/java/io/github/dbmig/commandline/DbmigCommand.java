package io.github.dbmig.commandline;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * What stands before all commands, and the options that all of them have.
 */
@Command(name = "dbmig", synopsisSubcommandLabel = "COMMAND", usageHelpAutoWidth = true,
		description = "Migrates the application's database. Without a command: status.",
		footer = { "", "Properties of the application can be given beside a command, such as",
				"--dbmig.lock-timeout=5s or --spring.profiles.active=prod.",
				"Exit codes: 0 done, 1 failed, 2 wrong usage, 3 'check' found something." })
final class DbmigCommand implements Callable<Integer> {

	private final CommandTools tools;

	private final Terminal terminal;

	@Option(names = "--database", paramLabel = "NAME", scope = ScopeType.INHERIT,
			description = "Which database, where the application has several.")
	private @Nullable String database;

	@Option(names = "--output", paramLabel = "FILE", scope = ScopeType.INHERIT,
			description = "Write the result to a file in place of the standard output.")
	private @Nullable Path output;

	@Option(names = { "-q", "--quiet" }, scope = ScopeType.INHERIT,
			description = "Print errors only; the exit code tells the rest.")
	private boolean quiet;

	@Option(names = { "-v", "--verbose" }, scope = ScopeType.INHERIT,
			description = "Print more: the log, and the stack traces of errors.")
	private boolean verbose;

	@SuppressWarnings("unused")
	@Option(names = { "-h", "--help" }, usageHelp = true, scope = ScopeType.INHERIT, description = "Print this help.")
	private boolean help;

	@Option(names = "--json", description = "Print the status as JSON.")
	private boolean json;

	DbmigCommand(CommandTools tools, Terminal terminal) {
		this.tools = tools;
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws Exception {
		return new StatusCommand(this).call();
	}

	CommandTools tools() {
		return this.tools;
	}

	Terminal terminal() {
		return this.terminal;
	}

	@Nullable String database() {
		return this.database;
	}

	@Nullable Path output() {
		return this.output;
	}

	boolean quiet() {
		return this.quiet;
	}

	boolean verbose() {
		return this.verbose;
	}

	boolean json() {
		return this.json;
	}

}
