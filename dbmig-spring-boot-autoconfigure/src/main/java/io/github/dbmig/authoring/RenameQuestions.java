package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import io.github.dbmig.MigrationException;
import io.github.dbmig.authoring.Answers.Dropped;
import io.github.dbmig.authoring.Answers.Renamed;
import io.github.dbmig.authoring.Question.Option;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SqlEquivalence;
import io.github.dbmig.dialect.ColumnValues;
import io.github.dbmig.jpa.DeclaredRenames;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what has another name: what was answered, what the entities declare, and what
 * somebody says when asked, because it looks like it.
 */
final class RenameQuestions {

	private final Schema from;

	private final Schema to;

	private final DeclaredRenames declared;

	private final SqlEquivalence sql;

	private final ColumnValues values;

	private final Interview interview;

	private final Set<Renamed> used = new LinkedHashSet<>();

	private final Set<List<String>> open = new LinkedHashSet<>();

	RenameQuestions(Schema from, Schema to, DeclaredRenames declared, SqlEquivalence sql, ColumnValues values,
			Interview interview) {
		this.from = from;
		this.to = to;
		this.declared = declared;
		this.sql = sql;
		this.values = values;
		this.interview = interview;
	}

	/**
	 * Find them all.
	 * @return the renames
	 * @throws MigrationException if an answer names what isn't there
	 */
	Renames find() {
		List<Table> gone = this.from.tables()
			.stream()
			.filter((table) -> this.to.table(table.name()).isEmpty())
			.toList();
		List<Table> come = this.to.tables()
			.stream()
			.filter((table) -> this.from.table(table.name()).isEmpty())
			.toList();
		Likeness likeness = new Likeness(this.sql, this.values, Renames.none());
		Map<String, String> tables = match("", "", gone.stream().map(Table::name).toList(),
				come.stream().map(Table::name).toList(), this.declared.tables(), (dropped, added) -> likeness
					.of(this.from.table(dropped).orElseThrow(), this.to.table(added).orElseThrow()));
		Renames renames = new Renames(tables, Map.of());
		Map<String, Map<String, String>> columns = new LinkedHashMap<>();
		for (Table before : this.from.tables()) {
			this.to.table(renames.table(before.name())).ifPresent((after) -> {
				Map<String, String> names = columns(before, after, renames);
				if (!names.isEmpty()) {
					columns.put(after.name(), names);
				}
			});
		}
		refuseUnused(new Renames(tables, columns), gone, come);
		return new Renames(tables, columns);
	}

	/** Whether a question about a new column has no answer yet. */
	boolean isOpen(String table, String column) {
		return this.open.contains(List.of(SqlNames.fold(table), SqlNames.fold(column)));
	}

	private Map<String, String> columns(Table before, Table after, Renames renames) {
		Likeness likeness = new Likeness(this.sql, this.values, renames);
		return match(after.name(), before.name(), missing(before, after), missing(after, before),
				declared(after.name()), (dropped, added) -> likeness.of(before, before.column(dropped).orElseThrow(),
						after, after.column(added).orElseThrow()));
	}

	private static List<String> missing(Table table, Table other) {
		return table.columns().stream().map(Column::name).filter((column) -> other.column(column).isEmpty()).toList();
	}

	private Map<String, String> declared(String table) {
		return this.declared.columns()
			.entrySet()
			.stream()
			.filter((entry) -> SqlNames.same(entry.getKey(), table))
			.findFirst()
			.map(Map.Entry::getValue)
			.orElse(Map.of());
	}

	private Map<String, String> match(String table, String oldTable, List<String> gone, List<String> come,
			Map<String, String> declared, BiFunction<String, String, Double> likeness) {
		List<String> from = new ArrayList<>(gone);
		List<String> to = new ArrayList<>(come);
		Map<String, String> found = new LinkedHashMap<>();
		answered(table, oldTable, from, to, found);
		declared.forEach((old, name) -> take(old, name, from, to, found));
		from.removeIf((name) -> isDropped(table, oldTable, name));
		from.sort(Comparator.comparingDouble((name) -> -best(name, to, likeness)));
		for (String name : List.copyOf(from)) {
			Map<String, Double> candidates = candidates(name, to, likeness);
			if (!from.contains(name) || candidates.isEmpty()) {
				continue;
			}
			if (this.interview.ask(question(table, name, candidates))) {
				answered(table, oldTable, from, to, found);
			}
			else {
				candidates.keySet()
					.forEach((candidate) -> this.open.add(List.of(SqlNames.fold(table), SqlNames.fold(candidate))));
			}
		}
		return found;
	}

	private static double best(String name, List<String> to, BiFunction<String, String, Double> likeness) {
		return to.stream().mapToDouble((other) -> likeness.apply(name, other)).max().orElse(0);
	}

