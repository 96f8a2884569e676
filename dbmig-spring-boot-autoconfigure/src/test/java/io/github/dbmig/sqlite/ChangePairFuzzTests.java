package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;

import io.github.dbmig.Direction;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.dialect.ConnectionEvictor;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.engine.FailedRevisionException;
import io.github.dbmig.engine.MigrationEngineBuilder;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.OperationRecorder;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionScript;
import io.github.dbmig.schema.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of pairs of a table with rows and a change: what the engine makes of it is
 * what a table is that was made with the change from the beginning, and columns that the
 * change doesn't ask for hold what they held. A model makes both texts; dbmig's own edits
 * have no part in it.
 */
class ChangePairFuzzTests {

	private static final long SEED = Long.getLong("dbmig.test.seed", 20261123);

	private static final int PAIRS = 2000;

	/** Pairs of one database, each in a revision of its own, which saves time. */
	private static final int BATCH = 5;

	private int changes;

	@Test
	void aChangedTableIsLikeOneThatWasMadeThatWay() throws SQLException {
		for (int number = 1; number <= PAIRS; number += BATCH) {
			batch(number);
		}
		assertThat(this.changes).isGreaterThan(PAIRS * 2);
	}

	private void batch(int first) throws SQLException {
		List<ChangePair> pairs = new ArrayList<>();
		for (int number = first; number < first + BATCH; number++) {
			ChangePair pair = new ChangePair(new RandomTokens(new Random(SEED + number)), number,
					"pair " + number + " of seed " + SEED);
			pairs.add(pair);
		}
		try (Connection made = open(pairs.stream().flatMap((pair) -> pair.before().stream()).toList());
				Connection expected = open(pairs.stream().flatMap((pair) -> pair.after().stream()).toList())) {
			for (ChangePair pair : pairs) {
				pair.remember(made);
			}
			migrate(made, pairs);
			Schema schema = SchemaReader.read(made);
			Schema expectedSchema = SchemaReader.read(expected);
			for (ChangePair pair : pairs) {
				pair.check(made, schema, expected, expectedSchema);
				this.changes += pair.change().count();
			}
			sound(made, pairs);
		}
		catch (SQLException | RuntimeException ex) {
			throw new AssertionError(pairs.stream().map(ChangePair::toString).collect(Collectors.joining("\n")), ex);
		}
	}

	/**
	 * The changes of every second pair are operations of their own with another between
	 * them, so that each is planned from what the one before it has made.
	 */
	private static List<Operation> operations(ChangePair pair, boolean apart) {
		List<Operation> together = OperationRecorder
			.record((op) -> op.alterTable(pair.table().name, pair.change()::say));
		if (!apart) {
			return together;
		}
		List<Operation> operations = new ArrayList<>();
		for (TableChange change : ((AlterTable) together.get(0)).changes()) {
			operations.add(new AlterTable(pair.table().name, List.of(change)));
			operations.add(new Execute("SELECT 1", List.of()));
		}
		return operations;
	}

	private static void sound(Connection connection, List<ChangePair> pairs) throws SQLException {
		assertThat(Snapshot.column(connection, "PRAGMA foreign_key_check")).as(pairs::toString).isEmpty();
		assertThat(Snapshot.column(connection, "PRAGMA integrity_check")).as(pairs::toString).containsExactly("ok");
		assertThat(Snapshot.column(connection, "PRAGMA foreign_keys")).containsExactly("1");
		assertThat(Snapshot.column(connection,
				"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"))
			.as("The parent, a table and a child a pair, and dbmig's own")
			.containsExactly(String.valueOf(2 * pairs.size() + 3));
	}

	private static Connection open(List<String> statements) throws SQLException {
		Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
		try (Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE p(id INTEGER PRIMARY KEY)");
			statement.execute("INSERT INTO p VALUES (10), (20), (30), (40), (50), (60)");
			for (String sql : statements) {
				statement.execute(sql);
			}
			statement.execute("PRAGMA foreign_keys=ON");
		}
		return connection;
	}

	private static void migrate(Connection connection, List<ChangePair> pairs) {
		List<Script> scripts = new ArrayList<>(List.of(new Script(0, List.of())));
		for (ChangePair pair : pairs) {
			scripts.add(new Script(scripts.size(), operations(pair, scripts.size() % 2 == 0)));
		}
		RevisionGraph graph = RevisionGraph.of(scripts);
		MigrationEngine engine = new MigrationEngineBuilder(new SqliteDialect(),
				new SingleConnectionDataSource(connection, true), () -> graph)
			.access(new DatabaseAccess(DatabaseAccess.DEFAULT_LOCK_TIMEOUT, List.of(), () -> OptionalInt.of(1),
					ConnectionEvictor.physical()))
			.build();
		engine.stamp("r0");
		try {
			engine.upgrade("head");
		}
		catch (FailedRevisionException ex) {
			int pair = Integer.parseInt(ex.revision().substring(1)) - 1;
			throw new AssertionError(pairs.get(pair) + ex.getMessage(), ex);
		}
	}

	private record Script(int number, List<Operation> upgrade) implements RevisionScript {

		@Override
		public RevisionInfo info() {
			return new RevisionInfo(id(), (this.number > 0) ? List.of("r" + (this.number - 1)) : List.of(), "", null,
					List.of(), List.of(), true, id());
		}

		@Override
		public String id() {
			return "r" + this.number;
		}

		@Override
		public List<Operation> operations(Direction direction) {
			return (direction == Direction.UPGRADE) ? this.upgrade : List.of();
		}

		@Override
		public @Nullable String fingerprint() {
			return null;
		}

		@Override
		public String location(Direction direction, int index) {
			return id();
		}

	}

}
