package io.github.dbmig.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.dbmig.operation.Check;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.operation.CreateTrigger;
import io.github.dbmig.operation.CreateView;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.IndexTerm;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.PrimaryKey;
import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.operation.Unique;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.ConflictResolution;
import io.github.dbmig.schema.Deferral;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Term;
import io.github.dbmig.schema.Trigger;
import io.github.dbmig.schema.View;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Says what a schema holds as the operations that make it.
 */
public final class SchemaOperations {

	private SchemaOperations() {
	}

	/**
	 * The operation that makes a table.
	 * @param table the table
	 * @return the table as a value, or its statement where it says what no operation does
	 */
	public static Operation table(Table table) {
		List<ColumnDefinition> columns = new ArrayList<>();
		List<Constraint> constraints = new ArrayList<>();
		for (Column column : table.columns()) {
			List<Constraint> inline = new ArrayList<>();
			for (TableConstraint constraint : table.constraints()) {
				if (isInline(constraint, column)) {
					Optional<Constraint> said = constraint(constraint);
					if (said.isEmpty()) {
						return new Execute(table.sql(), List.of());
					}
					inline.add(said.get());
				}
			}
			if (!isSaid(column)) {
				return new Execute(table.sql(), List.of());
			}
			columns.add(column(column, inline));
		}
		for (TableConstraint constraint : table.constraints()) {
			if (table.columns().stream().noneMatch((column) -> isInline(constraint, column))) {
				Optional<Constraint> said = constraint(constraint);
				if (said.isEmpty()) {
					return new Execute(table.sql(), List.of());
				}
				constraints.add(said.get());
			}
		}
		return new CreateTable(table.name(), columns, constraints, table.strict(), table.withoutRowid());
	}

	/**
	 * The column as an operation says it.
	 * @param column the column
	 * @param inline the constraints that stand in its definition
	 * @return the definition
	 */
	public static ColumnDefinition column(Column column, List<Constraint> inline) {
		return new ColumnDefinition(column.name(), column.type(), column.notNull(), column.defaultValue(),
				column.collation(), column.generated(), inline);
	}

	/**
	 * Whether operations say all that a column says.
	 * @param column the column
	 * @return whether nothing is left out
	 */
	public static boolean isSaid(Column column) {
		return isUsual(column.onConflict());
	}

	/**
	 * Whether a constraint is said in the definition of a column: where it stands there,
	 * and where a key counts by itself, which can be said nowhere else.
	 */
	private static boolean isInline(TableConstraint constraint, Column column) {
		if (constraint instanceof TableConstraint.PrimaryKey key && key.autoIncrement()) {
			return names(key.terms()).stream().allMatch((name) -> SqlNames.same(name, column.name()));
		}
		return constraint.inline() != null && SqlNames.same(constraint.inline(), column.name());
	}

	/**
	 * The constraint as an operation says it.
	 * @param constraint the constraint
	 * @return the constraint, empty where no operation says it
	 */
	public static Optional<Constraint> constraint(TableConstraint constraint) {
		if (constraint instanceof TableConstraint.PrimaryKey key) {
			boolean said = isUsual(key.onConflict())
					&& key.terms().stream().allMatch((term) -> isPlain(term) && term.order() == SortOrder.ASC);
			return said ? Optional.of(new PrimaryKey(key.name(), names(key.terms()), key.autoIncrement()))
					: Optional.empty();
		}
		if (constraint instanceof TableConstraint.Unique unique) {
			return (isUsual(unique.onConflict()) && unique.terms().stream().allMatch(SchemaOperations::isPlain))
					? Optional.of(new Unique(unique.name(), names(unique.terms()))) : Optional.empty();
		}
		if (constraint instanceof TableConstraint.Check check) {
			return Optional.of(new Check(check.name(), check.expression()));
		}
		TableConstraint.ForeignKey key = (TableConstraint.ForeignKey) constraint;
		return Optional.of(new ForeignKey(key.name(), key.columns(), key.table(), key.referencedColumns(),
				key.onDelete(), key.onUpdate(), key.deferral() == Deferral.DEFERRED));
	}

	private static boolean isPlain(Term term) {
		return term.column() != null && term.collation() == null;
	}

	private static boolean isUsual(@Nullable ConflictResolution onConflict) {
		return onConflict == null || onConflict == ConflictResolution.ABORT;
	}

	/**
	 * The operation that makes an index.
	 * @param index the index
	 * @return the index as a value
	 */
	public static CreateIndex index(Index index) {
		List<IndexTerm> terms = index.terms()
			.stream()
			.map((term) -> (term.column() != null) ? new IndexTerm(term.column(), null, term.order(), term.collation())
					: new IndexTerm(null, term.expression(), term.order(), null))
			.toList();
		return new CreateIndex(index.name(), index.table(), terms, index.unique(), index.where());
	}

	/**
	 * The operation that makes a view; where columns have names of their own only its
	 * statement says that.
	 * @param view the view
	 * @return the view as a value, or its statement
	 */
	public static Operation view(View view) {
		return view.columns().isEmpty() ? new CreateView(view.name(), view.select())
				: new Execute(view.sql(), List.of());
	}

	/**
	 * The operation that makes a trigger.
	 * @param trigger the trigger
	 * @return its statement
	 */
	public static CreateTrigger trigger(Trigger trigger) {
		return new CreateTrigger(trigger.sql());
	}

	/**
	 * The columns of a key, which has no expressions.
	 * @param terms the terms
	 * @return their names
	 */
	public static List<String> names(List<Term> terms) {
		return terms.stream().map((term) -> String.valueOf(term.column())).toList();
	}

	/**
	 * The columns that a key or a foreign key is on.
	 * @param constraint the constraint
	 * @return their names, empty for a check
	 */
	public static List<String> columns(TableConstraint constraint) {
		if (constraint instanceof TableConstraint.PrimaryKey key) {
			return names(key.terms());
		}
		if (constraint instanceof TableConstraint.Unique unique) {
			return names(unique.terms());
		}
		return (constraint instanceof TableConstraint.ForeignKey key) ? key.columns() : List.of();
	}

}
