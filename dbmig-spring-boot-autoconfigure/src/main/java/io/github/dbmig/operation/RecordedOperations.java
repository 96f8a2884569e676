package io.github.dbmig.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what a revision says.
 */
final class RecordedOperations implements Operations {

	private final List<Operation> operations = new ArrayList<>();

	private boolean closed;

	List<Operation> close() {
		this.closed = true;
		return List.copyOf(this.operations);
	}

	@Override
	public Operations createTable(String name, Consumer<? super TableSpec> table) {
		RecordedTable spec = new RecordedTable();
		Require.notNull("createTable", "the description of the table", table).accept(spec);
		return add(spec.build(name));
	}

	@Override
	public Operations alterTable(String name, Consumer<? super AlterTableSpec> changes) {
		RecordedChanges spec = new RecordedChanges();
		Require.notNull("alterTable", "the description of the changes", changes).accept(spec);
		return add(new AlterTable(name, spec.build()));
	}

	@Override
	public Operations renameTable(String from, String to) {
		return add(new RenameTable(from, to));
	}

	@Override
	public Operations dropTable(String name) {
		return add(new DropTable(name));
	}

	@Override
	public Operations rebuildTable(String name) {
		return add(new RebuildTable(name));
	}

	@Override
	public Operations createIndex(String name, String table, Consumer<? super IndexSpec> index) {
		RecordedIndex spec = new RecordedIndex();
		Require.notNull("createIndex", "the description of the index", index).accept(spec);
		return add(spec.build(name, table));
	}

	@Override
	public Operations dropIndex(String name) {
		return add(new DropIndex(name));
	}

	@Override
	public Operations createView(String name, String select) {
		return add(new CreateView(name, select));
	}

	@Override
	public Operations dropView(String name) {
		return add(new DropView(name));
	}

	@Override
	public Operations createTrigger(String sql) {
		return add(new CreateTrigger(sql));
	}

	@Override
	public Operations dropTrigger(String name) {
		return add(new DropTrigger(name));
	}

	@Override
	public Operations execute(String sql, @Nullable Object... parameters) {
		// execute(sql, null) compiles and means one parameter that is NULL
		List<@Nullable Object> given = (parameters != null) ? Arrays.asList(parameters)
				: Collections.singletonList(null);
		return add(new Execute(sql, given));
	}

	@Override
	public Operations insert(String table, Row... rows) {
		return add(new Insert(table, Arrays.asList(rows)));
	}

	@Override
	public Operations data(String description, DataStep action) {
		return add(new Data(description, action));
	}

	private Operations add(Operation operation) {
		if (this.closed) {
			throw new IllegalStateException(operation.describe()
					+ ": the revision has already been read, so this would never run; say it in upgrade or downgrade"
					+ " itself, or use the JdbcClient inside a data step");
		}
		this.operations.add(operation);
		return this;
	}

}
