package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.dbmig.dialect.ProgressListener;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.TableDdl;

/**
 * Rebuilds a table without a plan, for what only the rebuild itself has to answer for.
 */
final class Rebuilds {

	private Rebuilds() {
	}

	/**
	 * Rebuild.
	 * @param sources the values of columns that don't keep theirs
	 */
	static void run(Connection connection, TableDdl before, TableDdl after, Map<String, String> sources) {
		RowKey key = RowKey.of(before);
		Projection projection = new Projection(before.name().value(),
				before.columns().stream().map((column) -> column.name().value()).toList(), key);
		sources.forEach(projection::set);
		List<String> columns = new ArrayList<>();
		List<TablePlan.Origin> origins = new ArrayList<>();
		for (ColumnNode column : after.columns()) {
			String name = column.name().value();
			boolean generated = column.last(ConstraintNode.Generated.class).isPresent();
			if (!generated && before.column(name).isPresent()) {
				columns.add(name);
				projection.origin(name)
					.ifPresent((from) -> origins
						.add(new TablePlan.Origin(name, before.column(from).orElseThrow().name().value(), true)));
			}
		}
		boolean rowid = key.isRowid() && RowidAlias.of(after).isEmpty();
		TablePlan.Rebuild copy = new TablePlan.Rebuild(columns, rowid, projection.select(columns, rowid, Map.of()),
				origins, List.of());
		new TableRebuild(new Sql(connection), before, after, copy, new RebuildOptions(true, ProgressListener.none()))
			.run();
	}

}
