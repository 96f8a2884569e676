package io.github.dbmig.jpa;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.dbmig.MigrationException;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/**
 * Hibernate's mapping, and how to speak of it.
 */
record Mapping(MetadataImplementor metadata) {

	/** The tables that hold rows, by name. */
	List<Table> tables() {
		return all().filter((table) -> table.isPhysicalTable() && !table.isView()).toList();
	}

	List<Table> views() {
		return all().filter(Table::isView).toList();
	}

	private Stream<Table> all() {
		return namespaces().flatMap((namespace) -> namespace.getTables().stream())
			.sorted(Comparator.comparing(Table::getName));
	}

	private Stream<Namespace> namespaces() {
		return StreamSupport.stream(this.metadata.getDatabase().getNamespaces().spliterator(), false);
	}

	String type(Column column) {
		return column.getSqlType(this.metadata);
	}

	/**
	 * The name of a column that a key or an index is on.
	 * @throws MigrationException if the table has no such column
	 */
	String name(Table table, Column column) {
		Column own = table.getColumn(column);
		if (own == null) {
			throw refusal(table,
					"has an index or a unique constraint on \"" + column.getName() + "\", which is no column of it.",
					"Correct the name; an expression in an index needs parentheses around it.");
		}
		return own.getName();
	}

	/** The names of the entity classes that have rows in a table. */
	List<String> entities(Table table) {
		return this.metadata.getEntityBindings()
			.stream()
			.filter((entity) -> uses(entity, table))
			.map(PersistentClass::getEntityName)
			.sorted()
			.toList();
	}

	private static boolean uses(PersistentClass entity, Table table) {
		return entity.getTable().equals(table)
				|| entity.getJoins().stream().anyMatch((join) -> join.getTable().equals(table));
	}

	/** The table in words, with the entities that are mapped to it. */
	String describe(Table table) {
		List<String> entities = entities(table);
		String name = "the table \"" + table.getName() + "\"";
		return entities.isEmpty() ? name : name + " of " + String.join(", ", entities);
	}

	/**
	 * What dbmig can't say.
	 * @param table where it is
	 * @param problem what it is and why, to follow the name of the table
	 * @param action what to do instead
	 */
	MigrationException refusal(Table table, String problem, String action) {
		return new MigrationException("The mapping of " + describe(table) + " " + problem, action);
	}

}
