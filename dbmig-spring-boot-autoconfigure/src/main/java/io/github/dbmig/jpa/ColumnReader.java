package io.github.dbmig.jpa;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.operation.Check;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.Generated;
import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.PrimaryKey;
import io.github.dbmig.revision.DefinitionText;
import io.github.dbmig.sql.SqlNames;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column. What {@code columnDefinition} says beside the type is taken apart;
 * where an annotation of its own says the same thing, the annotation counts.
 */
final class ColumnReader {

	private final Mapping mapping;

	private final Table table;

	private final CheckReader checks;

	ColumnReader(Mapping mapping, Table table, CheckReader checks) {
		this.mapping = mapping;
		this.table = table;
		this.checks = checks;
	}

	/**
	 * Read a column.
	 * @param column the column
	 * @param key the primary key if it is of this column alone
	 * @return the definition, with checks and primary key inline
	 */
	ColumnDefinition read(Column column, boolean key) {
		ColumnDefinition written = written(column);
		List<Constraint> constraints = new ArrayList<>();
		if (key) {
			constraints.add(new PrimaryKey(null, List.of(written.name()), isAutoIncrement(written)));
		}
		this.checks.read(column).forEach(constraints::add);
		for (Constraint constraint : written.constraints()) {
			if (constraint instanceof Check check) {
				constraints.add(this.checks.named(column, check));
			}
			else if (!(constraint instanceof PrimaryKey)) {
				constraints.add(constraint);
			}
		}
		if (column.isIdentity()) {
			return identity(written, constraints, key);
		}
		String collation = column.getCollation();
		return new ColumnDefinition(written.name(), written.type(), written.notNull() || !column.isNullable(),
				first(column.getDefaultValue(), written.defaultValue()), first(collation, written.collation()),
				generated(column, written), constraints);
	}

	/**
	 * SQLite gives a key of its own to an INTEGER PRIMARY KEY and to nothing else.
	 *
	 * @see <a href="https://www.sqlite.org/lang_createtable.html#rowid">ROWIDs and the
	 * INTEGER PRIMARY KEY</a>
	 */
	private ColumnDefinition identity(ColumnDefinition written, List<Constraint> constraints, boolean key) {
		if (!key) {
			throw this.mapping.refusal(this.table,
					"has the identity column \"" + written.name()
							+ "\" as a part of its primary key only. SQLite makes values for a column that is the "
							+ "whole primary key, and for no other.",
					"Make it the only @Id, or generate its values otherwise.");
		}
		return new ColumnDefinition(written.name(), "INTEGER", false, null, null, null, constraints);
	}

	private ColumnDefinition written(Column column) {
		String type = this.mapping.type(column);
		try {
			return DefinitionText.column(SqlNames.quote(column.getName()) + " " + type);
		}
		catch (IllegalArgumentException ex) {
			throw this.mapping.refusal(this.table, "defines the column \"" + column.getName() + "\" as '" + type
					+ "', which dbmig can't read: " + ex.getMessage() + ".", "Correct its columnDefinition.");
		}
	}

	private static boolean isAutoIncrement(ColumnDefinition written) {
		return written.constraints()
			.stream()
			.anyMatch((constraint) -> constraint instanceof PrimaryKey key && key.autoIncrement());
	}

	private static @Nullable Generated generated(Column column, ColumnDefinition written) {
		String expression = column.getGeneratedAs();
		return (expression != null) ? new Generated(expression, GeneratedKind.STORED) : written.generated();
	}

	private static @Nullable String first(@Nullable String one, @Nullable String other) {
		return (one != null) ? one : other;
	}

}
