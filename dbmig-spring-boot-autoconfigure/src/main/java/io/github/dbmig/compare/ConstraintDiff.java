package io.github.dbmig.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.dbmig.compare.SchemaDifference.AutoIncrementChanged;
import io.github.dbmig.compare.SchemaDifference.ConstraintAdded;
import io.github.dbmig.compare.SchemaDifference.ConstraintDropped;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.schema.ConflictResolution;
import io.github.dbmig.schema.Deferral;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Term;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Compares the constraints of a table by what they do. Names and places make no
 * difference, and one that is there twice is there once.
 */
final class ConstraintDiff {

	private final Table original;

	private final Table from;

	private final Table to;

	private final Named<Table> oldTables;

	private final Named<Table> newTables;

	private final SqlEquivalence sql;

	private final List<SchemaDifference> dropped = new ArrayList<>();

	private final List<SchemaDifference> added = new ArrayList<>();

	private @Nullable AutoIncrementChanged autoIncrement;

	/**
	 * Compare constraints.
	 * @param original the table as it is
	 * @param from the same with the names that are to be
	 * @param to the table as it is to be
	 * @param oldTables all tables as they are, with the names that are to be
	 * @param newTables all tables as they are to be
	 * @param sql judges expressions
	 */
	ConstraintDiff(Table original, Table from, Table to, Named<Table> oldTables, Named<Table> newTables,
			SqlEquivalence sql) {
		this.original = original;
		this.from = from;
		this.to = to;
		this.oldTables = oldTables;
		this.newTables = newTables;
		this.sql = sql;
		if (!from.constraints().isEmpty() || !to.constraints().isEmpty()) {
			compare();
		}
	}

	private void compare() {
		boolean sameKey = primaryKey();
		Set<String> key = sameKey ? primaryKeyColumns() : Set.of();
		byForm(TableConstraint.Unique.class, (unique) -> unique(unique, this.from, key),
				(unique) -> unique(unique, this.to, key));
		byForm(TableConstraint.ForeignKey.class, (reference) -> foreignKey(reference, this.oldTables),
				(reference) -> foreignKey(reference, this.newTables));
		checks();
	}

	/** What goes, and what comes instead behind the columns. */
	List<SchemaDifference> dropped() {
		return this.dropped;
	}

	List<SchemaDifference> added() {
		return this.added;
	}

	/** AUTOINCREMENT of a key that is otherwise the same. */
	List<SchemaDifference> autoIncrement() {
		return (this.autoIncrement != null) ? List.of(this.autoIncrement) : List.of();
	}

	private boolean primaryKey() {
		TableConstraint.PrimaryKey old = this.from.primaryKey().orElse(null);
		TableConstraint.PrimaryKey key = this.to.primaryKey().orElse(null);
		if (old != null && key != null
				&& TermForm.of(old.terms(), this.from, true).equals(TermForm.of(key.terms(), this.to, true))
				&& conflict(old.onConflict()) == conflict(key.onConflict())) {
			if (old.autoIncrement() != key.autoIncrement()) {
				this.autoIncrement = new AutoIncrementChanged(this.to.name(), key.autoIncrement());
			}
			return true;
		}
		if (old != null) {
			drop(this.from.constraints().indexOf(old));
		}
		if (key != null) {
			add(key);
		}
		return false;
	}

	private Set<String> primaryKeyColumns() {
		return this.to.primaryKey().map((key) -> Set.copyOf(TermForm.of(key.terms(), this.to, false))).orElse(Set.of());
	}

	/** A unique of the primary key's columns says nothing. */
	private @Nullable String unique(TableConstraint.Unique unique, Table table, Set<String> key) {
		List<String> terms = TermForm.of(unique.terms(), table, false).stream().distinct().sorted().toList();
		return Set.copyOf(terms).equals(key) ? null : terms + " " + conflict(unique.onConflict());
	}

	private static String foreignKey(TableConstraint.ForeignKey key, Named<Table> tables) {
		List<String> referenced = key.referencedColumns();
		if (referenced.isEmpty()) {
			Table other = tables.get(key.table());
			referenced = (other != null) ? keyColumns(other) : List.of();
		}
		List<String> pairs = new ArrayList<>();
		for (int i = 0; i < key.columns().size(); i++) {
			pairs.add(SqlNames.fold(key.columns().get(i)) + " to "
					+ ((i < referenced.size()) ? SqlNames.fold(referenced.get(i)) : ""));
		}
		return SqlNames.fold(key.table()) + pairs.stream().sorted().toList() + action(key.onDelete())
				+ action(key.onUpdate()) + (key.deferral() == Deferral.DEFERRED);
	}

	private static List<String> keyColumns(Table table) {
		return table.primaryKey()
			.map((key) -> key.terms().stream().map(Term::column).map(String::valueOf).toList())
			.orElse(List.of());
	}

	private static String action(ReferentialAction action) {
		return " " + action + " ";
	}

	private <T extends TableConstraint> void byForm(Class<T> kind, Function<T, @Nullable String> oldForm,
			Function<T, @Nullable String> form) {
		Map<String, List<Integer>> old = forms(this.from, kind, oldForm);
		Map<String, List<Integer>> wanted = forms(this.to, kind, form);
		old.forEach((key, places) -> {
			if (!wanted.containsKey(key)) {
				places.forEach(this::drop);
			}
		});
		wanted.forEach((key, places) -> {
			if (!old.containsKey(key)) {
				add(this.to.constraints().get(places.get(0)));
			}
		});
	}

	private static <T extends TableConstraint> Map<String, List<Integer>> forms(Table table, Class<T> kind,
			Function<T, @Nullable String> form) {
		Map<String, List<Integer>> forms = new LinkedHashMap<>();
		for (int i = 0; i < table.constraints().size(); i++) {
			if (kind.isInstance(table.constraints().get(i))) {
				String key = form.apply(kind.cast(table.constraints().get(i)));
				if (key != null) {
					forms.computeIfAbsent(key, (absent) -> new ArrayList<>()).add(i);
				}
			}
		}
		return forms;
	}

	private void checks() {
		List<TableConstraint.Check> wanted = this.to.constraints(TableConstraint.Check.class);
		Set<TableConstraint.Check> met = new HashSet<>();
		for (int i = 0; i < this.from.constraints().size(); i++) {
			if (this.from.constraints().get(i) instanceof TableConstraint.Check check) {
				boolean stays = false;
				for (TableConstraint.Check candidate : wanted) {
					if (this.sql.sameExpression(check.expression(), candidate.expression())) {
						met.add(candidate);
						stays = true;
					}
				}
				if (!stays) {
					drop(i);
				}
			}
		}
		wanted.stream().filter((check) -> !met.contains(check)).forEach(this::add);
	}

	private void drop(int place) {
		this.dropped.add(new ConstraintDropped(this.to.name(), this.original.constraints().get(place)));
	}

	private void add(TableConstraint constraint) {
		this.added.add(new ConstraintAdded(this.to.name(), constraint));
	}

	private static ConflictResolution conflict(@Nullable ConflictResolution said) {
		return (said != null) ? said : ConflictResolution.ABORT;
	}

}
