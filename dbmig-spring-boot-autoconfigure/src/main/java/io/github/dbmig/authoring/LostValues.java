package io.github.dbmig.authoring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.github.dbmig.compare.SchemaOperations;
import io.github.dbmig.compare.SqlEquivalence;
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

	/**
	 * Create them.
	 * @param schema the schema that is to be again
	 * @param sql judges its SQL
	 */
	LostValues(Schema schema, SqlEquivalence sql) {
		this.schema = schema;
		this.sql = sql;
	}

	@Override
	public SqlEquivalence sql() {
		return this.sql;
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
		boolean distinct = isDistinct(table, column);
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
		return (added && !table.withoutRowid() && CheckValues.allowed(table, column.name()).isEmpty())
				? distinct(column) : null;
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
	boolean isDistinct(Table table, Column column) {
		boolean inKey = table.constraints()
			.stream()
			.filter((constraint) -> !(constraint instanceof TableConstraint.ForeignKey))
			.flatMap((constraint) -> SchemaOperations.columns(constraint).stream())
			.anyMatch((name) -> SqlNames.same(name, column.name()));
		return inKey || this.schema.indexesOn(table.name())
			.stream()
			.anyMatch((index) -> index.unique() && reads(index, column.name()));
	}

	private static boolean reads(Index index, String column) {
		return (index.where() != null && CheckValues.mentions(index.where(), column)) || index.terms()
			.stream()
			.anyMatch((term) -> (term.column() != null) ? SqlNames.same(term.column(), column)
					: CheckValues.mentions(String.valueOf(term.expression()), column));
	}

	private static String distinct(Column column) {
		return switch (Family.of(column.type())) {
			case TEXT -> "CAST(rowid AS TEXT)";
			case BLOB -> "CAST(rowid AS BLOB)";
			default -> "rowid";
		};
	}

	/** The constant that a column of that type gets, one that its checks allow. */
	static String constant(Table table, Column column) {
		List<String> allowed = CheckValues.allowed(table, column.name());
		return allowed.isEmpty() ? Family.of(column.type()).constant() : allowed.get(0);
	}

	/** What kind of values a column is for, by the name of its type. */
	enum Family {

		/** Text. */
		TEXT("''"),
		/** Bytes. */
		BLOB("x''"),
		/** Numbers, and what is kept as one. */
		NUMBER("0"),
		/** Points in time. */
		TIME("0");

		private final String constant;

		Family(String constant) {
			this.constant = constant;
		}

		String constant() {
			return this.constant;
		}

		static Family of(@Nullable String type) {
			String name = (type != null) ? type.toUpperCase(Locale.ROOT) : "";
			if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT") || name.contains("JSON")) {
				return TEXT;
			}
			if (name.contains("BLOB") || name.contains("BINARY") || name.contains("UUID")) {
				return BLOB;
			}
			return (name.contains("DATE") || name.contains("TIME")) ? TIME : NUMBER;
		}

	}

}
