package io.github.dbmig;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a revision says about itself.
 *
 * @param id its id
 * @param revises the ids of its parents, empty for a base
 * @param message one line for people, may be empty
 * @param created when it was made, or {@code null} if it doesn't say
 * @param labels the names of the branch that begins here
 * @param dependsOn ids or labels of revisions on other branches that run before it
 * @param reversible whether it can be downgraded
 * @param origin the file or class that it was read from, for messages
 */
public record RevisionInfo(String id, List<String> revises, String message, @Nullable Instant created,
		List<String> labels, List<String> dependsOn, boolean reversible, String origin) {

	private static final Pattern NOT_PRINTED = Pattern
		.compile("[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

	public RevisionInfo {
		revises = List.copyOf(revises);
		labels = List.copyOf(labels);
		dependsOn = List.copyOf(dependsOn);
	}

	/**
	 * Return the id with the message, as messages name a revision.
	 * @return for instance {@code 9f1271ef662a "v11+ updates"}
	 */
	public String title() {
		return oneLine(this.message.isEmpty() ? this.id : this.id + " \"" + this.message + "\"");
	}

	/**
	 * Messages end up in terminals, which obey control characters, and are read by
	 * people, whom characters that change the direction of writing deceive.
	 */
	private static String oneLine(String text) {
		return NOT_PRINTED.matcher(text).replaceAll("?");
	}

}
