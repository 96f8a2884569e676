package io.github.dbmig;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a {@link Migration} to be a node of the revision graph.
 * <p>
 * Annotated classes are found in the application's base packages like entities are; they
 * need not be beans. The annotation is read from the class file, so that a revision which
 * has been applied already is not even loaded at start-up.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Revision {

	/**
	 * Identifies the revision in the graph, in the database and in commands. Generated
	 * ids are twelve hexadecimal digits; any other text works that holds no white space,
	 * none of {@code @ - + :}, and no path separator.
	 * @return the id
	 */
	String id();

	/**
	 * Ids of the revisions that this one follows: none for a base, several for a merge.
	 * @return the ids of the parents
	 */
	String[] revises() default {};

	/**
	 * One line for people, shown in history and messages.
	 * @return the message
	 */
	String message() default "";

	/**
	 * When the revision was made, as an ISO-8601 instant such as
	 * {@code 2026-11-23T10:15:30Z}, or empty if that is not known.
	 * @return the instant
	 */
	String created() default "";

	/**
	 * Names for the branch that begins here.
	 * @return the branch labels
	 */
	String[] labels() default {};

	/**
	 * Ids (or labels) of revisions on other branches that must have run before.
	 * @return the ids
	 */
	String[] dependsOn() default {};

	/**
	 * Whether there is no way back. A revision either says so here or overrides
	 * {@link Migration#downgrade}.
	 * @return {@code true} if the revision cannot be downgraded
	 */
	boolean irreversible() default false;

}
