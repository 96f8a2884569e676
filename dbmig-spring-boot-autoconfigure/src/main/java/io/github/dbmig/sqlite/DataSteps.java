package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.Data;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs data steps. While one runs, the run's connection is bound to the thread for the
 * application's data source, so that a {@code JdbcClient} or a
 * {@code TransactionTemplate} of the application joins the run instead of waiting for its
 * lock.
 */
final class DataSteps {

	private final Connection connection;

	private final List<DataSource> dataSources;

	private final RunGuard guard;

	DataSteps(Connection connection, DataSource dataSource, RunGuard guard) {
		this.connection = connection;
		this.dataSources = DataSourceUrl.chain(dataSource);
		this.guard = guard;
	}

	/**
	 * Run a data step.
	 * @param data the step
	 * @throws StepException if it fails, or does what it must not
	 */
	void run(Data data) {
		long schemaVersion = schemaVersion(data);
		Connection guarded = this.guard.open();
		ConnectionHolder holder = new ConnectionHolder(guarded, true);
		this.dataSources.forEach((bound) -> TransactionSynchronizationManager.bindResource(bound, holder));
		try {
			data.action().run(JdbcClient.create(new SingleConnectionDataSource(guarded, true)));
		}
		catch (Exception ex) {
			if (ex instanceof InterruptedException) {
				Thread.currentThread().interrupt();
			}
			this.guard.failed(ex);
			throw new StepException("The " + data.describe() + " failed: " + ex + ".", "Correct the revision.", null,
					ex);
		}
		finally {
			this.dataSources.forEach(TransactionSynchronizationManager::unbindResourceIfPossible);
			this.guard.close();
		}
		if (holder.isRollbackOnly()) {
			throw new StepException("The " + data.describe()
					+ " asked for a rollback: a transaction that took part in the run was marked rollback-only.",
					"Let the exception reach the engine, or don't roll back in the step.", null, null);
		}
		if (this.guard.alive() && schemaVersion(data) != schemaVersion) {
			throw new StepException("The " + data.describe() + " changed the schema.",
					"Change the schema in operations of the revision (op.createTable, op.alterTable, op.execute …), which "
							+ "are checked, kept in the history and can be replayed; code can't.",
					null, null);
		}
	}

	private long schemaVersion(Data data) {
		try {
			return Pragma.number(this.connection, "schema_version");
		}
		catch (SQLException ex) {
			this.guard.failed(ex);
			throw new StepException("The " + data.describe() + " can't be run: " + ex.getMessage() + ".",
					"Correct the revision.", null, ex);
		}
	}

}
