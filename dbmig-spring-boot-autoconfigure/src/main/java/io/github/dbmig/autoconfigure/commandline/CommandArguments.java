package io.github.dbmig.autoconfigure.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of a start that is a command.
 *
 * @param command what belongs to the command
 * @param properties what belongs to the application, each {@code --name=value}
 */
record CommandArguments(List<String> command, List<String> properties) {

	private static final String WORD = "dbmig";

	CommandArguments {
		command = List.copyOf(command);
		properties = List.copyOf(properties);
	}

	/**
	 * Find out whether a start is a command: nothing but properties stands before the
	 * word {@code dbmig}. Behind it, what looks like an option and has a dot in its name
	 * is a property; no option of a command has one.
	 * @param arguments the arguments of {@code main}
	 * @return the arguments, or empty if it is an ordinary start
	 */
	static Optional<CommandArguments> of(List<String> arguments) {
		int word = arguments.indexOf(WORD);
		if (word < 0 || !arguments.subList(0, word).stream().allMatch((argument) -> argument.startsWith("--"))) {
			return Optional.empty();
		}
		List<String> properties = new ArrayList<>(arguments.subList(0, word));
		List<String> command = new ArrayList<>();
		for (String argument : arguments.subList(word + 1, arguments.size())) {
			(isProperty(argument) ? properties : command).add(argument);
		}
		return Optional.of(new CommandArguments(command, properties));
	}

	private static boolean isProperty(String argument) {
		int equals = argument.indexOf('=');
		String name = (equals < 0) ? argument : argument.substring(0, equals);
		return name.startsWith("--") && name.indexOf('.') > 0;
	}

	/**
	 * Return whether the log is wanted, before anything can parse the command.
	 */
	boolean verbose() {
		return this.command.contains("-v") || this.command.contains("--verbose");
	}

	boolean sets(String property) {
		return this.properties.stream().anyMatch((argument) -> argument.startsWith("--" + property + "="));
	}

}
