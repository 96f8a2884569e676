package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.dbmig.operation.Generated;
import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Deferral;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Term;
import io.github.dbmig.schema.Trigger;
import io.github.dbmig.schema.View;
import io.github.dbmig.schema.VirtualTable;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.DdlName;
import io.github.dbmig.sqlite.ddl.IndexDdl;
import io.github.dbmig.sqlite.ddl.OptionNode.Option;
import io.github.dbmig.sqlite.ddl.Span;
import io.github.dbmig.sqlite.ddl.TableDdl;
import io.github.dbmig.sqlite.ddl.TermNode;
import io.github.dbmig.sqlite.ddl.TriggerDdl;
import io.github.dbmig.sqlite.ddl.ViewDdl;
import io.github.dbmig.sqlite.ddl.VirtualTableDdl;
import org.jspecify.annotations.Nullable;

/**
 * What CREATE statements mean, as values.
 */
final class SchemaObjects {

	private static final Set<String> ROWID = Set.of("rowid", "oid", "_rowid_");

	private SchemaObjects() {
	}

	static Table table(TableDdl ddl, boolean shadow) {
		List<Column> columns = ddl.columns().stream().map((column) -> column(ddl, column)).toList();
		return new Table(ddl.name().value(), columns, constraints(ddl), ddl.has(Option.STRICT),
				ddl.has(Option.WITHOUT_ROWID), shadow, ddl.sql());
	}

	static Index index(IndexDdl ddl, @Nullable TableDdl table) {
		List<Term> terms = ddl.terms().stream().map((term) -> term(ddl.text(term.expression()), term, table)).toList();
		String on = (table != null) ? table.name().value() : ddl.table().value();
		return new Index(ddl.name().value(), on, ddl.unique(), terms,
				(ddl.where() != null) ? ddl.text(ddl.where()) : null, ddl.sql());
	}

	static View view(ViewDdl ddl) {
		return new View(ddl.name().value(), values(ddl.columns()), ddl.text(ddl.select()), ddl.sql());
	}

	static Trigger trigger(TriggerDdl ddl, String table) {
		return new Trigger(ddl.name().value(), table, ddl.timing(), ddl.event(), values(ddl.updateOf()),
				(ddl.when() != null) ? ddl.text(ddl.when()) : null, ddl.text(ddl.body()), ddl.sql());
	}

	static VirtualTable virtualTable(VirtualTableDdl ddl) {
		Span arguments = ddl.arguments();
		return new VirtualTable(ddl.name().value(), ddl.module().value(),
				(arguments != null) ? ddl.text(arguments) : null, ddl.sql());
	}

	private static Column column(TableDdl ddl, ColumnNode column) {
		Optional<ConstraintNode.NotNull> notNull = column.last(ConstraintNode.NotNull.class);
		return new Column(column.name().value(), column.typeName().isEmpty() ? null : column.typeName(),
				notNull.isPresent(), notNull.map(ConstraintNode.NotNull::onConflict).orElse(null),
				column.last(ConstraintNode.Default.class).map((node) -> ddl.text(node.expression())).orElse(null),
				column.last(ConstraintNode.Collate.class).map((node) -> node.collation().value()).orElse(null),
				column.last(ConstraintNode.Generated.class)
					.map((node) -> new Generated(ddl.text(node.expression()), node.kind()))
					.orElse(null));
	}

	private static List<TableConstraint> constraints(TableDdl ddl) {
		List<TableConstraint> constraints = new ArrayList<>();
		int lastForeignKey = -1;
		for (ConstraintNode node : ddl.allConstraints()) {
			if (node instanceof ConstraintNode.Deferrable later && lastForeignKey >= 0) {
				TableConstraint.ForeignKey key = (TableConstraint.ForeignKey) constraints.get(lastForeignKey);
				constraints.set(lastForeignKey, deferred(key, later.deferral()));
			}
			TableConstraint constraint = constraint(ddl, node);
			if (constraint != null) {
				if (constraint instanceof TableConstraint.ForeignKey) {
					lastForeignKey = constraints.size();
				}
				constraints.add(constraint);
			}
		}
		return constraints;
	}

	private static TableConstraint.ForeignKey deferred(TableConstraint.ForeignKey key, Deferral deferral) {
		return new TableConstraint.ForeignKey(key.name(), key.inline(), key.columns(), key.table(),
				key.referencedColumns(), key.onDelete(), key.onUpdate(), key.match(), deferral);
	}

	private static @Nullable TableConstraint constraint(TableDdl ddl, ConstraintNode node) {
		String name = value(node.head().name());
		String inline = value(node.head().column());
		if (node instanceof ConstraintNode.PrimaryKey key) {
			List<Term> terms = (inline != null) ? List.of(new Term(inline, null, key.order(), null))
					: terms(ddl, key.terms());
			return new TableConstraint.PrimaryKey(name, inline, terms, key.autoIncrement() != null, key.onConflict());
		}
		if (node instanceof ConstraintNode.Unique unique) {
			List<Term> terms = (inline != null) ? List.of(new Term(inline, null, SortOrder.ASC, null))
					: terms(ddl, unique.terms());
			return new TableConstraint.Unique(name, inline, terms, unique.onConflict());
		}
		if (node instanceof ConstraintNode.Check check) {
			return new TableConstraint.Check(name, inline, ddl.text(check.expression()));
		}
		if (node instanceof ConstraintNode.ForeignKey key) {
			List<String> columns = key.columnNames().stream().map((column) -> canonical(ddl, column)).toList();
			return new TableConstraint.ForeignKey(name, inline, columns, key.table().value(), values(key.referenced()),
					key.onDelete(), key.onUpdate(), value(key.match()), key.deferral());
		}
		return null;
	}

	private static List<Term> terms(TableDdl ddl, List<TermNode> terms) {
		return terms.stream().map((term) -> term(ddl.text(term.expression()), term, ddl)).toList();
	}

	/** A name is a column only if the table has it: SQLite takes others for strings. */
	private static Term term(String expression, TermNode term, @Nullable TableDdl table) {
		String name = value(term.name());
		if (name != null && table != null) {
			Optional<ColumnNode> column = table.column(name);
			if (column.isPresent() || ROWID.contains(SqlNames.fold(name))) {
				return new Term(column.map((node) -> node.name().value()).orElse(name), null, term.order(),
						value(term.collation()));
			}
		}
		return new Term(null, expression, term.order(), value(term.collation()));
	}

	private static String canonical(TableDdl ddl, String column) {
		return ddl.column(column).map((node) -> node.name().value()).orElse(column);
	}

	private static List<String> values(List<DdlName> names) {
		return names.stream().map(DdlName::value).toList();
	}

	private static @Nullable String value(@Nullable DdlName name) {
		return (name != null) ? name.value() : null;
	}

}
