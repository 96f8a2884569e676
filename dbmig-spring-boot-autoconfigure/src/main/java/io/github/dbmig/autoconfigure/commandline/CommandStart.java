package io.github.dbmig.autoconfigure.commandline;

import org.jspecify.annotations.Nullable;

/**
 * A start of the application that may be a command. It is one once its streams are taken.
 */
final class CommandStart {

	private final @Nullable CommandArguments arguments;

	private @Nullable StandardStreams streams;

	CommandStart(@Nullable CommandArguments arguments) {
		this.arguments = arguments;
	}

	static CommandStart none() {
		return new CommandStart(null);
	}

	/**
	 * Return the arguments, or {@code null} if it is no command.
	 */
	@Nullable CommandArguments arguments() {
		return this.arguments;
	}

	void accept(StandardStreams taken) {
		this.streams = taken;
	}

	/**
	 * Return the streams, or {@code null} if it is no command, or commands are switched
	 * off.
	 */
	@Nullable StandardStreams streams() {
		return this.streams;
	}

}
