package io.github.dbmig.operation;

/**
 * One change of schema or data inside a revision: an immutable value that can be printed,
 * reversed, checked, kept in the history and turned into SQL.
 */
public sealed interface Operation permits CreateTable, DropTable, RenameTable, AlterTable, RebuildTable, CreateIndex,
		DropIndex, CreateView, DropView, CreateTrigger, DropTrigger, Execute, Insert, Data {

	/**
	 * One line for logs, names in quotes.
	 * @return such as {@code alter table "t": drop column "c"}
	 */
	String describe();

	/**
	 * Call the visitor's method for this kind.
	 * @param <R> what the visitor answers
	 * @param visitor one method per kind
	 * @return the visitor's answer
	 */
	<R> R accept(OperationVisitor<R> visitor);

}
