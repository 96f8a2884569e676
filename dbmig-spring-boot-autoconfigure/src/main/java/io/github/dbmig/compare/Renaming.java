package io.github.dbmig.compare;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.github.dbmig.operation.Generated;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Term;
import io.github.dbmig.schema.Trigger;
import io.github.dbmig.schema.View;
import io.github.dbmig.sql.SqlNames;

/**
 * A schema as it would be with the new names. A rename counts where the old name is there
 * and the new one isn't, and the other schema has it the other way round: so one that was
 * done long ago may stay declared.
 */
final class Renaming {

	private final Map<String, String> tables;

	private final Map<String, Map<String, String>> columns = new HashMap<>();

	private Renaming(Map<String, String> tables) {
		this.tables = tables;
	}

	static Renaming of(Schema from, Schema to, Renames renames) {
		if (renames.tables().isEmpty() && renames.columns().isEmpty()) {
			return new Renaming(Map.of());
		}
		Named<Table> before = Named.of(from.tables(), Table::name);
		Named<Table> after = Named.of(to.tables(), Table::name);
		Renaming renaming = new Renaming(effective(NameChange.folded(renames.tables()), before::has, after::has));
		Map<String, Map<String, String>> columns = new HashMap<>();
		renames.columns().forEach((table, names) -> columns.put(SqlNames.fold(table), NameChange.folded(names)));
		for (Table old : from.tables()) {
			String name = renaming.table(old.name());
			Table table = after.get(name);
			Map<String, String> declared = columns.getOrDefault(SqlNames.fold(name), Map.of());
			if (table != null && !declared.isEmpty()) {
				Named<Column> had = Named.of(old.columns(), Column::name);
				Named<Column> has = Named.of(table.columns(), Column::name);
				Map<String, String> names = effective(declared, had::has, has::has);
				if (!names.isEmpty()) {
					renaming.columns.put(SqlNames.fold(name), names);
				}
			}
		}
		return renaming;
	}

	private static Map<String, String> effective(Map<String, String> names, Predicate<String> before,
			Predicate<String> after) {
		Set<String> targets = new HashSet<>();
		names.values().forEach((name) -> targets.add(SqlNames.fold(name)));
		Map<String, String> effective = new HashMap<>();
		names.forEach((old, name) -> {
			boolean goes = before.test(old) && (!after.test(old) || targets.contains(old));
			if (goes && after.test(name) && isFree(name, names, before)) {
				effective.put(old, name);
			}
		});
		return effective;
	}

	/** Whether a name isn't taken, or goes on to one that isn't. */
	private static boolean isFree(String name, Map<String, String> names, Predicate<String> before) {
		String free = name;
		for (int steps = 0; steps <= names.size(); steps++) {
			if (!before.test(free)) {
				return true;
			}
			String next = names.get(SqlNames.fold(free));
			if (next == null) {
				return false;
			}
			free = next;
		}
		return false;
	}

	boolean isNothing() {
		return this.tables.isEmpty() && this.columns.isEmpty();
	}

	String table(String old) {
		return this.tables.isEmpty() ? old : this.tables.getOrDefault(SqlNames.fold(old), old);
	}

	String column(String newTable, String old) {
		return columns(newTable).getOrDefault(SqlNames.fold(old), old);
	}

	private Map<String, String> columns(String newTable) {
		return this.columns.isEmpty() ? Map.of() : this.columns.getOrDefault(SqlNames.fold(newTable), Map.of());
	}

	/** The schema with the new names; its objects stay in their order. */
	Schema apply(Schema from) {
		if (isNothing()) {
			return from;
		}
		return new Schema(from.tables().stream().map(this::apply).toList(),
				from.indexes().stream().map(this::apply).toList(), from.views().stream().map(this::apply).toList(),
				from.triggers().stream().map(this::apply).toList(), from.virtualTables());
	}

	private NameChange change(String newTable) {
		return new NameChange(columns(newTable), this.tables);
	}

