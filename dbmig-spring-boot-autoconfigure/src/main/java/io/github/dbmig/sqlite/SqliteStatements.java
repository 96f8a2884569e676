package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.operation.CreateTrigger;
import io.github.dbmig.operation.CreateView;
import io.github.dbmig.operation.Data;
import io.github.dbmig.operation.DropIndex;
import io.github.dbmig.operation.DropTable;
import io.github.dbmig.operation.DropTrigger;
import io.github.dbmig.operation.DropView;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Insert;
import io.github.dbmig.operation.OperationVisitor;
import io.github.dbmig.operation.RebuildTable;
import io.github.dbmig.operation.RenameTable;
import io.github.dbmig.operation.Row;
import io.github.dbmig.operation.TableSql;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Turns operations into the statements that SQLite has for them. Changes of tables are
 * planned, see {@link TablePlanner}.
 *
 * @see <a href="https://www.sqlite.org/lang_altertable.html">ALTER TABLE</a>
 */
final class SqliteStatements implements OperationVisitor<List<SqlStatement>> {

	@Override
	public List<SqlStatement> createTable(CreateTable operation) {
		return one(TableSql.create(operation));
	}

	@Override
	public List<SqlStatement> dropTable(DropTable operation) {
		return one("DROP TABLE " + SqlNames.quote(operation.name()));
	}

	@Override
	public List<SqlStatement> renameTable(RenameTable operation) {
		return one("ALTER TABLE " + SqlNames.quote(operation.from()) + " RENAME TO " + SqlNames.quote(operation.to()));
	}

	/**
	 * How a table is changed depends on the table and its rows; the run plans it.
	 */
	@Override
	public List<SqlStatement> alterTable(AlterTable operation) {
		return List.of();
	}

	@Override
	public List<SqlStatement> rebuildTable(RebuildTable operation) {
		return List.of();
	}

	@Override
	public List<SqlStatement> createIndex(CreateIndex operation) {
		return one(TableSql.index(operation));
	}

	@Override
	public List<SqlStatement> dropIndex(DropIndex operation) {
		return one("DROP INDEX " + SqlNames.quote(operation.name()));
	}

	@Override
	public List<SqlStatement> createView(CreateView operation) {
		return one("CREATE VIEW " + SqlNames.quote(operation.name()) + " AS " + operation.select());
	}

	@Override
	public List<SqlStatement> dropView(DropView operation) {
		return one("DROP VIEW " + SqlNames.quote(operation.name()));
	}

	@Override
	public List<SqlStatement> createTrigger(CreateTrigger operation) {
		TriggerSql.check(operation.sql());
		return one(operation.sql());
	}

	@Override
	public List<SqlStatement> dropTrigger(DropTrigger operation) {
		return one("DROP TRIGGER " + SqlNames.quote(operation.name()));
	}

	@Override
	public List<SqlStatement> execute(Execute operation) {
		return List.of(new SqlStatement(operation.sql(), operation.parameters()));
	}

	@Override
	public List<SqlStatement> insert(Insert operation) {
		List<SqlStatement> statements = new ArrayList<>();
		for (Row row : operation.rows()) {
			Map<String, @Nullable Object> values = new LinkedHashMap<>(row.values());
			String columns = String.join(", ", values.keySet().stream().map(SqlNames::quote).toList());
			String marks = String.join(", ", values.keySet().stream().map((name) -> "?").toList());
			statements.add(new SqlStatement(
					"INSERT INTO " + SqlNames.quote(operation.table()) + " (" + columns + ") VALUES (" + marks + ")",
					new ArrayList<>(values.values())));
		}
		return statements;
	}

	/**
	 * A data step is code, not SQL; the run calls it.
	 */
	@Override
	public List<SqlStatement> data(Data operation) {
		return List.of();
	}

	private static List<SqlStatement> one(String sql) {
		return List.of(SqlStatement.of(sql));
	}

}
