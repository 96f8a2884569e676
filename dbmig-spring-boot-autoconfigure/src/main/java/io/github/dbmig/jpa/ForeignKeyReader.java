package io.github.dbmig.jpa;

import java.util.List;
import java.util.stream.Stream;

import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.revision.DefinitionText;
import io.github.dbmig.sql.SqlNames;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.NamingHelper;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.DenormalizedTable;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads the foreign keys of a table.
 */
final class ForeignKeyReader {

	private final Mapping mapping;

	private final Table table;

	ForeignKeyReader(Mapping mapping, Table table) {
		this.mapping = mapping;
		this.table = table;
	}

	/** The foreign keys that the table is to have. */
	static Stream<org.hibernate.mapping.ForeignKey> physical(Table table) {
		return table.getForeignKeyCollection()
			.stream()
			.filter((key) -> key.isPhysicalConstraint() && declared(table, key).isCreationEnabled());
	}

	List<ForeignKey> read() {
		return physical(this.table).map(this::read).toList();
	}

	private ForeignKey read(org.hibernate.mapping.ForeignKey key) {
		org.hibernate.mapping.ForeignKey declared = declared(this.table, key);
		String definition = key.getKeyDefinition();
		if (definition == null || definition.isBlank()) {
			definition = definition(key);
		}
		if (key.getOptions() != null && !key.getOptions().isBlank()) {
			definition += " " + key.getOptions();
		}
		ForeignKey read = parse(definition);
		return new ForeignKey(name(key), read.columns(), read.table(), read.referencedColumns(),
				action(declared.getOnDeleteAction(), read.onDelete()), read.onUpdate(), read.deferrable());
	}

	private static String definition(org.hibernate.mapping.ForeignKey key) {
		List<Column> referenced = key.isReferenceToPrimaryKey() ? key.getReferencedTable().getPrimaryKey().getColumns()
				: key.getReferencedColumns();
		return "FOREIGN KEY " + columns(key.getColumns()) + " REFERENCES "
				+ SqlNames.quote(key.getReferencedTable().getName()) + " " + columns(referenced);
	}

	private static String columns(List<Column> columns) {
		return "(" + String.join(", ", columns.stream().map((column) -> SqlNames.quote(column.getName())).toList())
				+ ")";
	}

	private ForeignKey parse(String definition) {
		String problem = "it is another constraint";
		try {
			if (DefinitionText.constraint(definition) instanceof ForeignKey key) {
				return key;
			}
		}
		catch (IllegalArgumentException ex) {
			problem = String.valueOf(ex.getMessage());
		}
		throw this.mapping.refusal(this.table,
				"has a foreign key that dbmig can't read (" + definition + "): " + problem + ".",
				"Correct foreignKeyDefinition and options of its @ForeignKey.");
	}

	private static ReferentialAction action(@Nullable OnDeleteAction mapped, ReferentialAction written) {
		return (mapped != null) ? ReferentialAction.valueOf(mapped.name()) : written;
	}

	/**
	 * The name that the mapping or the application's naming strategy gives. One that
	 * Hibernate has made of a hash tells nothing, and {@link NamingHelper}, by which it
	 * was made, knows it again.
	 */
	private @Nullable String name(org.hibernate.mapping.ForeignKey key) {
		Database database = this.mapping.metadata().getDatabase();
		List<Identifier> columns = key.getColumns()
			.stream()
			.map((column) -> column.getNameIdentifier(database))
			.toList();
		String charset = this.mapping.metadata().getMetadataBuildingOptions().getSchemaCharset();
		String generated = NamingHelper.withCharset(charset)
			.generateHashedFkName("FK", this.table.getNameIdentifier(), key.getReferencedTable().getNameIdentifier(),
					columns);
		String name = Identifier.toIdentifier(key.getName()).getText();
		return name.equals(generated) ? null : name;
	}

	/**
	 * Hibernate forgets what a foreign key does when it copies it from an entity to the
	 * tables of its subclasses.
	 */
	private static org.hibernate.mapping.ForeignKey declared(Table table, org.hibernate.mapping.ForeignKey key) {
		if (table instanceof DenormalizedTable inheriting) {
			Table included = inheriting.getIncludedTable();
			for (org.hibernate.mapping.ForeignKey candidate : included.getForeignKeyCollection()) {
				if (candidate.getColumns().equals(key.getColumns())
						&& candidate.getReferencedTable().equals(key.getReferencedTable())) {
					return declared(included, candidate);
				}
			}
		}
		return key;
	}

}
