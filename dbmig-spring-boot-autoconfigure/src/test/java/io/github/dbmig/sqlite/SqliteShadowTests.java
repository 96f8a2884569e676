package io.github.dbmig.sqlite;

import java.util.List;
import java.util.function.Consumer;

import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.OperationRecorder;
import io.github.dbmig.operation.Operations;
import io.github.dbmig.schema.Column;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.dbmig.operation.Row.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

/**
 * Tests for {@link SqliteShadow}.
 */
class SqliteShadowTests {

	private final Shadow shadow = new SqliteDialect().shadow(List.of());

	@AfterEach
	void close() {
		this.shadow.close();
	}

	@Test
	void operationsMakeTheSchema() {
		this.shadow.replay(operations((op) -> {
			op.createTable("t", (t) -> t.column("id", "INTEGER", (c) -> c.primaryKey()).column("n", "TEXT"));
			op.createIndex("ix", "t", (ix) -> ix.column("n"));
		}));
		this.shadow.replay(operations((op) -> op.alterTable("t", (t) -> t.alterColumn("n", (c) -> c.notNull())
			.addColumn("m", "INTEGER", (c) -> c.notNull().backfill("length(n)")))));
		assertThat(this.shadow.schema().table("t").orElseThrow().columns()).extracting(Column::name, Column::notNull)
			.containsExactly(tuple("id", false), tuple("n", true), tuple("m", true));
		assertThat(this.shadow.schema().indexesOn("t")).hasSize(1);
	}

	@Test
	void rowsAreNotWrittenAndCodeIsNotRun() {
		this.shadow.replay(operations((op) -> {
			op.createTable("t", (t) -> t.column("id", "INTEGER", (c) -> c.primaryKey()));
			op.insert("t", row("id", 1), row("id", 1));
			op.execute("INSERT INTO t VALUES (1), (1)");
			op.execute("/* of one */ update t SET id = nowhere(id)");
			op.data("fails if it is run", (jdbc) -> {
				throw new IllegalStateException();
			});
			op.execute("CREATE TABLE u AS SELECT count(*) AS n FROM t");
		}));
		assertThat(this.shadow.schema().table("u")).isPresent();
	}

	@Test
	void functionsAndCollationsOfTheApplicationAreStoodIn() {
		this.shadow.replay(operations((op) -> {
			op.createTable("t",
					(t) -> t.column("id", "INTEGER", (c) -> c.primaryKey())
						.column("n", "TEXT", (c) -> c.collate("UNKNOWN_COLLATION"))
						.check("c", "unknown_function(n) > 0"));
			op.createIndex("ix", "t", (ix) -> ix.expression("other_function(n)"));
		}));
		this.shadow.replay(operations((op) -> op.alterTable("t", (t) -> t.addCheck("d", "third_function(n) > 0")
			.alterColumn("n", (c) -> c.collate("OTHER_COLLATION")))));
		assertThat(this.shadow.schema().table("t").orElseThrow().constraints()).hasSize(3);
	}

	@Test
	void whatCantBeDoneIsToldWithItsPlace() {
		assertThatExceptionOfType(StepException.class).isThrownBy(() -> this.shadow.replay(operations((op) -> {
			op.createTable("t", (t) -> t.column("id", "INTEGER", (c) -> c.primaryKey()));
			op.alterTable("t", (t) -> t.addColumn("a", "TEXT"));
			op.alterTable("t", (t) -> t.dropColumn("nowhere"));
		}))).satisfies((ex) -> assertThat(ex.operation()).isEqualTo(2));
	}

	@Test
	void whatFailedLeavesWhatWasBeforeIt() {
		this.shadow.replay(operations((op) -> op.createTable("t", (t) -> t.column("id", "INTEGER", (c) -> {
		}))));
		assertThatExceptionOfType(StepException.class)
			.isThrownBy(() -> this.shadow.replay(operations((op) -> op.alterTable("t", (t) -> t.addColumn("a", "TEXT",
					(c) -> c.notNull().defaultValue("nowhere").check("no such column"))))));
		assertThat(this.shadow.schema().table("t").orElseThrow().columns()).extracting(Column::name)
			.containsExactly("id");
	}

	private static List<Operation> operations(Consumer<Operations> body) {
		return OperationRecorder.record(body);
	}

}
