package io.github.dbmig.operation;

/**
 * One method per kind of {@link Constraint}, so that a new kind can't be forgotten.
 *
 * @param <R> what it answers
 */
public interface ConstraintVisitor<R> {

	R primaryKey(PrimaryKey constraint);

	R unique(Unique constraint);

	R check(Check constraint);

	R foreignKey(ForeignKey constraint);

}
