package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.dbmig.sqlite.ddl.Ddl;
import io.github.dbmig.sqlite.ddl.DdlWalk;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of random CREATE statements: SQLite decides which are right, and says what
 * they mean.
 */
class SchemaFuzzTests {

	private static final long SEED = 20261123;

	private static final int ACCEPTED = 10_000;

	/** Objects of one database, so that reading its schema doesn't cost more and more. */
	private static final int BATCH = 60;

	private final Map<String, Integer> rejections = new TreeMap<>();

	private int accepted;

	private int rejected;

	@Test
	void whatSqliteAcceptsIsReadPrintedBackAndMeansTheSame() throws SQLException {
		for (long seed = SEED; this.accepted < ACCEPTED; seed++) {
			batch(seed);
		}
		assertThat(this.rejected).as("rejected, of %s accepted: %s", this.accepted, this.rejections)
			.isLessThan((this.accepted + this.rejected) * 30 / 100);
	}

	private void batch(long seed) throws SQLException {
		RandomDdl random = new RandomDdl(seed);
		List<String> statements = new ArrayList<>();
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
				Statement statement = connection.createStatement()) {
			statement.execute("BEGIN");
			for (int number = 1; number <= BATCH; number++) {
				for (String sql : random.statements(number)) {
					if (run(statement, sql)) {
						statements.add(sql);
						roundTrip(seed, sql);
					}
				}
			}
			for (String sql : stored(statement)) {
				roundTrip(seed, sql);
			}
			try {
				SchemaReader.read(connection);
			}
			catch (RuntimeException ex) {
				throw new AssertionError("seed " + seed + ": " + ex.getMessage() + "\n" + culprits(ex, statements), ex);
			}
		}
		this.accepted += statements.size();
	}

	private boolean run(Statement statement, String sql) {
		try {
			statement.execute(sql);
			return true;
		}
		catch (SQLException ex) {
			this.rejected++;
			this.rejections.merge(ex.getMessage().replaceAll("\"[^\"]*\"|:.*", "…"), 1, Integer::sum);
			return false;
		}
	}

	private static void roundTrip(long seed, String sql) {
		try {
			Ddl ddl = Ddl.parse(sql);
			assertThat(ddl.sql()).isEqualTo(sql);
			assertThat(DdlWalk.print(ddl)).isEqualTo(sql);
		}
		catch (RuntimeException | AssertionError ex) {
			throw new AssertionError("seed " + seed + ": " + ex.getMessage() + "\n" + sql, ex);
		}
	}

	private static List<String> stored(Statement statement) throws SQLException {
		List<String> stored = new ArrayList<>();
		try (ResultSet rows = statement.executeQuery("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")) {
			while (rows.next()) {
				stored.add(rows.getString(1));
			}
		}
		return stored;
	}

	private static String culprits(RuntimeException ex, List<String> statements) {
		String message = String.valueOf(ex.getMessage());
		return statements.stream()
			.filter((sql) -> message.contains(Ddl.parse(sql).name().value().replace("\"", "\"\"")))
			.reduce("", (all, one) -> all + one + "\n");
	}

}
