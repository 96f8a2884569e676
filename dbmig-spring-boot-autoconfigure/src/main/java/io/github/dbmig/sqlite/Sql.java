package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.dialect.StepException;
import org.jspecify.annotations.Nullable;

/**
 * Statements of dbmig's own inside a step. What SQLite refuses is the step's failure,
 * told with the statement.
 */
final class Sql {

	private final Connection connection;

	Sql(Connection connection) {
		this.connection = connection;
	}

	Connection connection() {
		return this.connection;
	}

	void run(String sql) {
		try (Statement statement = this.connection.createStatement()) {
			// SET NOT NULL and ADD CHECK answer with rows, and work as they are taken
			if (statement.execute(sql)) {
				exhaust(statement);
			}
		}
		catch (SQLException ex) {
			throw failed(ex, sql);
		}
	}

	private static void exhaust(Statement statement) throws SQLException {
		try (ResultSet rows = statement.getResultSet()) {
			boolean more = rows.next();
			while (more) {
				more = rows.next();
			}
		}
	}

	void update(String sql, @Nullable Object... parameters) {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			bind(statement, parameters);
			statement.executeUpdate();
		}
		catch (SQLException ex) {
			throw failed(ex, sql);
		}
	}

	/** The first column of all rows. */
	List<@Nullable String> texts(String sql, @Nullable Object... parameters) {
		List<@Nullable String> texts = new ArrayList<>();
		each(sql, (row) -> texts.add(row.getString(1)), parameters);
		return texts;
	}

	/** The number in the first row. */
	long number(String sql, @Nullable Object... parameters) {
		long[] number = new long[1];
		each(sql, (row) -> number[0] = row.getLong(1), parameters);
		return number[0];
	}

	boolean exists(String select, @Nullable Object... parameters) {
		return number("SELECT EXISTS (" + select + ")", parameters) > 0;
	}

	void each(String sql, RowReader reader, @Nullable Object... parameters) {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			bind(statement, parameters);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					reader.read(rows);
				}
			}
		}
		catch (SQLException ex) {
			throw failed(ex, sql);
		}
	}

	private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
		for (int i = 0; i < parameters.length; i++) {
			statement.setObject(i + 1, parameters[i]);
		}
	}

	static StepException failed(SQLException ex, @Nullable String sql) {
		return new StepException("SQLite says: " + SqliteErrors.words(ex) + ".", "Correct the revision.", sql, ex);
	}

	/**
	 * Reads one row.
	 */
	@FunctionalInterface
	interface RowReader {

		void read(ResultSet row) throws SQLException;

	}

}