	private Table apply(Table table) {
		String name = table(table.name());
		NameChange change = change(name);
		return new Table(name, table.columns().stream().map((column) -> apply(column, name, change)).toList(),
				table.constraints().stream().map((constraint) -> apply(constraint, name, change)).toList(),
				table.strict(), table.withoutRowid(), table.shadow(), table.sql());
	}

	private Column apply(Column column, String table, NameChange change) {
		Generated generated = column.generated();
		return new Column(column(table, column.name()), column.type(), column.notNull(), column.onConflict(),
				column.defaultValue(), column.collation(), (generated != null)
						? new Generated(change.expression(generated.expression()), generated.kind()) : null);
	}

	private TableConstraint apply(TableConstraint constraint, String table, NameChange change) {
		String inline = (constraint.inline() != null) ? column(table, constraint.inline()) : null;
		if (constraint instanceof TableConstraint.PrimaryKey key) {
			return new TableConstraint.PrimaryKey(key.name(), inline, terms(key.terms(), table, change),
					key.autoIncrement(), key.onConflict());
		}
		if (constraint instanceof TableConstraint.Unique unique) {
			return new TableConstraint.Unique(unique.name(), inline, terms(unique.terms(), table, change),
					unique.onConflict());
		}
		if (constraint instanceof TableConstraint.Check check) {
			return new TableConstraint.Check(check.name(), inline, change.expression(check.expression()));
		}
		TableConstraint.ForeignKey key = (TableConstraint.ForeignKey) constraint;
		String referenced = table(key.table());
		return new TableConstraint.ForeignKey(key.name(), inline, columns(key.columns(), table), referenced,
				columns(key.referencedColumns(), referenced), key.onDelete(), key.onUpdate(), key.match(),
				key.deferral());
	}

	private List<String> columns(List<String> columns, String newTable) {
		return columns.stream().map((column) -> column(newTable, column)).toList();
	}

	private List<Term> terms(List<Term> terms, String table, NameChange change) {
		return terms.stream().map((term) -> term(term, table, change)).toList();
	}

	private Term term(Term term, String table, NameChange change) {
		if (term.column() != null) {
			return new Term(column(table, term.column()), null, term.order(), term.collation());
		}
		return new Term(null, change.expression(String.valueOf(term.expression())), term.order(), term.collation());
	}

	private Index apply(Index index) {
		String table = table(index.table());
		NameChange change = change(table);
		return new Index(index.name(), table, index.unique(), terms(index.terms(), table, change),
				(index.where() != null) ? change.expression(index.where()) : null,
				change.definition(index.sql(), index.name()));
	}

	private View apply(View view) {
		String select = mentioned(view.select(), "").statement(view.select());
		// The names that the view gives to its columns stay
		int start = view.sql().lastIndexOf(view.select());
		return new View(view.name(), view.columns(), select,
				view.sql().substring(0, start) + select + view.sql().substring(start + view.select().length()));
	}

	private Trigger apply(Trigger trigger) {
		String table = table(trigger.table());
		NameChange change = mentioned(trigger.body(), table);
		return new Trigger(trigger.name(), table, trigger.timing(), trigger.event(), columns(trigger.updateOf(), table),
				(trigger.when() != null) ? change.expression(trigger.when()) : null, change.statement(trigger.body()),
				change.definition(trigger.sql(), trigger.name()));
	}

	/** What changes in a statement: columns only of those tables that it names. */
	private NameChange mentioned(String sql, String table) {
		Map<String, String> names = new HashMap<>();
		Set<String> old = new HashSet<>();
		this.columns.forEach((name, columns) -> {
			old.clear();
			old.add(name);
			this.tables.forEach((from, to) -> {
				if (SqlNames.same(to, name)) {
					old.add(from);
				}
			});
			if (SqlNames.same(name, table) || NameChange.names(sql, old)) {
				names.putAll(columns);
			}
		});
		return new NameChange(names, this.tables);
	}

}
