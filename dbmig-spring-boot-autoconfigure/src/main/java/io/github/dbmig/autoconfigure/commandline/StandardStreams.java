package io.github.dbmig.autoconfigure.commandline;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.dbmig.commandline.Terminal;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * The standard streams of the process, the output kept for results: what anything else
 * prints there, such as the console of a logging system, goes to the standard error.
 */
final class StandardStreams implements Terminal {

	private final PrintWriter out;

	private final PrintWriter err;

	private StandardStreams(PrintStream out, PrintStream err) {
		this.out = writer(out);
		this.err = writer(err);
	}

	/**
	 * Take the standard output away from everything else in this process.
	 */
	static StandardStreams take() {
		StandardStreams streams = new StandardStreams(System.out, System.err);
		System.setOut(System.err);
		return streams;
	}

	/**
	 * A writer made of a stream has the default character set, not that of the stream.
	 */
	private static PrintWriter writer(PrintStream stream) {
		return new PrintWriter(new Writer() {

			@Override
			public void write(char[] characters, int offset, int length) {
				stream.print(new String(characters, offset, length));
			}

			@Override
			public void flush() {
				stream.flush();
			}

			@Override
			public void close() {
				stream.flush();
			}

		}, true);
	}

	@Override
	public PrintWriter out() {
		return this.out;
	}

	@Override
	public PrintWriter err() {
		return this.err;
	}

	@Override
	@SuppressWarnings("SystemConsoleNull")
	public Optional<Supplier<@Nullable String>> answers() {
		Console console = System.console();
		return (console != null && isTerminal(console)) ? Optional.of(console::readLine) : Optional.empty();
	}

	/**
	 * Since Java 22 there is a console without a terminal too.
	 */
	private static boolean isTerminal(Console console) {
		Method method = ReflectionUtils.findMethod(Console.class, "isTerminal");
		return method == null || Boolean.TRUE.equals(ReflectionUtils.invokeMethod(method, console));
	}

}
