package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.ColumnUses;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.DdlName;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random tables with indexes: what keeps a column is what SQLite's own DROP COLUMN
 * refuses for, but for the constraints that it drops silently with the column.
 */
class ColumnUsesFuzzTests {

	private static final long SEED = 20261124;

	private static final int COLUMNS = 4000;

	@Test
	void agreesWithDropColumn() throws SQLException {
		int compared = 0;
		int kept = 0;
		for (int number = 1; compared < COLUMNS; number++) {
			RandomTokens random = new RandomTokens(new Random(SEED + number));
			RandomTable table = new RandomTable(random, number);
			List<String> statements = new ArrayList<>();
			statements.add(table.sql());
			for (int i = random.below(3); i > 0; i--) {
				List<String> terms = new RandomExpression(random, table.columns()).tokens(random.below(3));
				List<String> where = new RandomExpression(random, table.columns()).tokens(random.below(2));
				statements.add("CREATE INDEX ix" + i + " ON " + RandomTokens.dq(table.name()) + " ("
						+ random.join(terms) + "\n)" + (random.chance(30) ? " WHERE " + random.join(where) : ""));
			}
			for (String column : table.columns()) {
				Boolean keeps = compare(statements, table.name(), column);
				compared += (keeps != null) ? 1 : 0;
				kept += Boolean.TRUE.equals(keeps) ? 1 : 0;
			}
		}
		assertThat(kept).isBetween(COLUMNS / 4, COLUMNS * 3 / 4);
	}

	private static @Nullable Boolean compare(List<String> statements, String name, String column) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
			List<String> refusals = new ArrayList<>();
			if (attempt(connection, statements.get(0)) != null) {
				return null;
			}
			TableDdl table = table(connection);
			if (column.isEmpty() || table.columns().size() == 1) {
				return null;
			}
			// What goes with the column SQLite doesn't always let go
			TableDdl bare = table;
			while (!bare.uses(column).own().isEmpty()) {
				bare = bare.dropConstraint(bare.uses(column).own().get(0));
			}
			attempt(connection, "DROP TABLE " + SqlNames.quote(name));
			attempt(connection, bare.sql());
			statements.subList(1, statements.size()).forEach((sql) -> {
				String refusal = attemptIndex(connection, sql);
				if (refusal != null) {
					refusals.add(refusal);
				}
			});
			List<String> dependants = new ColumnDependants(connection, (scratch) -> {
			}).find(name, column)
				.stream()
				.filter((dependant) -> !isDroppedSilently(table(connection), column, dependant))
				.map(Dependant::describe)
				.toList();
			String words = attempt(connection,
					"ALTER TABLE " + SqlNames.quote(name) + " DROP COLUMN " + SqlNames.quote(column));
			if (words != null && (words.contains("must have at least one non-generated column")
					|| words.contains("no other columns exist"))) {
				return null;
			}
			assertThat(dependants.isEmpty())
				.as(() -> column + " of\n" + bareSql(connection) + statements + "\nSQLite: " + words + "\n" + dependants
						+ refusals)
				.isEqualTo(words == null);
			return !dependants.isEmpty();
		}
	}

	private static String bareSql(Connection connection) {
		return table(connection).sql() + "\n";
	}

	/** A clause in the column's definition, or a foreign key to the column. */
	private static boolean isDroppedSilently(TableDdl table, String column, Dependant dependant) {
		if (dependant.kind() != Dependant.Kind.CHECK && dependant.kind() != Dependant.Kind.FOREIGN_KEY) {
			return false;
		}
		ColumnUses uses = table.uses(column);
		for (ConstraintNode node : uses.shared()) {
			if (Dependant.constraint(table, node).equals(dependant)) {
				DdlName inline = node.head().column();
				boolean refers = node instanceof ConstraintNode.ForeignKey key
						&& key.columnNames().stream().noneMatch((name) -> SqlNames.same(name, column));
				if (refers || (inline != null && inline.is(column))) {
					return true;
				}
			}
		}
		return false;
	}

	private static TableDdl table(Connection connection) {
		try {
			return TableDdl.parse(
					Snapshot
						.column(connection,
								"SELECT sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL "
										+ "AND name NOT LIKE 'sqlite%'")
						.get(0));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static @Nullable String attemptIndex(Connection connection, String sql) {
		try {
			return attempt(connection, sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static @Nullable String attempt(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
			return null;
		}
		catch (SQLException ex) {
			return SqliteErrors.words(ex);
		}
	}

}
