package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of a run. Keeps the one that it prepared last: the rows of an
 * insert and of the history come one after the other.
 */
final class RunStatements {

	private static final Log logger = LogFactory.getLog(RunStatements.class);

	private final Connection connection;

	private @Nullable PreparedStatement prepared;

	private String preparedSql = "";

	RunStatements(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Run a statement, with all that its rows bring about.
	 * @param statement the statement with its parameters
	 * @return how many rows it changed or gave
	 * @throws SQLException if SQLite refuses
	 */
	int run(SqlStatement statement) throws SQLException {
		return statement.parameters().isEmpty() ? run(statement.sql()) : runPrepared(statement);
	}

	int run(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			return exhaust(statement, statement.execute(sql));
		}
	}

	/**
	 * Take every row of a statement that returns some: SQLite works as they are taken,
	 * and a statement that still has some keeps its table.
	 */
	private static int exhaust(Statement statement, boolean returnsRows) throws SQLException {
		if (!returnsRows) {
			return statement.getUpdateCount();
		}
		try (ResultSet rows = statement.getResultSet()) {
			int count = 0;
			while (rows.next()) {
				count++;
			}
			return count;
		}
	}

	private int runPrepared(SqlStatement sql) throws SQLException {
		PreparedStatement statement = prepare(sql.sql());
		try {
			int index = 1;
			for (Object parameter : sql.parameters()) {
				statement.setObject(index++, SqlStatement.bindable(parameter));
			}
			boolean returnsRows = statement.execute();
			int count = exhaust(statement, returnsRows);
			if (returnsRows) {
				forget();
			}
			return count;
		}
		catch (SQLException | RuntimeException ex) {
			forget();
			throw ex;
		}
	}

	private PreparedStatement prepare(String sql) throws SQLException {
		PreparedStatement statement = this.prepared;
		if (statement == null || !sql.equals(this.preparedSql)) {
			forget();
			statement = this.connection.prepareStatement(sql);
			this.prepared = statement;
			this.preparedSql = sql;
		}
		return statement;
	}

	/** Close what was kept: an open statement may stand in the way of others. */
	void forget() {
		PreparedStatement statement = this.prepared;
		this.prepared = null;
		try {
			if (statement != null) {
				statement.close();
			}
		}
		catch (SQLException ex) {
			logger.debug("A statement could not be closed", ex);
		}
	}

}
