package io.github.dbmig.operation;

/**
 * One method per kind of {@link TableChange}, so that a new kind can't be forgotten.
 *
 * @param <R> what it answers
 */
public interface TableChangeVisitor<R> {

	R addColumn(AddColumn change);

	R alterColumn(AlterColumn change);

	R renameColumn(RenameColumn change);

	R dropColumn(DropColumn change);

	R moveColumn(MoveColumn change);

	R addConstraint(AddConstraint change);

	R dropConstraint(DropConstraint change);

	R renameConstraint(RenameConstraint change);

	R dropPrimaryKey(DropPrimaryKey change);

	R dropUnique(DropUnique change);

	R dropCheck(DropCheck change);

	R dropForeignKey(DropForeignKey change);

	R setStrict(SetStrict change);

	R setWithoutRowid(SetWithoutRowid change);

	R setAutoIncrement(SetAutoIncrement change);

}
