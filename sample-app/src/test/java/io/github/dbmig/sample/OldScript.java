package io.github.dbmig.sample;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.engine.EngineSettings;
import io.github.dbmig.engine.MigrationEngineBuilder;
import io.github.dbmig.engine.OnEdited;
import io.github.dbmig.engine.TransactionMode;
import io.github.dbmig.revision.MigrationFactory;
import io.github.dbmig.revision.RevisionLoader;
import io.github.dbmig.sqlite.SqliteDialect;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Makes the script of the old database that the sample ships: the revision init run by
 * the engine itself, and the rows of an old user.
 */
final class OldScript {

	static final String INIT = "b60c5ecdf927";

	private OldScript() {
	}

	static MigrationEngine engine(DataSource dataSource) {
		Clock clock = Clock.fixed(Instant.parse("2022-05-10T07:30:00Z"), ZoneOffset.UTC);
		EngineSettings settings = new EngineSettings(EngineSettings.DEFAULT_VERSION_TABLE,
				EngineSettings.DEFAULT_HISTORY_TABLE, TransactionMode.RUN, OnEdited.FAIL, "0.177.0", clock);
		return new MigrationEngineBuilder(new SqliteDialect(), dataSource,
				() -> new RevisionLoader(OldScript.class.getClassLoader(), MigrationFactory.constructor())
					.load(List.of("io.github.dbmig.sample"), List.of("classpath*:db/revisions/")))
			.settings(settings)
			.access(DatabaseAccess.defaults())
			.build();
	}

	static String make(Path file, OldRows rows) throws Exception {
		SingleConnectionDataSource dataSource = new SingleConnectionDataSource("jdbc:sqlite:" + file, true);
		try {
			engine(dataSource).upgrade(INIT);
			JdbcTemplate jdbc = new JdbcTemplate(dataSource);
			jdbc.execute("BEGIN");
			// What is another at each run, or with another release of SQLite
			jdbc.update("UPDATE dbmig_history SET run_id = '00000000-0000-0177-0000-000000000000', duration_ms = 7, "
					+ "database_version = '3.38.3'");
			insert(jdbc, rows);
			jdbc.execute("COMMIT");
			return SqlDump.of(dataSource.getConnection());
		}
		finally {
			dataSource.destroy();
		}
	}

	private static void insert(JdbcTemplate jdbc, OldRows rows) {
		insert(jdbc, "lattices", 7,
				rows.lattices()
					.stream()
					.map((lattice) -> new Object[] { lattice.id(), lattice.dispatchId(), lattice.name(),
							lattice.status().name(), lattice.completed(), lattice.createdAt().toEpochMilli(),
							text(lattice.executor()) }));
		insert(jdbc, "electrons", 6,
				rows.electrons()
					.stream()
					.map((electron) -> new Object[] { electron.id(), electron.lattice(), electron.node(),
							electron.name(), electron.status().name(), text(electron.executor()) }));
		insert(jdbc, "electron_dependency", 4,
				rows.dependencies()
					.stream()
					.map((edge) -> new Object[] { edge.id(), edge.electron(), edge.parent(), edge.edge() }));
	}

	private static void insert(JdbcTemplate jdbc, String table, int columns, Stream<Object[]> rows) {
		jdbc.batchUpdate("INSERT INTO " + table + " VALUES (" + "?, ".repeat(columns - 1) + "?)", rows.toList());
	}

	private static String text(OldRows.OldExecutor executor) {
		return (executor != null) ? executor.toString() : null;
	}

}
