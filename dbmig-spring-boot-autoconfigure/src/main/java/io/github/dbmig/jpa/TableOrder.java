package io.github.dbmig.jpa;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Table;

/**
 * Puts tables that are referred to before those that refer to them. A cycle is entered at
 * its first table by name: SQLite takes a REFERENCES to a table that comes later.
 */
final class TableOrder {

	private final Set<Table> seen = Collections.newSetFromMap(new IdentityHashMap<>());

	private final List<Table> ordered = new ArrayList<>();

	private TableOrder() {
	}

	/**
	 * Order tables.
	 * @param tables the tables, by name
	 * @return the same tables; the order depends on nothing but the mapping
	 */
	static List<Table> of(List<Table> tables) {
		TableOrder order = new TableOrder();
		tables.forEach(order::add);
		return order.ordered;
	}

	private void add(Table table) {
		if (this.seen.add(table)) {
			ForeignKeyReader.physical(table)
				.map(ForeignKey::getReferencedTable)
				.sorted(Comparator.comparing(Table::getName))
				.forEach(this::add);
			this.ordered.add(table);
		}
	}

}
