package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random views and triggers: without those that are found a column goes and everything
 * works as before, and none of them could have stayed.
 */
class ColumnDependantsFuzzTests {

	private static final long SEED = 20261125;

	private static final int SCHEMAS = 120;

	@Test
	void findsAllThatWouldBreakAndNothingElse() throws SQLException {
		int found = 0;
		int stayed = 0;
		for (int number = 0; number < SCHEMAS; number++) {
			List<String> statements = new RandomViews(SEED + number).statements();
			for (String column : List.of("c", "h", "b")) {
				List<Dependant> dependants = find(statements, column);
				found += dependants.size();
				stayed += statements.size() - dependants.size();
				String what = "seed " + (SEED + number) + ", column " + column + "\n" + String.join(";\n", statements)
						+ "\n" + dependants.stream().map(Dependant::describe).toList();
				assertThat(brokenWithout(statements, column, dependants)).as(what).isEmpty();
				for (Dependant one : dependants) {
					if (isTold(one) && works(statements, one)) {
						List<Dependant> others = new ArrayList<>(dependants);
						others.remove(one);
						assertThat(brokenWithout(statements, column, others)).as(one.describe() + " of " + what)
							.isNotEmpty();
					}
				}
			}
		}
		assertThat(found).isGreaterThan(SCHEMAS * 3);
		assertThat(stayed).isGreaterThan(SCHEMAS * 3);
	}

	private static List<Dependant> find(List<String> statements, String column) throws SQLException {
		try (Connection connection = open(statements)) {
			return new ColumnDependants(connection, (scratch) -> {
			}).find("t", column);
		}
	}

	/** SQLite takes a NATURAL JOIN and UPDATE OF without the column, and is silent. */
	private static boolean isTold(Dependant dependant) {
		return switch (dependant.kind()) {
			case VIEW, TRIGGER -> !dependant.text().contains("NATURAL") && !dependant.text().contains("UPDATE OF");
			default -> false;
		};
	}

	/** Another trigger that is broken makes the event fail that fires this one. */
	private static boolean works(List<String> statements, Dependant dependant) throws SQLException {
		try (Connection connection = open(statements)) {
			return "".equals(uses(connection).get(dependant.name()));
		}
	}

	/** What worked before and doesn't without the dependants and the column. */
	private static List<String> brokenWithout(List<String> statements, String column, List<Dependant> dependants)
			throws SQLException {
		try (Connection connection = open(statements)) {
			Map<String, String> before = uses(connection);
			TableDdl table = TableDdl.parse(RandomViews.TABLE);
			TableDdl after = table;
			try (Statement statement = connection.createStatement()) {
				for (Dependant dependant : dependants) {
					switch (dependant.kind()) {
						case VIEW, TRIGGER -> statement.execute(
								"DROP " + dependant.kind() + " " + SqlNames.quote(String.valueOf(dependant.name())));
						case GENERATED_COLUMN -> after = after.dropColumn(String.valueOf(dependant.name()));
						default -> throw new AssertionError(dependant.describe());
					}
				}
				statement.execute("BEGIN");
				Rebuilds.run(connection, table, after.dropColumn(column), Map.of());
				statement.execute("COMMIT");
			}
			List<String> broken = new ArrayList<>();
			Map<String, String> left = uses(connection);
			dependants.forEach((dependant) -> before.remove(dependant.name()));
			before.forEach((use, words) -> {
				if (words.isEmpty() && !words.equals(left.get(use))) {
					broken.add(use + ": " + left.getOrDefault(use, "gone"));
				}
			});
			return broken;
		}
	}

	/**
	 * What SQLite says when each view and each trigger is used, the others as they are.
	 */
	private static Map<String, String> uses(Connection connection) throws SQLException {
		List<StoredObject> objects = StoredObject.read(connection);
		Map<String, String> uses = new LinkedHashMap<>();
		for (StoredObject object : objects) {
			if (object.is("view") || object.is("trigger")) {
				String words = "";
				try {
					ScratchDatabase.compile(connection, new ObjectUse(connection, objects).statement(object));
				}
				catch (SQLException ex) {
					words = SqliteErrors.words(ex);
				}
				uses.put(object.name(), words);
			}
		}
		return uses;
	}

	private static Connection open(List<String> statements) throws SQLException {
		Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				attempt(statement, sql);
			}
		}
		return connection;
	}

	private static void attempt(Statement statement, String sql) {
		try {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			// What SQLite refuses is not there
		}
	}

}
