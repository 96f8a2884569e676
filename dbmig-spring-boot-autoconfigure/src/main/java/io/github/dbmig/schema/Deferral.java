package io.github.dbmig.schema;

/**
 * When a foreign key is checked.
 *
 * @see <a href="https://sqlite.org/foreignkeys.html#fk_deferred">sqlite.org: Deferred
 * Foreign Key Constraints</a>
 */
public enum Deferral {

	/** After each statement, and nothing is said. */
	UNSPECIFIED,

	/** {@code NOT DEFERRABLE}: after each statement, whatever stands behind it. */
	NOT_DEFERRABLE,

	/** {@code DEFERRABLE} or {@code INITIALLY IMMEDIATE}: after each statement. */
	IMMEDIATE,

	/** {@code DEFERRABLE INITIALLY DEFERRED}: at commit. */
	DEFERRED

}
