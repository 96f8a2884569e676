package io.github.dbmig.operation;

import org.jspecify.annotations.Nullable;

/**
 * A constraint of a table, or of a single column where it stands inline.
 */
public sealed interface Constraint permits PrimaryKey, Unique, Check, ForeignKey {

	/**
	 * The constraint's name.
	 * @return the name, or null for an unnamed one
	 */
	@Nullable String name();

	/**
	 * One line for logs.
	 * @return such as {@code unique "uq_t" ("a")}
	 */
	String describe();

	/**
	 * Call the visitor's method for this kind.
	 * @param <R> what the visitor answers
	 * @param visitor one method per kind
	 * @return the visitor's answer
	 */
	<R> R accept(ConstraintVisitor<R> visitor);

}
