package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.operation.Insert;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.Ddl;
import io.github.dbmig.sqlite.ddl.DdlSyntaxException;
import io.github.dbmig.sqlite.ddl.IndexDdl;
import io.github.dbmig.sqlite.ddl.TableDdl;

/**
 * The schema that CREATE TABLE and CREATE INDEX make of nothing, read from their
 * statements. Much faster than running them: SQLite looks through all that it has for
 * each new object, so that its time grows with the square of their number.
 */
final class DeclaredSchema {

	private final SqliteStatements statements = new SqliteStatements();

	/** Tables and indexes share their names. */
	private final Set<String> names = new HashSet<>();

	private final Map<String, TableDdl> definitions = new HashMap<>();

	private final List<Table> tables = new ArrayList<>();

	private final List<Index> indexes = new ArrayList<>();

	/**
	 * Read operations.
	 * @param operations the operations, in order
	 * @return what they make, empty if they do anything else than make tables, indexes
	 * and rows, or if SQLite wouldn't take them
	 */
	Optional<Schema> of(List<Operation> operations) {
		try {
			boolean isDeclared = operations.stream().allMatch(this::add);
			return isDeclared ? Optional.of(new Schema(this.tables, this.indexes, List.of(), List.of(), List.of()))
					: Optional.empty();
		}
		catch (DdlSyntaxException ex) {
			// SQLite has the better words for what is wrong
			return Optional.empty();
		}
	}

	private boolean add(Operation operation) {
		if (operation instanceof CreateTable || operation instanceof CreateIndex) {
			return operation.accept(this.statements).stream().allMatch((statement) -> add(Ddl.parse(statement.sql())));
		}
		return operation instanceof Insert;
	}

	private boolean add(Ddl ddl) {
		if (!this.names.add(SqlNames.fold(ddl.name().value()))) {
			return false;
		}
		if (ddl instanceof TableDdl table) {
			this.definitions.put(SqlNames.fold(table.name().value()), table);
			return this.tables.add(SchemaObjects.table(table, false));
		}
		return ddl instanceof IndexDdl index && this.definitions.containsKey(SqlNames.fold(index.table().value()))
				&& this.indexes
					.add(SchemaObjects.index(index, this.definitions.get(SqlNames.fold(index.table().value()))));
	}

}
