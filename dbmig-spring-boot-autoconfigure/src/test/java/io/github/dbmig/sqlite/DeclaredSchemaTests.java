package io.github.dbmig.sqlite;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.OperationRecorder;
import io.github.dbmig.operation.Operations;
import io.github.dbmig.operation.Row;
import io.github.dbmig.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/**
 * Entities of every kind are compared with SQLite's own reading in
 * {@code MappingFeatureTests}.
 */
class DeclaredSchemaTests {

	private final SqliteDialect dialect = new SqliteDialect();

	@Test
	void tablesAndIndexesAreWhatSqliteMakesOfThem() throws Exception {
		List<Operation> operations = OperationRecorder.record((op) -> {
			op.createTable("order",
					(t) -> t.column("id", "INTEGER", (c) -> c.primaryKey().autoIncrement())
						.column("a \"b\"", "VARCHAR(40)", (c) -> c.notNull().defaultValue("x"))
						.column("c", "TEXT", (c) -> c.references("Order", "id")));
			op.createIndex("ix", "ORDER", (i) -> i.column("c"));
			op.insert("order", Row.row("c", "1"));
		});
		Schema declared = this.dialect.declared(operations).orElseThrow();
		assertThat(declared).isEqualTo(SchemaReads.replay(operations));
		assertThat(declared.indexes()).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource
	void whatOnlySqliteCanTellIsNotGuessed(Consumer<Operations> body) {
		assertThat(this.dialect.declared(OperationRecorder.record(body))).isEmpty();
	}

	static Stream<Arguments> whatOnlySqliteCanTellIsNotGuessed() {
		return Stream.of(tried("SQL of its own", (op) -> op.execute("CREATE TABLE t (a)")),
				tried("a view", (op) -> op.createView("v", "SELECT 1")), tried("a change of a table", (op) -> {
					op.createTable("t", (t) -> t.column("a", "TEXT"));
					op.alterTable("t", (t) -> t.addColumn("b", "TEXT"));
				}), tried("two tables of one name", (op) -> {
					op.createTable("t", (t) -> t.column("a", "TEXT"));
					op.createTable("T", (t) -> t.column("a", "TEXT"));
				}), tried("an index of a table's name", (op) -> {
					op.createTable("t", (t) -> t.column("a", "TEXT"));
					op.createIndex("T", "t", (i) -> i.column("a"));
				}), tried("an index on nothing", (op) -> op.createIndex("ix", "t", (i) -> i.column("a"))),
				tried("a check that is none",
						(op) -> op.createTable("t", (t) -> t.column("a", "TEXT").check("c", "a > (1"))));
	}

	private static Arguments tried(String name, Consumer<Operations> body) {
		return argumentSet(name, body);
	}

}
