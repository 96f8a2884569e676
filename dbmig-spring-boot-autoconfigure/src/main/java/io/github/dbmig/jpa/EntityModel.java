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
 * and it makes identity columns without a type.
 *
 * @param operations the operations, in the order in which they are to be run
 * @param renames what the entities say about the names that things had before
 * @param ordinalEnums the columns that hold constants of enums by their position
 * @param notes in words, each a sentence or two: what the mapping says and the operations
 * don't, and what in the mapping doesn't work on SQLite
 */
public record EntityModel(List<Operation> operations, DeclaredRenames renames, List<OrdinalEnum> ordinalEnums,
		List<String> notes) {

	public EntityModel {
		operations = List.copyOf(operations);
		ordinalEnums = List.copyOf(ordinalEnums);
		notes = List.copyOf(notes);
	}

	/**
	 * Create a model that says no more than the operations.
	 * @param operations the operations, in the order in which they are to be run
	 */
	public EntityModel(List<Operation> operations) {
		this(operations, DeclaredRenames.none(), List.of(), List.of());
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
		Notes notes = new Notes();
		List<Attribute> attributes = AttributeReader.read(mapping, notes);
		List<OrdinalEnum> ordinalEnums = ordinalEnums(attributes, notes);
		List<Operation> operations = new ArrayList<>();
		IndexNames indexNames = new IndexNames();
		for (Table table : TableOrder.of(mapping.tables())) {
			operations.add(TableReader.read(mapping, table, ordinalEnums));
			operations.addAll(IndexReader.read(mapping, table, indexNames));
			operations.addAll(SeedRows.read(mapping, table));
		}
		mapping.views()
			.forEach((view) -> operations.add(new CreateView(view.getName(), String.valueOf(view.getViewQuery()))));
		DeclaredRenames renames = new RenameReader(mapping, attributes, notes).read();
		new NoteReader(mapping, attributes, notes).read();
		return new EntityModel(operations, renames, ordinalEnums, notes.all());
	}

	/**
	 * Put what several persistence units say about one database together. They may share
	 * tables.
	 * @param units what each of them says
	 * @return what they say together, the same where there is one
	 * @throws io.github.dbmig.MigrationException if two units say different things about
	 * a table, an index or a view
	 */
	public static EntityModel together(List<EntityModel> units) {
		return (units.size() == 1) ? units.get(0) : new UnitsTogether(units).model();
	}

	private static List<OrdinalEnum> ordinalEnums(List<Attribute> attributes, Notes notes) {
		return attributes.stream()
			.filter(Attribute::isInteger)
			.flatMap((attribute) -> attribute.enumType()
				.map((type) -> new OrdinalEnum(attribute.table().getName(), attribute.columns().get(0),
						EnumConstants.names(type), EnumConstants.renamed(type, notes)))
				.stream())
			.distinct()
			.toList();
	}

}
