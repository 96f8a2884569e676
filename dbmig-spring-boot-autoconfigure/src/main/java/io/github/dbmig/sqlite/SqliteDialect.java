package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.github.dbmig.dialect.Database;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.dialect.Dialect;
import io.github.dbmig.operation.Data;
import io.github.dbmig.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * SQLite, from version 3.37, through the driver of Xerial.
 */
public final class SqliteDialect implements Dialect {

	@Override
	public Database database(DataSource dataSource, DatabaseAccess access) {
		return new SqliteDatabase(dataSource, access);
	}

	@Override
	public List<String> script(List<Operation> operations) {
		List<String> script = new ArrayList<>();
		SqliteStatements statements = new SqliteStatements();
		for (Operation operation : operations) {
			if (operation instanceof Data) {
				script.add("-- " + operation.describe());
				continue;
			}
			try {
				operation.accept(statements).forEach((statement) -> script.add(written(statement)));
			}
			catch (UnsupportedChangeException ex) {
				script.add("-- " + operation.describe());
			}
		}
		return script;
	}

	private static String written(SqlStatement statement) {
		if (statement.parameters().isEmpty()) {
			return statement.sql();
		}
		List<String> values = new ArrayList<>();
		for (@Nullable
		Object value : statement.parameters()) {
			values.add(SqlStatement.literal(value));
		}
		return statement.sql() + " -- " + String.join(", ", values).replaceAll("\\R", " ");
	}

}
