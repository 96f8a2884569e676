package io.github.dbmig.authoring;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which revision to write.
 *
 * @param message what it does, in a line
 * @param autogenerate whether it takes the schema to what the entities say; otherwise it
 * is empty, to be written by hand
 * @param head the revision that it revises, several parted by blanks, null for the only
 * head
 * @param splice whether {@code head} may be a revision that others revise already
 * @param branchLabel a label for the branch that begins with it, null for none
 * @param dependsOn revisions that must be applied before it, besides those it revises
 * @param id the id, null for a new one
 * @param format the language, null for the project's own
 * @param answers what was said beforehand to the questions that may come up
 */
public record RevisionRequest(String message, boolean autogenerate, @Nullable String head, boolean splice,
		@Nullable String branchLabel, List<String> dependsOn, @Nullable String id, @Nullable RevisionFormat format,
		Answers answers) {

	public RevisionRequest {
		dependsOn = List.copyOf(dependsOn);
	}

	/**
	 * Ask for what the entities say.
	 * @param message what the revision does, in a line
	 * @param answers to questions that may come up
	 * @return the request
	 */
	public static RevisionRequest autogenerate(String message, Answers answers) {
		return new RevisionRequest(message, true, null, false, null, List.of(), null, null, answers);
	}

}
