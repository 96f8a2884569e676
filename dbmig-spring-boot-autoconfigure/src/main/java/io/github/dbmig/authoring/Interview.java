package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.List;

/**
 * What has been answered so far, and what is open. A question that nobody answers doesn't
 * keep others from being asked: all that can be known to be open is told at once.
 */
final class Interview {

	private final QuestionAsker asker;

	private final List<Question> open = new ArrayList<>();

	private Answers answers;

	Interview(Answers answers, QuestionAsker asker) {
		this.answers = answers;
		this.asker = asker;
	}

	/** All answers, those that were given beforehand first. */
	Answers answers() {
		return this.answers;
	}

	/**
	 * Ask.
	 * @return whether it was answered, so that {@link #answers()} has grown
	 */
	boolean ask(Question question) {
		try {
			this.answers = this.answers.and(this.asker.ask(question));
			return true;
		}
		catch (UnansweredException ex) {
			this.open.addAll(ex.questions());
			return false;
		}
	}

	/** Note that a question has still no answer. */
	void leaveOpen(Question question) {
		this.open.add(question);
	}

	/**
	 * End it.
	 * @throws UnansweredException if something is open
	 */
	void end() {
		if (!this.open.isEmpty()) {
			throw new UnansweredException(this.open.stream().distinct().toList());
		}
	}

	/** An argument as it can be pasted into a shell. */
	static String argument(String option, Object value) {
		String text = String.valueOf(value);
		return option + " "
				+ (text.matches("[\\w.:/-]+") ? text : "\"" + text.replaceAll("([\"\\\\$`])", "\\\\$1") + "\"");
	}

}
