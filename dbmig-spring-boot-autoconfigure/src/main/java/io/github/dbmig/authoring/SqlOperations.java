package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

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
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * Says operations as statements.
 */
final class SqlOperations implements OperationVisitor<List<SqlWriting>> {

	@Override
	public List<SqlWriting> createTable(CreateTable operation) {
		return plain(TableSql.create(operation));
	}

	@Override
	public List<SqlWriting> dropTable(DropTable operation) {
		return plain("DROP TABLE " + SqlNames.quote(operation.name()));
	}

	@Override
	public List<SqlWriting> renameTable(RenameTable operation) {
		return List.of(new SqlWriting(List.of(),
				"ALTER TABLE " + SqlNames.quote(operation.from()) + " RENAME TO " + SqlNames.quote(operation.to()),
				operation));
	}

	@Override
	public List<SqlWriting> alterTable(AlterTable operation) {
		return SqlTableChanges.statements(operation);
	}

	@Override
	public List<SqlWriting> rebuildTable(RebuildTable operation) {
		throw SqlRefusal.of(operation, null);
	}

	@Override
	public List<SqlWriting> createIndex(CreateIndex operation) {
		return plain(TableSql.index(operation));
	}

	@Override
	public List<SqlWriting> dropIndex(DropIndex operation) {
		return plain("DROP INDEX " + SqlNames.quote(operation.name()));
	}

	@Override
	public List<SqlWriting> createView(CreateView operation) {
		return plain("CREATE VIEW " + SqlNames.quote(operation.name()) + " AS " + operation.select());
	}

	@Override
	public List<SqlWriting> dropView(DropView operation) {
		return plain("DROP VIEW " + SqlNames.quote(operation.name()));
	}

	@Override
	public List<SqlWriting> createTrigger(CreateTrigger operation) {
		return plain(operation.sql());
	}

	@Override
	public List<SqlWriting> dropTrigger(DropTrigger operation) {
		return plain("DROP TRIGGER " + SqlNames.quote(operation.name()));
	}

	@Override
	public List<SqlWriting> execute(Execute operation) {
		if (operation.parameters().isEmpty()) {
			return plain(operation.sql());
		}
		Iterator<@Nullable Object> parameters = operation.parameters().iterator();
		StringBuilder sql = new StringBuilder();
		for (SqlToken token : SqlLexer.tokens(operation.sql())) {
			boolean parameter = token.kind() == SqlToken.Kind.PARAMETER;
			if (parameter && !(token.text().equals("?") && parameters.hasNext())) {
				throw SqlRefusal.of(operation, null);
			}
			sql.append(parameter ? SqlLiterals.of(parameters.next()) : token.text());
		}
		if (parameters.hasNext()) {
			throw SqlRefusal.of(operation, null);
		}
		return plain(sql.toString());
	}

	/** A statement for adjacent rows that have values for the same columns. */
	@Override
	public List<SqlWriting> insert(Insert operation) {
		List<SqlWriting> statements = new ArrayList<>();
		List<Row> together = new ArrayList<>();
		for (Row row : operation.rows()) {
			if (!together.isEmpty() && !columns(together.get(0)).equals(columns(row))) {
				statements.addAll(insert(operation.table(), together));
				together.clear();
			}
			together.add(row);
		}
		statements.addAll(insert(operation.table(), together));
		return statements;
	}

	private static List<SqlWriting> insert(String table, List<Row> rows) {
		String columns = columns(rows.get(0)).stream().map(SqlNames::quote).collect(Collectors.joining(", "));
		String separator = (rows.size() > 1) ? "\n    " : " ";
		return plain("INSERT INTO " + SqlNames.quote(table) + " (" + columns + ") VALUES" + separator
				+ rows.stream().map(SqlOperations::values).collect(Collectors.joining("," + separator)));
	}

	private static List<String> columns(Row row) {
		return List.copyOf(row.values().keySet());
	}

	private static String values(Row row) {
		return row.values().values().stream().map(SqlLiterals::of).collect(Collectors.joining(", ", "(", ")"));
	}

	@Override
	public List<SqlWriting> data(Data operation) {
		throw SqlRefusal.of(operation, null);
	}

	private static List<SqlWriting> plain(String sql) {
		return List.of(new SqlWriting(List.of(), sql, new Execute(sql, List.of())));
	}

}
