package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.compare.SchemaDifference.ColumnAspect;
import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.IndexTerm;
import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.operation.TableSql;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Term;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * Counts what changes would meet in a live database: values that would be lost, rows that
 * a constraint would refuse. Rows are counted, never shown.
 */
final class DifferenceEffects {

	private final Sql sql;

	private final Schema live;

	private final Renames back;

	/**
	 * Count in a database.
	 * @param sql reads it
	 * @param live its schema
	 * @param renames what has another name in the differences than there; some may be
	 * done
	 */
	DifferenceEffects(Sql sql, Schema live, Renames renames) {
		this.sql = sql;
		this.live = live;
		this.back = renames.pendingIn(live).inverse();
	}

	/**
	 * Count what one change would meet.
	 * @param difference the change
	 * @return a line each, empty where it meets nothing or that can't be counted
	 */
	List<String> of(SchemaDifference difference) {
		try {
			return counted(difference).map(List::of).orElse(List.of());
		}
		catch (StepException ex) {
			// A function or collation of the application's that this connection lacks
			return List.of();
		}
	}

	private Optional<String> counted(SchemaDifference difference) {
		if (difference instanceof SchemaDifference.TableDropped dropped) {
			return table(dropped.dropped().name())
				.flatMap((table) -> some(rows(table), "row is lost", "rows are lost"));
		}
		if (!(difference instanceof SchemaDifference.InTable inside)) {
			return Optional.empty();
		}
		return table(this.back.table(inside.table())).flatMap((table) -> counted(inside, table));
	}

	private Optional<String> counted(SchemaDifference.InTable difference, Table table) {
		if (difference instanceof SchemaDifference.ColumnDropped dropped) {
			return has(table, List.of(dropped.column().name())) ? values(table, dropped.column()) : Optional.empty();
		}
		if (difference instanceof SchemaDifference.ColumnAdded added) {
			return (added.column().notNull() && !added.column().givesValue())
					? some(rows(table), "row needs a value", "rows need a value") : Optional.empty();
		}
		if (difference instanceof SchemaDifference.ColumnChanged changed
				&& changed.aspects().contains(ColumnAspect.NOT_NULL) && changed.to().notNull()) {
			return nulls(table, changed);
		}
		if (difference instanceof SchemaDifference.ConstraintAdded added) {
			return constraint(table, added.constraint());
		}
		if (difference instanceof SchemaDifference.IndexAdded added && added.index().unique()) {
			return shared(table, added.index().terms(), added.index().where());
		}
		return Optional.empty();
	}

	private Optional<String> values(Table table, Column column) {
		return some(this.sql.number("SELECT count(" + SqlNames.quote(column.name()) + ") FROM " + name(table)),
				"value that is not null is lost", "values that are not null are lost");
	}

	private Optional<String> nulls(Table table, SchemaDifference.ColumnChanged changed) {
		String column = this.back.column(table.name(), changed.to().name());
		if (!has(table, List.of(column))) {
			return Optional.empty();
		}
		long nulls = this.sql
			.number("SELECT count(*) FROM " + name(table) + " WHERE " + SqlNames.quote(column) + " IS NULL");
		return ofAll(nulls, table, "has no " + SqlNames.quote(column), "have no " + SqlNames.quote(column));
	}

	private Optional<String> constraint(Table table, TableConstraint constraint) {
		if (constraint instanceof TableConstraint.ForeignKey key) {
			return orphans(table, key);
		}
		if (constraint instanceof TableConstraint.Check check) {
			return there(table, check.expression()).flatMap((expression) -> ofAll(
					this.sql.number("SELECT count(*) FROM " + name(table) + " WHERE NOT (" + expression + "\n)"), table,
					"is refused by it", "are refused by it"));
		}
		return shared(table, (constraint instanceof TableConstraint.Unique unique) ? unique.terms()
				: ((TableConstraint.PrimaryKey) constraint).terms(), null);
	}

