package io.github.dbmig.operation;

/**
 * What changes about a table, right after a constraint was added:
 * {@code t.addUnique("uq_t", "a").onViolation(QUARANTINE)}.
 */
public interface AddedConstraintSpec extends AlterTableSpec {

	/**
	 * A remedy: say what happens to rows that the constraint just added would refuse.
	 * @param remedy what happens
	 * @return this
	 */
	AlterTableSpec onViolation(OnViolation remedy);

}
