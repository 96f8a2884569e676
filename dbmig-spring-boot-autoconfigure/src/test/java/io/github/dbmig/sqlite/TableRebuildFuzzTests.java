package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.dialect.ProgressListener;
import io.github.dbmig.operation.RebuildTable;
import io.github.dbmig.sql.SqlNames;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random tables with rows, indexes, triggers, views and children: a rebuild without
 * change leaves no trace.
 */
class TableRebuildFuzzTests {

	private static final long SEED = 20261123;

	private static final int SCHEMAS = 2000;

	private static final String CHILD = "child_of_it";

	private static final List<String> VALUES = List.of("NULL", "0", "1", "-7", "2.5", "'a'", "'A'", "'007'", "x'00ff'",
			"'it''s'", "9223372036854775807", "'2026-11-23'", "''");

	private final Random random = new Random(SEED);

	@Test
	void aRebuildWithoutChangeLeavesNoTrace() throws SQLException {
		int rebuilt = 0;
		int withRows = 0;
		for (int number = 1; rebuilt < SCHEMAS; number++) {
			try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
				for (String sql : new RandomDdl(SEED + number).statements(number)) {
					attempt(connection, sql);
				}
				Schema schema = SchemaReader.read(connection);
				if (!schema.tables().isEmpty() && !schema.tables().get(0).shadow()) {
					Table table = schema.tables().get(0);
					withRows += fill(connection, table) ? 1 : 0;
					rebuild(connection, number, table);
					rebuilt++;
				}
			}
		}
		assertThat(withRows).isGreaterThan(SCHEMAS / 4);
	}

	private boolean fill(Connection connection, Table table) throws SQLException {
		attempt(connection, "CREATE TABLE " + CHILD + " (id INTEGER PRIMARY KEY, parent REFERENCES "
				+ SqlNames.quote(table.name()) + " ON DELETE CASCADE)");
		attempt(connection, "INSERT INTO " + CHILD + " VALUES (1, 1), (2, 7)");
		List<String> columns = table.columns()
			.stream()
			.filter((column) -> column.generated() == null)
			.map(Column::name)
			.toList();
		for (int row = 0; row < 12; row++) {
			List<String> values = columns.stream()
				.map((column) -> VALUES.get(this.random.nextInt(VALUES.size())))
				.toList();
			attempt(connection,
					"INSERT OR IGNORE INTO " + SqlNames.quote(table.name()) + " ("
							+ String.join(", ", columns.stream().map(SqlNames::quote).toList()) + ") VALUES ("
							+ String.join(", ", values) + ")");
		}
		attempt(connection, "ANALYZE");
		return !Snapshot.column(connection, "SELECT 1 FROM " + SqlNames.quote(table.name())).isEmpty();
	}

	private static void rebuild(Connection connection, int number, Table table) throws SQLException {
		Map<String, List<String>> before = Snapshot.of(connection);
		String what = "table " + number + ", seed " + SEED + "\n" + table.sql();
		try (Statement statement = connection.createStatement()) {
			statement.execute("BEGIN IMMEDIATE");
			Sql sql = new Sql(connection);
			TablePlanning planning = new TablePlanning(sql, new DependantPolicy(sql, (scratch) -> {
			}));
			for (String name : List.of(table.name(), CHILD)) {
				planning.each(List.of(new RebuildTable(name)),
						(plan) -> new TableAlteration(sql, plan, new RebuildOptions(true, ProgressListener.none()))
							.run());
			}
			statement.execute("COMMIT");
		}
		catch (SQLException | RuntimeException ex) {
			throw new AssertionError(what, ex);
		}
		Map<String, List<String>> after = Snapshot.of(connection);
		assertThat(after.keySet()).as(what).isEqualTo(before.keySet());
		before.forEach((part, lines) -> assertThat(after.get(part)).as(part + " of " + what).isEqualTo(lines));
	}

	private static void attempt(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			// What SQLite refuses is not there
		}
	}

}
