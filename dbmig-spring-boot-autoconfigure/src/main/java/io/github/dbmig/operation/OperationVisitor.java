package io.github.dbmig.operation;

/**
 * One method per kind of {@link Operation}, so that a new kind can't be forgotten.
 *
 * @param <R> what it answers
 */
public interface OperationVisitor<R> {

	R createTable(CreateTable operation);

	R dropTable(DropTable operation);

	R renameTable(RenameTable operation);

	R alterTable(AlterTable operation);

	R rebuildTable(RebuildTable operation);

	R createIndex(CreateIndex operation);

	R dropIndex(DropIndex operation);

	R createView(CreateView operation);

	R dropView(DropView operation);

	R createTrigger(CreateTrigger operation);

	R dropTrigger(DropTrigger operation);

	R execute(Execute operation);

	R insert(Insert operation);

	R data(Data operation);

}
