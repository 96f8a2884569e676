package io.github.dbmig.starter.million;

import io.github.dbmig.Migration;
import io.github.dbmig.Revision;
import io.github.dbmig.operation.Operations;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Moves all rows to another table, and logs how far it has come.
 */
@Revision(id = "00000000000b", revises = "00000000000a", message = "archive", irreversible = true)
public class R00000000000b_Archive implements Migration {

	private static final Log logger = LogFactory.getLog(R00000000000b_Archive.class);

	private static final int STEP = 50_000;

	@Override
	public void upgrade(Operations op) {
		op.createTable("archive",
				(table) -> table.column("id", "INTEGER", (id) -> id.primaryKey())
					.column("sensor", "TEXT", (sensor) -> sensor.notNull())
					.column("reading", "REAL", (value) -> value.notNull()));
		op.data("move the measurements into the archive", R00000000000b_Archive::move);
	}

	private static void move(JdbcClient jdbc) {
		int last = jdbc.sql("SELECT coalesce(max(id), 0) FROM measurements").query(Integer.class).single();
		for (int id = 0; id < last; id += STEP) {
			jdbc.sql("INSERT INTO archive SELECT * FROM measurements WHERE id > ? AND id <= ?")
				.params(id, id + STEP)
				.update();
			jdbc.sql("DELETE FROM measurements WHERE id > ? AND id <= ?").params(id, id + STEP).update();
			logger.info("Moved up to " + (id + STEP));
		}
	}

}