	private static Map<String, Double> candidates(String name, List<String> to,
			BiFunction<String, String, Double> likeness) {
		Map<String, Double> candidates = new LinkedHashMap<>();
		to.stream()
			.filter((other) -> likeness.apply(name, other) >= Likeness.LIKELY)
			.sorted(Comparator.comparingDouble((other) -> -likeness.apply(name, other)))
			.forEach((other) -> candidates.put(other, likeness.apply(name, other)));
		return candidates;
	}

	private void answered(String table, String oldTable, List<String> from, List<String> to,
			Map<String, String> found) {
		for (Renamed renamed : this.interview.answers().renames()) {
			boolean here = renamed.table().isEmpty() ? table.isEmpty() : isTable(renamed.table(), table, oldTable);
			if (here && take(renamed.from(), renamed.to(), from, to, found)) {
				this.used.add(renamed);
			}
		}
	}

	private static boolean take(String old, String name, List<String> from, List<String> to,
			Map<String, String> found) {
		String before = find(from, old);
		String after = find(to, name);
		if (before == null || after == null) {
			return false;
		}
		from.remove(before);
		to.remove(after);
		found.put(before, after);
		return true;
	}

	private boolean isDropped(String table, String oldTable, String name) {
		return this.interview.answers()
			.drops()
			.stream()
			.anyMatch((dropped) -> table.isEmpty() ? dropped.column().isEmpty() && SqlNames.same(dropped.table(), name)
					: isTable(dropped.table(), table, oldTable) && SqlNames.same(dropped.column(), name));
	}

	private static boolean isTable(String named, String table, String oldTable) {
		return !table.isEmpty() && (SqlNames.same(named, table) || SqlNames.same(named, oldTable));
	}

	private static @Nullable String find(List<String> names, String name) {
		return names.stream().filter((candidate) -> SqlNames.same(candidate, name)).findFirst().orElse(null);
	}

	private static Question question(String table, String name, Map<String, Double> candidates) {
		String what = (table.isEmpty() ? "table " : "column " + SqlNames.quote(table) + ".") + SqlNames.quote(name);
		String others = candidates.entrySet()
			.stream()
			.map((entry) -> SqlNames.quote(entry.getKey()) + " (" + String.format(Locale.ROOT, "%.2f", entry.getValue())
					+ ")")
			.collect(Collectors.joining(" or to "));
		String text = "Is " + what + " renamed to " + others + ", or dropped" + ((candidates.size() == 1)
				? " and " + SqlNames.quote(candidates.keySet().iterator().next()) + " added" : "") + "?";
		List<Option> options = new ArrayList<>();
		String content = table.isEmpty() ? "rows" : "values";
		candidates.keySet().forEach((candidate) -> {
			Renamed renamed = new Renamed(table, name, candidate);
			options.add(new Option(
					"rename " + SqlNames.quote(name) + " to " + SqlNames.quote(candidate) + " and keep its " + content,
					Interview.argument("--rename", renamed), new Answers(List.of(renamed), List.of(), List.of())));
		});
		Dropped dropped = table.isEmpty() ? new Dropped(name, "") : new Dropped(table, name);
		options.add(new Option("drop " + SqlNames.quote(name) + " with its " + content,
				Interview.argument("--drop", dropped), new Answers(List.of(), List.of(dropped), List.of())));
		return new Question(text, options);
	}

	private void refuseUnused(Renames renames, List<Table> gone, List<Table> come) {
		for (Renamed renamed : this.interview.answers().renames()) {
			if (this.used.contains(renamed)) {
				continue;
			}
			String why;
			if (renamed.table().isEmpty()) {
				why = why("table", renamed, gone.stream().map(Table::name).toList(),
						come.stream().map(Table::name).toList());
			}
			else {
				Table after = this.to.table(renamed.table())
					.or(() -> this.to.table(renames.table(renamed.table())))
					.orElse(null);
				Table before = (after != null) ? this.from.table(renames.inverse().table(after.name())).orElse(null)
						: null;
				why = (after != null && before != null)
						? why("column of " + SqlNames.quote(after.name()), renamed, missing(before, after),
								missing(after, before))
						: "revisions and entities don't both have a table " + SqlNames.quote(renamed.table());
			}
			throw new MigrationException("--rename " + renamed + " fits nothing: " + why + ".",
					"Correct it, or leave it out.");
		}
	}

	private static String why(String kind, Renamed renamed, List<String> gone, List<String> come) {
		boolean noOld = find(gone, renamed.from()) == null;
		String name = SqlNames.quote(noOld ? renamed.from() : renamed.to());
		List<String> there = noOld ? gone : come;
		return name + " is no " + kind + " that only the " + (noOld ? "revisions" : "entities") + " have; "
				+ (there.isEmpty() ? "there is none"
						: "such are " + there.stream().map(SqlNames::quote).collect(Collectors.joining(", ")));
	}

}
