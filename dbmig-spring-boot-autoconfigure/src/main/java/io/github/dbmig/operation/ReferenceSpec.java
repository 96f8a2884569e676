package io.github.dbmig.operation;

/**
 * What a foreign key of one column is, beyond what it refers to.
 */
public interface ReferenceSpec {

	/**
	 * Give the foreign key a name.
	 * @param name the constraint's name
	 * @return this
	 */
	ReferenceSpec named(String name);

	/**
	 * Say what happens when the row referred to is deleted.
	 * @param action what happens
	 * @return this
	 */
	ReferenceSpec onDelete(ReferentialAction action);

	/**
	 * Say what happens when the key referred to changes.
	 * @param action what happens
	 * @return this
	 */
	ReferenceSpec onUpdate(ReferentialAction action);

	/**
	 * Check at commit only ({@code DEFERRABLE INITIALLY DEFERRED}).
	 * @return this
	 */
	ReferenceSpec deferrable();

}
