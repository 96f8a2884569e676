package io.github.dbmig.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import com.zaxxer.hikari.HikariDataSource;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.dialect.ConnectionEvictor;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.dialect.DatabaseException;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The application gets its connection back as it was, or it is taken out of the pool.
 */
class ConnectionTests {

	@TempDir
	Path folder;

	private TestDatabase database;

	private final List<Connection> evicted = new ArrayList<>();

	@BeforeEach
	void open() {
		this.database = TestDatabase.in(this.folder);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	private MigrationEngine evicting(TestRevision... revisions) {
		HikariDataSource pool = this.database.pool();
		return this.database.evictor((connection) -> {
			this.evicted.add(connection);
			pool.evictConnection(connection);
		}).engine(revisions);
	}

	private static TestRevision leavingTemporaryTable() {
		return TestRevision.of("a").up((op) -> op.execute("CREATE TEMP TABLE leftover (id INTEGER)"));
	}

	@Test
	void aConnectionIsGivenBackWithItsPragmas() throws Exception {
		try (Connection connection = this.database.pool().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA legacy_alter_table=ON");
			statement.execute("PRAGMA recursive_triggers=ON");
			statement.execute("PRAGMA busy_timeout=1234");
		}
		var before = this.database.connectionState();
		assertThat(before).containsEntry("busy_timeout", List.of("1234"))
			.containsEntry("legacy_alter_table", List.of("1"))
			.containsEntry("foreign_keys", List.of("1"));
		MigrationEngine engine = evicting(TestRevision.table("a").down((op) -> op.execute("broken")));
		engine.status();
		assertThat(this.database.connectionState()).isEqualTo(before);
		engine.upgrade("head");
		assertThat(this.database.connectionState()).isEqualTo(before);
		assertThatExceptionOfType(FailedRevisionException.class).isThrownBy(() -> engine.downgrade("base"));
		assertThat(this.database.connectionState()).isEqualTo(before);
		assertThat(this.evicted).isEmpty();
	}

	@Test
	void aPoolWithoutAutocommitGetsItBackThatWay() {
		this.database.pool().setAutoCommit(false);
		MigrationEngine engine = evicting(TestRevision.table("a"), TestRevision.table("b", "a"));
		engine.upgrade("head");
		assertThat(engine.status().current()).containsExactly("b");
		assertThat(this.database.version()).containsExactly("b");
		assertThat(this.database.connectionState()).containsEntry("autoCommit", false)
			.containsEntry("foreign_keys", List.of("1"));
		assertThat(this.evicted).isEmpty();
	}

	@Test
	void aConnectionWithoutAutocommitIsLeftThatWay() throws Exception {
		try (Connection connection = this.database.connect()) {
			connection.setAutoCommit(false);
			SingleConnectionDataSource one = new SingleConnectionDataSource(connection, true);
			var graph = RevisionGraph.of(List.of(TestRevision.table("a")));
			MigrationEngine engine = new MigrationEngineBuilder(new SqliteDialect(), one, () -> graph).build();
			engine.upgrade("head");
			assertThat(connection.getAutoCommit()).isFalse();
			connection.rollback();
			connection.setAutoCommit(true);
			assertThat(TestDatabase.query(connection, "SELECT revision FROM dbmig_version")).containsExactly("a");
		}
	}

	@Test
	void aConnectionWithATemporaryTableIsTakenOutOfThePool() {
		evicting(leavingTemporaryTable()).upgrade("head");
		assertThat(this.evicted).hasSize(1);
		assertThat(this.database.connectionState()).containsEntry("temporary", List.of())
			.containsEntry("foreign_keys", List.of("1"));
		assertThat(this.database.version()).containsExactly("a");
	}

	@Test
	void temporaryTablesThatWereThereStay() throws Exception {
		try (Connection connection = this.database.pool().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TEMP TABLE mine (id INTEGER)");
		}
		evicting(TestRevision.table("a")).upgrade("head");
		assertThat(this.evicted).isEmpty();
		assertThat(this.database.connectionState()).containsEntry("temporary", List.of("mine"));
	}

	@Test
	void withoutAPoolsHelpTheConnectionIsClosedBelowIt() throws Exception {
		List<Connection> physical = new ArrayList<>();
		DelegatingDataSource noting = new DelegatingDataSource(this.database.pool()) {
			@Override
			public Connection getConnection() throws SQLException {
				Connection connection = super.getConnection();
				physical.add(connection.unwrap(Connection.class));
				return connection;
			}
		};
		var graph = RevisionGraph.of(List.of(leavingTemporaryTable()));
		DatabaseAccess access = new DatabaseAccess(DatabaseAccess.DEFAULT_LOCK_TIMEOUT, List.of(), OptionalInt::empty,
				ConnectionEvictor.physical());
		new MigrationEngineBuilder(new SqliteDialect(), noting, () -> graph).access(access).build().upgrade("head");
		assertThat(physical.get(physical.size() - 1).isClosed()).isTrue();
		assertThat(this.database.version()).containsExactly("a");
	}

	@Test
	void customizersSeeEveryConnectionOutsideOfATransaction() {
		List<String> seen = new ArrayList<>();
		DatabaseAccess access = new DatabaseAccess(DatabaseAccess.DEFAULT_LOCK_TIMEOUT,
				List.of((connection) -> seen.add("first " + connection.getAutoCommit()),
						(connection) -> seen.add("second " + connection.getAutoCommit())),
				OptionalInt::empty, this.database.access().evictor());
		MigrationEngine engine = this.database.builder(TestRevision.table("a")).access(access).build();
		engine.upgrade("head");
		assertThat(seen).containsExactly("first true", "second true");
		engine.status();
		assertThat(seen).hasSize(4);
	}

	@Test
	void aCustomizerThatFailsLetsNothingRun() {
		DatabaseAccess access = new DatabaseAccess(DatabaseAccess.DEFAULT_LOCK_TIMEOUT, List.of((connection) -> {
			throw new SQLException("no key");
		}), OptionalInt::empty, this.database.access().evictor());
		MigrationEngine engine = this.database.builder(TestRevision.table("a")).access(access).build();
		assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> engine.upgrade("head"))
			.withMessageStartingWith(this.database.file() + " can't be opened or read: no key.");
		assertThat(this.database.tables()).isEmpty();
		assertThat(this.database.connectionState()).containsEntry("foreign_keys", List.of("1"));
	}

}
