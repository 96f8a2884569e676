package io.github.dbmig.commandline;

import java.util.List;

import picocli.CommandLine;

import org.springframework.util.Assert;

/**
 * Runs the commands.
 */
public final class DbmigCommandLine {

	private final CommandTools tools;

	private final Terminal terminal;

	/**
	 * Create a command line.
	 * @param tools what the commands work with
	 * @param terminal where they print
	 */
	public DbmigCommandLine(CommandTools tools, Terminal terminal) {
		Assert.notNull(tools, "'tools' must not be null");
		Assert.notNull(terminal, "'terminal' must not be null");
		this.tools = tools;
		this.terminal = terminal;
	}

	/**
	 * Run a command.
	 * @param arguments what was typed behind {@code dbmig}; nothing is {@code status}
	 * @return the exit code: 0 done, 1 failed, 2 wrong usage, 3 if {@code check} found
	 * something
	 */
	public int run(List<String> arguments) {
		DbmigCommand dbmig = new DbmigCommand(this.tools, this.terminal);
		CommandLine commandLine = new CommandLine(dbmig);
		for (Subcommand subcommand : List.of(new StatusCommand(dbmig), new CurrentCommand(dbmig),
				new HeadsCommand(dbmig), new HistoryCommand(dbmig), new BranchesCommand(dbmig), new ShowCommand(dbmig),
				new CheckCommand(dbmig), new DiffCommand(dbmig), new VerifyCommand(dbmig), new RevisionCommand(dbmig),
				new MergeCommand(dbmig), new RebaseCommand(dbmig), new RemoveCommand(dbmig), new UpgradeCommand(dbmig),
				new DowngradeCommand(dbmig), new RedoCommand(dbmig), new StampCommand(dbmig), new AdoptCommand(dbmig),
				new CompletionCommand(dbmig))) {
			commandLine.addSubcommand(subcommand);
		}
		commandLine.setOut(this.terminal.out())
			.setErr(this.terminal.err())
			.setExpandAtFiles(false)
			.setCaseInsensitiveEnumValuesAllowed(true)
			.setExecutionExceptionHandler((failure, command,
					parsed) -> new Failure(this.tools, this.terminal, dbmig.verbose()).print(failure));
		for (CommandLine subcommand : commandLine.getSubcommands().values()) {
			if (subcommand.getCommand() instanceof TakesTarget) {
				// -1 is a target, not an option
				subcommand.setUnmatchedOptionsArePositionalParams(true);
			}
		}
		int code = commandLine.execute(arguments.toArray(String[]::new));
		this.terminal.out().flush();
		this.terminal.err().flush();
		return code;
	}

}
