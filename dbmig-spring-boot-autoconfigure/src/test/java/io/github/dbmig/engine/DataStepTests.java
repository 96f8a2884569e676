package io.github.dbmig.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import io.github.dbmig.operation.DataStep;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A data step and what the application has for its data source work in the run's
 * transaction, although the pool has only one connection and the run has that.
 */
class DataStepTests {

	@TempDir
	Path folder;

	private TestDatabase database;

	@BeforeEach
	void open() {
		this.database = TestDatabase.in(this.folder);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	private static TestRevision revision(DataStep step) {
		return TestRevision.of("a")
			.up((op) -> op
				.createTable("t", (t) -> t.column("id", "INTEGER", (c) -> c.primaryKey()).column("name", "TEXT"))
				.data("fill the table", step)
				.execute("UPDATE t SET name = name || '!'"));
	}

	private void upgrade(DataStep step) {
		this.database.engine(revision(step)).upgrade("head");
	}

	private List<String> rows() {
		return this.database.query("SELECT id, name FROM t ORDER BY id");
	}

	@Test
	void theClientThatIsGivenWritesInTheRun() {
		upgrade((jdbc) -> {
			jdbc.sql("INSERT INTO t(name) VALUES (?)").param("x").update();
			assertThat(jdbc.sql("SELECT * FROM t").query().listOfRows()).hasSize(1);
		});
		assertThat(rows()).containsExactly("1|x!");
	}

	@Test
	void theApplicationsOwnClientJoinsTheRun() {
		JdbcClient own = JdbcClient.create(this.database.pool());
		upgrade((jdbc) -> {
			own.sql("INSERT INTO t(name) VALUES (:name)").param("name", "x").update();
			assertThat(jdbc.sql("SELECT name FROM t").query(String.class).single()).isEqualTo("x");
		});
		assertThat(rows()).containsExactly("1|x!");
	}

	@Test
	void theApplicationsTemplateJoinsTheRun() {
		JdbcTemplate own = new JdbcTemplate(this.database.pool());
		upgrade((jdbc) -> {
			own.batchUpdate("INSERT INTO t VALUES (?, ?)", List.of(new Object[] { 1, "x" }, new Object[] { 2, "y" }));
			GeneratedKeyHolder keys = new GeneratedKeyHolder();
			own.update((connection) -> connection.prepareStatement("INSERT INTO t(name) VALUES ('z')",
					Statement.RETURN_GENERATED_KEYS), keys);
			assertThat(keys.getKey()).isEqualTo(3);
		});
		assertThat(rows()).containsExactly("1|x!", "2|y!", "3|z!");
	}

	@Test
	void theApplicationsTransactionsJoinTheRun() {
		JdbcTemplate own = new JdbcTemplate(this.database.pool());
		TransactionTemplate transactions = new TransactionTemplate(
				new DataSourceTransactionManager(this.database.pool()));
		upgrade((jdbc) -> {
			transactions.executeWithoutResult((status) -> {
				assertThat(status.isNewTransaction()).isFalse();
				own.update("INSERT INTO t(name) VALUES ('x')");
			});
			own.update("INSERT INTO t(name) VALUES ('y')");
		});
		assertThat(rows()).containsExactly("1|x!", "2|y!");
	}

	@Test
	void theApplicationsTransactionsEndWithTheRun() {
		JdbcTemplate own = new JdbcTemplate(this.database.pool());
		TransactionTemplate transactions = new TransactionTemplate(
				new DataSourceTransactionManager(this.database.pool()));
		assertThatExceptionOfType(FailedRevisionException.class).isThrownBy(() -> upgrade((jdbc) -> {
			transactions.executeWithoutResult((status) -> own.update("INSERT INTO t(name) VALUES ('x')"));
			throw new IllegalStateException("after the template's commit");
		}));
		assertThat(this.database.tables()).isEmpty();
	}

	@Test
	void aNestedTransactionIsRefusedBecauseItNeedsSavepoints() {
		TransactionTemplate transactions = new TransactionTemplate(
				new DataSourceTransactionManager(this.database.pool()));
		transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
		assertThatExceptionOfType(FailedRevisionException.class)
			.isThrownBy(() -> upgrade((jdbc) -> transactions.executeWithoutResult((status) -> {
			})))
			.havingRootCause()
			.withMessageContaining("setSavepoint() is not allowed in a revision");
	}

	@Test
	void aDataSourceThatKnowsOfTransactionsJoinsTheRun() {
		HikariDataSource pool = this.database.pool();
		TransactionAwareDataSourceProxy proxy = new TransactionAwareDataSourceProxy(pool);
		TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(proxy));
		RevisionGraph graph = RevisionGraph.of(List.of(revision((jdbc) -> {
			new JdbcTemplate(proxy).update("INSERT INTO t(name) VALUES ('x')");
			transactions
				.executeWithoutResult((status) -> new JdbcTemplate(pool).update("INSERT INTO t(name) VALUES ('y')"));
		})));
		new MigrationEngineBuilder(new SqliteDialect(), proxy, () -> graph).access(this.database.access())
			.build()
			.upgrade("head");
		assertThat(rows()).containsExactly("1|x!", "2|y!");
	}

	@Test
	void nothingStaysBoundToTheThread() {
		upgrade((jdbc) -> new JdbcTemplate(this.database.pool()).update("INSERT INTO t(name) VALUES ('x')"));
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse();
		assertThatExceptionOfType(FailedRevisionException.class)
			.isThrownBy(() -> this.database.engine(revision((jdbc) -> {
			}), TestRevision.of("b", "a").up((op) -> op.data("fail", (jdbc) -> {
				throw new IllegalStateException("no");
			}))).upgrade("head"));
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
	}

	@Test
	void aConnectionThatIsKeptAfterItsStepIsOfNoUse() {
		Connection[] kept = new Connection[1];
		upgrade((jdbc) -> kept[0] = DataSourceUtils.getConnection(this.database.pool()));
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> kept[0].createStatement().close())
			.withMessage("The data step has ended, its connection can't be used any more");
	}

	@Test
	void closingTheConnectionDoesNothing() {
		upgrade((jdbc) -> new JdbcTemplate(this.database.pool()).execute((Connection connection) -> {
			connection.close();
			return null;
		}));
		assertThat(this.database.version()).containsExactly("a");
	}

}
