package io.github.dbmig.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.dbmig.compare.SchemaDifference.ColumnAdded;
import io.github.dbmig.compare.SchemaDifference.ColumnAspect;
import io.github.dbmig.compare.SchemaDifference.ColumnChanged;
import io.github.dbmig.compare.SchemaDifference.ColumnDropped;
import io.github.dbmig.compare.SchemaDifference.ColumnRenamed;
import io.github.dbmig.compare.SchemaDifference.StrictChanged;
import io.github.dbmig.compare.SchemaDifference.TableRenamed;
import io.github.dbmig.compare.SchemaDifference.WithoutRowidChanged;
import io.github.dbmig.operation.Generated;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.ConflictResolution;
import io.github.dbmig.schema.Table;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Compares a table with what it is to be.
 */
final class TableDiff {

	private static final String BINARY = "binary";

	private final Table original;

	private final Table from;

	private final Table to;

	private final SqlEquivalence sql;

	private final Named<Column> had;

	private final Named<Column> has;

	/**
	 * Compare a table.
	 * @param original the table as it is
	 * @param from the same with the names that are to be
	 * @param to the table as it is to be
	 * @param sql judges types and expressions
	 */
	TableDiff(Table original, Table from, Table to, SqlEquivalence sql) {
		this.original = original;
		this.from = from;
		this.to = to;
		this.sql = sql;
		this.had = Named.of(from.columns(), Column::name);
		this.has = Named.of(to.columns(), Column::name);
	}

	/** The names and what is said behind the parentheses. */
	List<SchemaDifference> table() {
		List<SchemaDifference> differences = new ArrayList<>();
		String name = this.to.name();
		if (!SqlNames.same(this.original.name(), name)) {
			differences.add(new TableRenamed(this.original.name(), name));
		}
		if (this.from.strict() != this.to.strict()) {
			differences.add(new StrictChanged(name, this.to.strict()));
		}
		if (this.from.withoutRowid() != this.to.withoutRowid()) {
			differences.add(new WithoutRowidChanged(name, this.to.withoutRowid()));
		}
		for (int i = 0; i < this.from.columns().size(); i++) {
			String old = this.original.columns().get(i).name();
			Column column = this.has.get(this.from.columns().get(i).name());
			if (column != null && !SqlNames.same(old, column.name())) {
				differences.add(new ColumnRenamed(name, old, column.name()));
			}
		}
		return differences;
	}

	/** The columns that go, come and change. */
	List<SchemaDifference> columns() {
		List<SchemaDifference> differences = new ArrayList<>();
		for (int i = 0; i < this.from.columns().size(); i++) {
			if (!this.has.has(this.from.columns().get(i).name())) {
				differences.add(new ColumnDropped(this.to.name(), this.original.columns().get(i)));
			}
		}
		int lastKept = -1;
		for (int i = 0; i < this.to.columns().size(); i++) {
			if (this.had.has(this.to.columns().get(i).name())) {
				lastKept = i;
			}
		}
		for (int i = 0; i < this.to.columns().size(); i++) {
			Column column = this.to.columns().get(i);
			if (!this.had.has(column.name())) {
				String after = (i > 0) ? this.to.columns().get(i - 1).name() : null;
				differences.add(new ColumnAdded(this.to.name(), column, after, i > lastKept));
			}
		}
		for (Column column : this.to.columns()) {
			Column old = this.had.get(column.name());
			if (old != null) {
				Set<ColumnAspect> aspects = aspects(old, column);
				if (!aspects.isEmpty()) {
					differences.add(new ColumnChanged(this.to.name(), named(old, column.name()), column, aspects));
				}
			}
		}
		return differences;
	}

	private static Column named(Column column, String name) {
		return new Column(name, column.type(), column.notNull(), column.onConflict(), column.defaultValue(),
				column.collation(), column.generated());
	}

	private Set<ColumnAspect> aspects(Column old, Column column) {
		Set<ColumnAspect> aspects = EnumSet.noneOf(ColumnAspect.class);
		if (!sameType(old, column)) {
			aspects.add(ColumnAspect.TYPE);
		}
		if (refusesOtherwise(old, column)) {
			aspects.add(ColumnAspect.NOT_NULL);
		}
		else if (old.notNull() && column.notNull() && conflict(old) != conflict(column)) {
			aspects.add(ColumnAspect.ON_CONFLICT);
		}
		if (!Objects.equals(old.defaultValue(), column.defaultValue())
				&& !this.sql.sameDefault(old.defaultValue(), column.defaultValue(), column.type())) {
			aspects.add(ColumnAspect.DEFAULT);
		}
		if (!collation(old).equals(collation(column))) {
			aspects.add(ColumnAspect.COLLATION);
		}
		if (!sameGenerated(old.generated(), column.generated())) {
			aspects.add(ColumnAspect.GENERATED);
		}
		return aspects;
	}

	/**
	 * What only follows from the primary key or the kind of table is no change of its
	 * own.
	 */
	private boolean refusesOtherwise(Column old, Column column) {
		return old.notNull() != column.notNull()
				&& this.sql.refusesNull(this.from, old) != this.sql.refusesNull(this.to, column);
	}

	/**
	 * Of a type of another spelling it also counts whether the database still finds keys
	 * for the column, which with the same spelling the primary key says.
	 */
	private boolean sameType(Column old, Column column) {
		if (old.type() != null && column.type() != null && SqlNames.same(old.type(), column.type())) {
			return true;
		}
		return this.sql.sameType(old.type(), column.type(), this.to.strict())
				&& this.sql.givesKeys(this.from, old) == this.sql.givesKeys(this.to, column);
	}

	private boolean sameGenerated(@Nullable Generated one, @Nullable Generated other) {
		if (one == null || other == null) {
			return one == null && other == null;
		}
		return one.kind() == other.kind() && this.sql.sameExpression(one.expression(), other.expression());
	}

	private static ConflictResolution conflict(Column column) {
		return (column.onConflict() != null) ? column.onConflict() : ConflictResolution.ABORT;
	}

	/** The collation of a column, in lower case. */
	static String collation(@Nullable Column column) {
		return (column != null && column.collation() != null) ? SqlNames.fold(column.collation()) : BINARY;
	}

}
