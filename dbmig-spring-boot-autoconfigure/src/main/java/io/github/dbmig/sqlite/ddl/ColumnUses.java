package io.github.dbmig.sqlite.ddl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.ExpressionState.Role;
import io.github.dbmig.sqlite.ddl.OptionNode.Option;

/**
 * What in a table's definition needs a column of it.
 *
 * @param own the constraints that go with the column: those of it alone, wherever they
 * stand, but for the primary key
 * @param shared the constraints that keep it: the primary key, those of other columns
 * too, and foreign keys of other columns that refer to it in the same table
 * @param generated the other columns that are computed from it
 */
public record ColumnUses(List<ConstraintNode> own, List<ConstraintNode> shared, List<ColumnNode> generated) {

	private static final Set<String> ROWID = Set.of("rowid", "oid", "_rowid_");

	public ColumnUses {
		own = List.copyOf(own);
		shared = List.copyOf(shared);
		generated = List.copyOf(generated);
	}

	static ColumnUses of(TableDdl table, String column) {
		List<ConstraintNode> own = new ArrayList<>();
		List<ConstraintNode> shared = new ArrayList<>();
		String name = SqlNames.fold(column);
		for (ConstraintNode node : table.allConstraints()) {
			DdlName inline = node.head().column();
			Set<String> columns = columns(table, node);
			boolean named = columns.contains(name) || (inline != null && inline.is(column) && isConstraint(node));
			if (refersTo(table, node, column)) {
				columns.add(name);
				named = true;
			}
			if (named) {
				boolean alone = columns.isEmpty() || columns.equals(Set.of(name));
				((alone && !(node instanceof ConstraintNode.PrimaryKey)) ? own : shared).add(node);
			}
		}
		List<ColumnNode> generated = table.columns()
			.stream()
			.filter((other) -> !other.name().is(column) && other.all(ConstraintNode.Generated.class)
				.stream()
				.anyMatch((node) -> names(table, node.expression(), column)))
			.toList();
		return new ColumnUses(own, shared, generated);
	}

	private static boolean isConstraint(ConstraintNode node) {
		return node instanceof ConstraintNode.PrimaryKey || node instanceof ConstraintNode.Unique
				|| node instanceof ConstraintNode.Check || node instanceof ConstraintNode.ForeignKey;
	}

	/** Whether a foreign key to the table itself refers to this column of it. */
	private static boolean refersTo(TableDdl table, ConstraintNode node, String column) {
		if (!(node instanceof ConstraintNode.ForeignKey key) || !key.table().is(table.name().value())) {
			return false;
		}
		if (!key.referenced().isEmpty()) {
			return key.referenced().stream().anyMatch((name) -> name.is(column));
		}
		return table.primaryKey()
			.filter((primary) -> primary.columns().stream().anyMatch((name) -> SqlNames.same(name, column)))
			.isPresent();
	}

	/** The columns of a constraint, as keys. */
	private static Set<String> columns(TableDdl table, ConstraintNode node) {
		List<String> names = List.of();
		if (node instanceof ConstraintNode.Check check) {
			names = ExpressionNames.of(table.sql(), check.expression(), Role.NAME)
				.stream()
				.map(DdlName::value)
				.filter((name) -> table.column(name).isPresent() || isRowid(table, name))
				.toList();
		}
		else if (node instanceof ConstraintNode.Unique unique) {
			names = unique.columns();
		}
		else if (node instanceof ConstraintNode.PrimaryKey key) {
			names = key.columns();
		}
		else if (node instanceof ConstraintNode.ForeignKey key) {
			names = key.columnNames();
		}
		return new LinkedHashSet<>(names.stream().map(SqlNames::fold).toList());
	}

	private static boolean isRowid(TableDdl table, String name) {
		return !table.has(Option.WITHOUT_ROWID) && ROWID.contains(SqlNames.fold(name));
	}

	static boolean names(Ddl ddl, TermNode term, String column) {
		return (term.name() != null) ? term.isColumn(column) : names(ddl, term.expression(), column);
	}

	static boolean names(Ddl ddl, Span expression, String column) {
		return ExpressionNames.of(ddl.sql(), expression, Role.NAME).stream().anyMatch((name) -> name.is(column));
	}

}
