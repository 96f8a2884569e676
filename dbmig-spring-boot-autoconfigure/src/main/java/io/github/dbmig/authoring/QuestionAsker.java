package io.github.dbmig.authoring;

import java.util.List;

/**
 * Asks somebody, such as the user at a terminal.
 */
@FunctionalInterface
public interface QuestionAsker {

	/**
	 * Ask.
	 * @param question the question
	 * @return the answers
	 * @throws UnansweredException if nobody answers
	 */
	Answers ask(Question question);

	/**
	 * Nobody is there to be asked.
	 * @return one that always throws
	 */
	static QuestionAsker nobody() {
		return (question) -> {
			throw new UnansweredException(List.of(question));
		};
	}

}
