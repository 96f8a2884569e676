package io.github.dbmig.jpa;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.operation.CreateView;
import io.github.dbmig.operation.Operation;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Table;

/**
 * What the entities say that the database should hold, as the operations that make it in
 * an empty one: tables, those that are referred to first as far as there is no cycle,
 * each followed by its indexes and by the rows that generators need; views at the end.
 * <p>
 * Hibernate's own DDL is not used: on SQLite it leaves out foreign keys and most uniques,
 * and it makes identity columns without a type. Comments are left out, as SQLite has
 * none. Auxiliary database objects of mapping files are not read.
 *
 * @param operations the operations, in the order in which they are to be run
 */
public record EntityModel(List<Operation> operations) {

	public EntityModel {
		operations = List.copyOf(operations);
	}

	/**
	 * Read Hibernate's mapping.
	 * @param metadata the mapping, complete and validated; it isn't changed
	 * @return what it says
	 * @throws io.github.dbmig.MigrationException if dbmig can't say it in operations
	 */
	public static EntityModel of(MetadataImplementor metadata) {
		Mapping mapping = new Mapping(metadata);
		NamespaceCheck.check(mapping);
		List<Operation> operations = new ArrayList<>();
		IndexNames indexNames = new IndexNames();
		for (Table table : TableOrder.of(mapping.tables())) {
			operations.add(TableReader.read(mapping, table));
			operations.addAll(IndexReader.read(mapping, table, indexNames));
			operations.addAll(SeedRows.read(mapping, table));
		}
		mapping.views()
			.forEach((view) -> operations.add(new CreateView(view.getName(), String.valueOf(view.getViewQuery()))));
		return new EntityModel(operations);
	}

}
