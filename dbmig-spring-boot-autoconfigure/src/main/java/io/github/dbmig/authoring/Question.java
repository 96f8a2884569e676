package io.github.dbmig.authoring;

import java.util.List;

/**
 * Something that a comparison can't know.
 *
 * @param text what is asked, in a line
 * @param options the possible answers, the likeliest first
 */
public record Question(String text, List<Option> options) {

	public Question {
		options = List.copyOf(options);
	}

	/**
	 * A possible answer.
	 *
	 * @param text what it means, in a line
	 * @param argument how the command line says it, such as
	 * {@code --rename book.titel:title}
	 * @param answers the same as a value
	 */
	public record Option(String text, String argument, Answers answers) {

	}

}
