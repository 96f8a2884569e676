package io.github.dbmig.authoring;

import java.util.List;
import java.util.Optional;

import io.github.dbmig.compare.SchemaOperations;
import io.github.dbmig.compare.SqlEquivalence;
import io.github.dbmig.dialect.ColumnValues;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * What rows get in the downgrade, in a column whose values nobody has any more: something
 * that the old schema accepts, and nothing that looks as if it meant anything.
 */
final class LostValues implements Fillings {

	private final Schema schema;

	private final SqlEquivalence sql;

	private final ColumnValues values;

	/**
	 * Create them.
	 * @param schema the schema that is to be again
	 * @param sql judges its SQL
	 * @param values values for its columns
	 */
	LostValues(Schema schema, SqlEquivalence sql, ColumnValues values) {
		this.schema = schema;
		this.sql = sql;
		this.values = values;
	}

	@Override
	public SqlEquivalence sql() {
		return this.sql;
	}

	@Override
	public ColumnValues values() {
		return this.values;
	}

	@Override
	public Filling of(Table table, Column column, boolean added) {
		String name = SqlNames.quote(column.name());
		String expression = expression(table, column, added);
		if (expression == null) {
			return new Filling(null,
					List.of((added ? "column " + name + " comes back without its values: rows"
							: "rows that hold NULL in column " + name)
							+ " stop the run before it writes, unless a backfill gives them other values"));
		}
		return new Filling(expression,
				List.of(added ? "column " + name + " comes back without its values: rows get " + expression
						: "rows that hold NULL in column " + name + " get " + expression));
	}

	private @Nullable String expression(Table table, Column column, boolean added) {
		boolean distinct = isDistinct(this.schema, table, column);
		Optional<TableConstraint.ForeignKey> key = table.constraints(TableConstraint.ForeignKey.class)
			.stream()
			.filter((candidate) -> candidate.columns().stream().anyMatch((name) -> SqlNames.same(name, column.name())))
			.findFirst();
		if (key.isPresent()) {
			return (distinct || key.get().columns().size() > 1) ? null : firstParent(key.get());
		}
		if (!distinct) {
			return constant(table, column);
		}
		return (added && CheckValues.allowed(table, column.name()).isEmpty())
				? this.values.distinct(table, column).orElse(null) : null;
	}

	private @Nullable String firstParent(TableConstraint.ForeignKey key) {
		Optional<String> column = key.referencedColumns().isEmpty()
				? this.schema.table(key.table())
					.flatMap(Table::primaryKey)
					.map((primary) -> SchemaOperations.names(primary.terms()).get(0))
				: Optional.of(key.referencedColumns().get(0));
		return column
			.map((name) -> "(SELECT min(" + SqlNames.quote(name) + ") FROM " + SqlNames.quote(key.table()) + ")")
			.orElse(null);
	}

	/** Whether two rows may not have the same value in a column, or in it and others. */
	static boolean isDistinct(Schema schema, Table table, Column column) {
		boolean inKey = table.constraints()
			.stream()
			.filter((constraint) -> !(constraint instanceof TableConstraint.ForeignKey))
			.flatMap((constraint) -> SchemaOperations.columns(constraint).stream())
			.anyMatch((name) -> SqlNames.same(name, column.name()));
		return inKey || schema.indexesOn(table.name())
			.stream()
			.anyMatch((index) -> index.unique() && reads(index, column.name()));
	}

	private static boolean reads(Index index, String column) {
		return (index.where() != null && CheckValues.mentions(index.where(), column)) || index.terms()
			.stream()
			.anyMatch((term) -> (term.column() != null) ? SqlNames.same(term.column(), column)
					: CheckValues.mentions(String.valueOf(term.expression()), column));
	}

	/** The constant that a column of that type gets, one that its checks allow. */
	private String constant(Table table, Column column) {
		List<String> allowed = CheckValues.allowed(table, column.name());
		return allowed.isEmpty() ? this.values.constant(column.type()) : allowed.get(0);
	}

}
