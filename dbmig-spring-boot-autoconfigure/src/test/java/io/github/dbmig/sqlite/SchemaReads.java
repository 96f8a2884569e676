package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.github.dbmig.operation.Operation;
import io.github.dbmig.schema.Schema;

/**
 * Gives tests of other packages what {@link SchemaReader} reads.
 */
public final class SchemaReads {

	private SchemaReads() {
	}

	public static Schema read(Connection connection) throws SQLException {
		return SchemaReader.read(connection);
	}

	/**
	 * Run operations in memory and read what they made.
	 */
	public static Schema replay(List<Operation> operations) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
				Statement statement = connection.createStatement()) {
			SqliteStatements statements = new SqliteStatements();
			for (Operation operation : operations) {
				for (SqlStatement sql : operation.accept(statements)) {
					if (sql.parameters().isEmpty()) {
						statement.execute(sql.sql());
					}
				}
			}
			return read(connection);
		}
	}

}
