package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.dialect.Database;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.dialect.Dialect;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Data;
import io.github.dbmig.operation.DropColumn;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.RebuildTable;
import io.github.dbmig.operation.RenameColumn;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.operation.TableSql;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.sql.SqlNames;
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
	public Optional<Schema> declared(List<Operation> operations) {
		return new DeclaredSchema().of(operations);
	}

	@Override
	public Shadow shadow(List<MigrationConnectionCustomizer> customizers) {
		return SqliteShadow.open(customizers);
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
			if (operation instanceof AlterTable alter) {
				alter.changes().forEach((change) -> script.add(written(alter.table(), change)));
			}
			else if (operation instanceof RebuildTable) {
				script.add("-- " + operation.describe());
			}
			else {
				operation.accept(statements).forEach((statement) -> script.add(written(statement)));
			}
		}
		return script;
	}

	/**
	 * What SQLite can do without asking the table; how the rest is done is planned then.
	 */
	private static String written(String table, TableChange change) {
		String alter = "ALTER TABLE " + SqlNames.quote(table) + " ";
		if (change instanceof AddColumn add && add.backfill() == null && add.position() == null) {
			return alter + "ADD COLUMN " + TableSql.column(add.column());
		}
		if (change instanceof DropColumn drop && !drop.cascade()) {
			return alter + "DROP COLUMN " + SqlNames.quote(drop.column());
		}
		if (change instanceof RenameColumn rename) {
			return alter + "RENAME COLUMN " + SqlNames.quote(rename.from()) + " TO " + SqlNames.quote(rename.to());
		}
		return "-- alter table " + SqlNames.quote(table) + ": " + change.describe();
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