	private Optional<String> shared(Table table, List<Term> terms, @Nullable String where) {
		List<String> compared = new ArrayList<>();
		for (Term term : terms) {
			Optional<String> sql = compared(table, term);
			if (sql.isEmpty()) {
				return Optional.empty();
			}
			compared.add(sql.get());
		}
		Optional<String> condition = there(table, (where != null) ? where : "TRUE");
		if (condition.isEmpty()) {
			return Optional.empty();
		}
		long shared = this.sql.number("SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM " + name(table)
				+ " WHERE " + RowConditions.present(compared) + " AND (" + condition.get() + "\n) GROUP BY "
				+ String.join(", ", compared) + " HAVING count(*) > 1)");
		return ofAll(shared, table, "shares its values with another", "share their values with others");
	}

	/** What rows are compared by, with its collation. */
	private Optional<String> compared(Table table, Term term) {
		if (term.column() == null) {
			return there(table, String.valueOf(term.expression())).map((expression) -> "(" + expression + "\n)");
		}
		String column = this.back.column(table.name(), term.column());
		return has(table, List.of(column))
				? Optional.of(TableSql.compared(new IndexTerm(column, null, SortOrder.ASC, term.collation())))
				: Optional.empty();
	}

	/**
	 * An expression with the names that columns have. There is none if it names in quotes
	 * what isn't there, which SQLite would take for a text.
	 */
	private Optional<String> there(Table table, String expression) {
		StringBuilder sql = new StringBuilder();
		for (SqlToken token : SqlLexer.tokens(expression)) {
			String text = token.text();
			if (token.isName()) {
				String column = this.back.column(table.name(), token.unquoted());
				boolean renamed = !column.equals(token.unquoted());
				if (!has(table, List.of(column)) && (renamed || token.kind() == SqlToken.Kind.QUOTED_NAME)) {
					return Optional.empty();
				}
				text = renamed ? SqlNames.quote(column) : text;
			}
			sql.append(text);
		}
		return Optional.of(sql.toString());
	}

	private Optional<String> orphans(Table table, TableConstraint.ForeignKey key) {
		Optional<Table> parent = table(this.back.table(key.table()));
		List<String> columns = columns(table, key.columns());
		if (parent.isEmpty() || !has(table, columns)) {
			return Optional.empty();
		}
		List<String> referenced = key.referencedColumns().isEmpty() ? parent.get()
			.primaryKey()
			.map((primary) -> primary.terms().stream().map(Term::column).toList())
			.orElse(List.of()) : columns(parent.get(), key.referencedColumns());
		if (referenced.size() != columns.size() || !has(parent.get(), referenced)) {
			return Optional.empty();
		}
		long orphans = this.sql.number("SELECT count(*) FROM " + name(table) + " AS c WHERE "
				+ RowConditions.present(RowConditions.of("c", columns)) + " AND NOT EXISTS (SELECT 1 FROM "
				+ name(parent.get()) + " AS p WHERE " + RowConditions.refers("p", referenced, "c", columns) + ")");
		String whom = " in " + SqlNames.quote(parent.get().name());
		return ofAll(orphans, table, "refers to nothing" + whom, "refer to nothing" + whom);
	}

	private List<String> columns(Table table, List<String> names) {
		return names.stream().map((column) -> this.back.column(table.name(), column)).toList();
	}

	private static boolean has(Table table, List<String> columns) {
		return columns.stream().allMatch((column) -> table.column(column).isPresent());
	}

	private Optional<Table> table(String name) {
		return this.live.table(name);
	}

	private long rows(Table table) {
		return this.sql.number("SELECT count(*) FROM " + name(table));
	}

	private Optional<String> ofAll(long count, Table table, String one, String several) {
		if (count == 0) {
			return Optional.empty();
		}
		long rows = rows(table);
		return Optional.of(number(count) + " of " + number(rows) + ((rows == 1) ? " row " : " rows ")
				+ ((count == 1) ? one : several));
	}

	private static Optional<String> some(long count, String one, String several) {
		return (count == 0) ? Optional.empty() : Optional.of(number(count) + " " + ((count == 1) ? one : several));
	}

	private static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	private static String name(Table table) {
		return "main." + SqlNames.quote(table.name());
	}

}
