package io.github.dbmig.sample.revisions;

import java.util.List;

import io.github.dbmig.Migration;
import io.github.dbmig.Revision;
import io.github.dbmig.operation.Operations;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Executors get a table of their own. Before, every lattice and every electron said in
 * one text where it runs, such as {@code dask:8@10.0.3.17:8786}.
 */
@Revision(id = "9b9d58f02985", revises = "b60c5ecdf927", message = "v11", created = "2022-09-22T16:35:04Z")
public class R9b9d58f02985_V11 implements Migration {

	private static final List<String> USERS = List.of("lattices", "electrons");

	@Override
	public void upgrade(Operations op) {
		op.createTable("executors",
				(table) -> table.column("id", "INTEGER", (id) -> id.primaryKey())
					.column("kind", "VARCHAR(16)", (kind) -> kind.notNull())
					.column("workers", "INTEGER", (workers) -> workers.notNull().check("workers > 0"))
					.column("address", "VARCHAR(80)"));
		op.createIndex("ux_executors", "executors",
				(index) -> index.column("kind").column("workers").expression("coalesce(address, '')").unique());
		for (String user : USERS) {
			op.alterTable(user, (table) -> table.addColumn("executor_id", "INTEGER",
					(executor) -> executor.references("executors", "id")));
		}
		op.data("move the executors of lattices and electrons into a table", R9b9d58f02985_V11::moveExecutors);
		for (String user : USERS) {
			op.alterTable(user, (table) -> table.dropColumn("executor"));
			op.createIndex("ix_" + user + "_executor_id", user, (index) -> index.column("executor_id"));
		}
		op.alterTable("lattices", (table) -> table.addColumn("electron_id", "INTEGER",
				(electron) -> electron.references("electrons", "id")));
	}

	private static void moveExecutors(JdbcClient jdbc) {
		List<String> texts = jdbc
			.sql("SELECT executor FROM lattices UNION SELECT executor FROM electrons ORDER BY executor")
			.query(String.class)
			.list();
		int id = 0;
		for (String text : texts) {
			if (text == null) {
				continue;
			}
			id++;
			Executor executor = Executor.parse(text);
			jdbc.sql("INSERT INTO executors (id, kind, workers, address) VALUES (?, ?, ?, ?)")
				.param(id)
				.param(executor.kind())
				.param(executor.workers())
				.param(executor.address())
				.update();
			for (String user : USERS) {
				jdbc.sql("UPDATE " + user + " SET executor_id = ? WHERE executor = ?").params(id, text).update();
			}
		}
	}

	@Override
	public void downgrade(Operations op) {
		op.alterTable("lattices", (table) -> table.dropColumn("electron_id"));
		for (String user : USERS) {
			op.dropIndex("ix_" + user + "_executor_id");
			op.alterTable(user, (table) -> table.addColumn("executor", "VARCHAR(120)"));
			op.execute(
					"UPDATE " + user + " SET executor = (SELECT kind || ':' || workers || coalesce('@' || address, '')"
							+ " FROM executors WHERE id = executor_id)");
			op.alterTable(user, (table) -> table.dropColumn("executor_id"));
		}
		op.dropTable("executors");
	}

	/**
	 * What the old text says.
	 *
	 * @param kind what runs the work
	 * @param workers how many at once
	 * @param address where, null for this machine
	 */
	record Executor(String kind, int workers, @Nullable String address) {

		static Executor parse(String text) {
			int colon = text.indexOf(':');
			int at = text.indexOf('@');
			int end = (at >= 0) ? at : text.length();
			return new Executor(text.substring(0, colon), Integer.parseInt(text, colon + 1, end, 10),
					(at >= 0) ? text.substring(at + 1) : null);
		}

	}

}
