package io.github.dbmig.starter.plain;

import io.github.dbmig.Migration;
import io.github.dbmig.Revision;
import io.github.dbmig.operation.Operations;

/**
 * Makes the table.
 */
@Revision(id = "000000000001", message = "visits")
public class R000000000001_Visits implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.createTable("visits", (table) -> table.column("id", "INTEGER", (id) -> id.primaryKey())
			.column("at", "TIMESTAMP", (at) -> at.notNull()));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropTable("visits");
	}

}
