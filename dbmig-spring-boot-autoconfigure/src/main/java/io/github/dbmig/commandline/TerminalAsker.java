package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

import io.github.dbmig.authoring.Answers;
import io.github.dbmig.authoring.Question;
import io.github.dbmig.authoring.Question.Option;
import io.github.dbmig.authoring.QuestionAsker;
import io.github.dbmig.authoring.UnansweredException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the person at a terminal, who answers with a number.
 */
final class TerminalAsker implements QuestionAsker {

	private final PrintWriter out;

	private final Supplier<@Nullable String> lines;

	TerminalAsker(PrintWriter out, Supplier<@Nullable String> lines) {
		this.out = out;
		this.lines = lines;
	}

	@Override
	public Answers ask(Question question) {
		List<Option> options = question.options();
		if (options.isEmpty()) {
			throw new UnansweredException(List.of(question));
		}
		this.out.println(question.text());
		for (int i = 0; i < options.size(); i++) {
			this.out.println("  " + (i + 1) + ") " + options.get(i).text() + "  [" + options.get(i).argument() + "]");
		}
		while (true) {
			this.out.print("Which (1" + ((options.size() > 1) ? " to " + options.size() : "") + ", q to stop)? ");
			this.out.flush();
			String line = this.lines.get();
			if (line == null || line.strip().equals("q")) {
				throw new UnansweredException(List.of(question));
			}
			int number = number(line.strip());
			if (number >= 1 && number <= options.size()) {
				return options.get(number - 1).answers();
			}
		}
	}

	private static int number(String text) {
		return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
	}

}
