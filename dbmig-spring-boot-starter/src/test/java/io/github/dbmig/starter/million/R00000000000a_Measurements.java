package io.github.dbmig.starter.million;

import io.github.dbmig.Migration;
import io.github.dbmig.Revision;
import io.github.dbmig.operation.Operations;

/**
 * Makes the table that the next revision empties.
 */
@Revision(id = "00000000000a", message = "measurements")
public class R00000000000a_Measurements implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.createTable("measurements",
				(table) -> table.column("id", "INTEGER", (id) -> id.primaryKey())
					.column("sensor", "TEXT", (sensor) -> sensor.notNull())
					.column("reading", "REAL", (value) -> value.notNull()));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropTable("measurements");
	}

}
