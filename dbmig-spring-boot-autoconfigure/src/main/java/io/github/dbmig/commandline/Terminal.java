package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Where commands print, and who can be asked.
 */
public interface Terminal {

	/**
	 * Return where results go.
	 * @return a writer
	 */
	PrintWriter out();

	/**
	 * Return where everything else goes: errors, questions, hints.
	 * @return a writer
	 */
	PrintWriter err();

	/**
	 * Return where a person's answers come from.
	 * @return returns the next line, or {@code null} at the end of the input; empty if
	 * nobody is there
	 */
	Optional<Supplier<@Nullable String>> answers();

}
