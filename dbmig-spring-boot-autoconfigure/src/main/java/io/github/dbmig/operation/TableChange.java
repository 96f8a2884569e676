package io.github.dbmig.operation;

/**
 * One change of a table, inside {@link AlterTable}.
 */
public sealed interface TableChange permits AddColumn, AlterColumn, RenameColumn, DropColumn, MoveColumn, AddConstraint,
		DropConstraint, RenameConstraint, DropPrimaryKey, DropUnique, DropCheck, DropForeignKey, SetStrict,
		SetWithoutRowid, SetAutoIncrement {

	/**
	 * One line for logs, names in quotes.
	 * @return such as {@code drop column "c"}
	 */
	String describe();

	/**
	 * Call the visitor's method for this kind.
	 * @param <R> what the visitor answers
	 * @param visitor one method per kind
	 * @return the visitor's answer
	 */
	<R> R accept(TableChangeVisitor<R> visitor);

}
