package io.github.dbmig.authoring;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import javax.sql.DataSource;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.authoring.RandomEntities.Column;
import io.github.dbmig.authoring.RandomEntities.Table;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.engine.MigrationEngineBuilder;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random entities become other entities: what is proposed proves itself, and on a file
 * with rows nothing is lost either way but what was dropped.
 */
class AutogenerateRandomTests {

	private static final int SEEDS = 60;

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3 })
	void nothingIsLostUpAndDown(int part) throws SQLException {
		for (int seed = part * SEEDS; seed < (part + 1) * SEEDS; seed++) {
			RandomEntities entities = new RandomEntities(seed);
			try {
				migrate(entities, this.folder.resolve(seed + ".db"));
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError("Seed " + seed + ", from\n"
						+ String.join(";\n", RandomEntities.statements(entities.before)) + "\nto\n"
						+ String.join(";\n", RandomEntities.statements(entities.after)) + "\n" + ex.getMessage(), ex);
			}
		}
	}

	private static void migrate(RandomEntities entities, Path file) throws SQLException {
		List<String> old = RandomEntities.statements(entities.before);
		Proposal proposal = Proposals.of(old, RandomEntities.statements(entities.after), entities.renames(),
				entities.answers(), QuestionAsker.nobody());
		SQLiteDataSource dataSource = new SQLiteDataSource();
		dataSource.setUrl("jdbc:sqlite:" + file + "?synchronous=NORMAL&foreign_keys=true");
		MigrationEngine engine = engine(dataSource, old, proposal);
		engine.upgrade("a");
		execute(dataSource, entities.rows());
		Map<String, List<String>> before = values(dataSource, entities, false);
		engine.upgrade("heads");
		kept(before, values(dataSource, entities, true));
		engine.downgrade("a");
		kept(before, values(dataSource, entities, false));
	}

	private static MigrationEngine engine(DataSource dataSource, List<String> old, Proposal proposal) {
		StatementRevision first = StatementRevision.of("a", List.of(), StatementRevision.statements(old), List.of());
		StatementRevision second = StatementRevision.of("b", List.of("a"), operations(proposal.upgrade()),
				operations(proposal.downgrade()));
		RevisionGraph graph = RevisionGraph.of(List.of(first, second));
		return new MigrationEngineBuilder(new SqliteDialect(), dataSource, () -> graph)
			.access(new DatabaseAccess(Duration.ofSeconds(5), List.of(), () -> OptionalInt.of(1), (connection) -> {
			}))
			.build();
	}

	private static List<Operation> operations(List<Step> steps) {
		return steps.stream().map(Step::operation).toList();
	}

	/** The values of each column that survives, by what it was called at first. */
	private static Map<String, List<String>> values(DataSource dataSource, RandomEntities entities, boolean upgraded)
			throws SQLException {
		Map<String, List<String>> values = new LinkedHashMap<>();
		for (Table table : entities.after) {
			Table origin = table.origin;
			for (Column column : table.columns) {
				Column old = column.origin;
				if (origin != null && old != null) {
					String name = RandomEntities.quote(upgraded ? table.name : origin.name);
					String value = RandomEntities.quote(upgraded ? column.name : old.name);
					values.put(origin.name + "." + old.name,
							query(dataSource, "SELECT " + value + " FROM " + name + " ORDER BY \"id\""));
				}
			}
		}
		return values;
	}

	private static void kept(Map<String, List<String>> before, Map<String, List<String>> now) {
		before.forEach((column, values) -> {
			List<String> present = now.getOrDefault(column, List.of());
			assertThat(present).as(column).hasSameSizeAs(values);
			for (int i = 0; i < values.size(); i++) {
				// A NULL may have got a value
				if (!values.get(i).equals("NULL")) {
					assertThat(present.get(i)).as(column).isEqualTo(values.get(i));
				}
			}
		});
	}

	private static void execute(DataSource dataSource, List<String> statements) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA foreign_keys=OFF");
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private static List<String> query(DataSource dataSource, String sql) throws SQLException {
		List<String> values = new ArrayList<>();
		try (Connection connection = dataSource.getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				String value = rows.getString(1);
				values.add((value != null) ? value : "NULL");
			}
		}
		return values;
	}

}
