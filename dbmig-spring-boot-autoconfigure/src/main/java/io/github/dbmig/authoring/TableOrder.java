package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.sql.SqlNames;

/**
 * Puts what something else needs before it. Where things need each other in a circle, it
 * is entered at the first of them: a REFERENCES may be to a table that comes later.
 */
final class TableOrder {

	private final Map<String, Set<String>> needs = new LinkedHashMap<>();

	private final Set<String> seen = new LinkedHashSet<>();

	private final List<String> ordered = new ArrayList<>();

	/**
	 * Say that one comes after another.
	 */
	void after(String table, String other) {
		this.needs.computeIfAbsent(SqlNames.fold(table), (key) -> new LinkedHashSet<>()).add(SqlNames.fold(other));
	}

	/**
	 * Order tables.
	 * @param tables their names
	 * @return the same names, folded, each after those that it needs
	 */
	List<String> of(List<String> tables) {
		Set<String> known = new LinkedHashSet<>(tables.stream().map(SqlNames::fold).toList());
		known.forEach((table) -> add(table, known));
		return this.ordered;
	}

	private void add(String table, Set<String> known) {
		if (known.contains(table) && this.seen.add(table)) {
			this.needs.getOrDefault(table, Set.of()).forEach((other) -> add(other, known));
			this.ordered.add(table);
		}
	}

	/**
	 * Tables, those that are referred to before those that refer to them.
	 * @param tables the tables
	 * @return the same tables in that order
	 */
	static List<Table> parentsFirst(List<Table> tables) {
		TableOrder order = new TableOrder();
		Map<String, Table> byName = new LinkedHashMap<>();
		for (Table table : tables) {
			byName.put(SqlNames.fold(table.name()), table);
			table.constraints(TableConstraint.ForeignKey.class)
				.forEach((key) -> order.after(table.name(), key.table()));
		}
		List<Table> ordered = new ArrayList<>();
		order.of(List.copyOf(byName.keySet())).forEach((name) -> ordered.add(Objects.requireNonNull(byName.get(name))));
		return ordered;
	}

}
