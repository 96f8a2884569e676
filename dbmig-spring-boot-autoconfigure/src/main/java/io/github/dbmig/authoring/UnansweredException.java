package io.github.dbmig.authoring;

import java.util.List;
import java.util.stream.Collectors;

import io.github.dbmig.MigrationException;

/**
 * Thrown when a revision can't be written because somebody has to decide something first.
 */
public class UnansweredException extends MigrationException {

	private final transient List<Question> questions;

	/**
	 * Say what has to be decided.
	 * @param questions all that is known to be open, at least one
	 */
	public UnansweredException(List<Question> questions) {
		super(questions.stream().map(Question::text).collect(Collectors.joining(System.lineSeparator())),
				"Run it again with an answer to each, one of:" + questions.stream()
					.flatMap((question) -> question.options().stream())
					.map((option) -> System.lineSeparator() + "  " + option.argument() + "  (" + option.text() + ")")
					.collect(Collectors.joining()));
		this.questions = List.copyOf(questions);
	}

	/**
	 * Return what has to be decided.
	 * @return the questions
	 */
	public List<Question> questions() {
		return this.questions;
	}

}
