package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.dbmig.operation.Position;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.sqlite.ddl.DdlEditException;
import io.github.dbmig.sqlite.ddl.DdlWalk;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random edits of random tables: SQLite takes the result, and it differs from what was
 * there by what was asked for.
 */
class SchemaEditFuzzTests {

	private static final long SEED = 4711;

	private static final int TABLES = 400;

	private final Random random = new Random(SEED);

	@Test
	void anEditChangesTheColumnsAsAskedFor() throws SQLException {
		int edited = 0;
		for (int number = 1; edited < TABLES; number++) {
			String sql = new RandomTable(new RandomTokens(new Random(SEED + number)), number).sql();
			List<Table> before = schema(sql).tables();
			if (!before.isEmpty() && before.get(0).columns().stream().noneMatch((column) -> column.name().isBlank())) {
				edit(number, TableDdl.parse(before.get(0).sql()), before.get(0).columns());
				edited++;
			}
		}
	}

	private void edit(int number, TableDdl table, List<Column> columns) throws SQLException {
		int from = this.random.nextInt(columns.size());
		int to = this.random.nextInt(columns.size());
		List<Column> expected = new ArrayList<>(columns);
		expected.add(to, expected.remove(from));
		String moved = columns.get(from).name();
		Position position = (to == 0) ? Position.first()
				: (from < to) ? Position.after(columns.get(to).name()) : Position.before(columns.get(to).name());
		verify(number, table, table.moveColumn(moved, position), expected);

		List<Column> more = new ArrayList<>(columns);
		more.add(to, new Column("added", "TEXT", true, null, "0", "NOCASE", null));
		Position place = (to == 0) ? Position.first() : Position.after(columns.get(to - 1).name());
		verify(number, table, table.addColumn("added TEXT NOT NULL DEFAULT 0 COLLATE NOCASE -- new", place), more);

		Column column = columns.get(from);
		try {
			TableDdl result = table.renameColumn(column.name(), "renamed \"1\"");
			TableDdl back = result.renameColumn("renamed \"1\"", column.name());
			assertThat(schema(result.sql()).tables()).as("seed %s: %s", number, result.sql()).hasSize(1);
			verify(number, table, back, withQuotedExpressions(columns, back));
		}
		catch (DdlEditException ex) {
			assertThat(ex).hasMessageContaining("is a string");
		}
	}

	/** A rename and back leaves quotes in the expressions. */
	private static List<Column> withQuotedExpressions(List<Column> columns, TableDdl back) throws SQLException {
		List<Column> now = schema(back.sql()).tables().get(0).columns();
		List<Column> expected = new ArrayList<>();
		for (int i = 0; i < columns.size(); i++) {
			Column column = columns.get(i);
			expected.add(new Column(column.name(), column.type(), column.notNull(), column.onConflict(),
					column.defaultValue(), column.collation(), now.get(i).generated()));
		}
		return expected;
	}

	private static void verify(int number, TableDdl from, TableDdl table, List<Column> expected) throws SQLException {
		String what = "table " + number + "\n" + from.sql() + "\n---\n" + table.sql();
		assertThat(DdlWalk.print(table)).as(what).isEqualTo(table.sql());
		List<Table> tables = schema(table.sql()).tables();
		assertThat(tables).as(what).hasSize(1);
		assertThat(tables.get(0).columns()).as(what).isEqualTo(expected);
	}

	/** Empty where SQLite refuses the statement. */
	private static Schema schema(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
				Statement statement = connection.createStatement()) {
			try {
				statement.execute(sql);
			}
			catch (SQLException ex) {
				return new Schema(List.of(), List.of(), List.of(), List.of(), List.of());
			}
			return SchemaReader.read(connection);
		}
	}

}
