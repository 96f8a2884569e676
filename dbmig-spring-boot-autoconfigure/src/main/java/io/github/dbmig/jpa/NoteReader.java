package io.github.dbmig.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.hibernate.boot.model.relational.Database;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.SingleTableSubclass;
import org.hibernate.mapping.Table;
import org.hibernate.type.SqlTypes;

/**
 * Notes what the operations leave out of the mapping, and what is in the mapping and
 * doesn't work on SQLite.
 */
final class NoteReader {

	/** What Hibernate itself writes about the column of {@code @SoftDelete}. */
	private static final String SOFT_DELETE = "Soft-delete indicator";

	private final Mapping mapping;

	private final List<Attribute> attributes;

	private final Notes notes;

	NoteReader(Mapping mapping, List<Attribute> attributes, Notes notes) {
		this.mapping = mapping;
		this.attributes = attributes;
		this.notes = notes;
	}

	void read() {
		comments();
		auxiliaryObjects();
		binaryLobs();
		generators();
		subclasses();
	}

	private void comments() {
		List<String> commented = new ArrayList<>();
		for (Table table : this.mapping.tables()) {
			boolean comment = Stream
				.concat(Stream.ofNullable(table.getComment()),
						table.getColumns().stream().map(Column::getComment).filter(Objects::nonNull))
				.anyMatch((text) -> !text.equals(SOFT_DELETE));
			if (comment) {
				commented.add("\"" + table.getName() + "\"");
			}
		}
		if (!commented.isEmpty()) {
			this.notes
				.add("Comments are left out, because SQLite has none: those of " + String.join(", ", commented) + ".");
		}
	}

	private void auxiliaryObjects() {
		Database database = this.mapping.metadata().getDatabase();
		Dialect dialect = database.getDialect();
		long count = database.getAuxiliaryDatabaseObjects()
			.stream()
			.filter((each) -> each.appliesToDialect(dialect))
			.count();
		if (count > 0) {
			this.notes.add("The mapping's auxiliary database objects are left out (" + count
					+ "). Make them in a revision, with op.execute(…).");
		}
	}

	private void binaryLobs() {
		this.attributes.stream()
			.filter((attribute) -> attribute.value() instanceof BasicValue basic && basic.getResolution() != null
					&& basic.getResolution().getJdbcType().getDdlTypeCode() == SqlTypes.BLOB)
			.forEach((attribute) -> this.notes
				.add(attribute.path() + " can't be read: it is a large object, and SQLite's driver has no getBlob. "
						+ "Remove @Lob from it; a byte[] is a BLOB of any length."));
	}

	/** Generators that write on a second connection while the first one has the lock. */
	private void generators() {
		List<String> tables = this.mapping.tables()
			.stream()
			.filter((table) -> !SeedRows.read(this.mapping, table).isEmpty())
			.map((table) -> "\"" + table.getName() + "\"")
			.toList();
		if (!tables.isEmpty()) {
			this.notes.add("Keys come from tables (" + String.join(", ", tables)
					+ "), which Hibernate changes on a connection of its own. In a transaction that has written "
					+ "already it meets SQLITE_BUSY. Use GenerationType.IDENTITY or UUID.");
		}
	}

	private void subclasses() {
		for (PersistentClass entity : this.mapping.metadata().getEntityBindings()) {
			if (entity instanceof SingleTableSubclass) {
				for (Property property : entity.getUnjoinedProperties()) {
					property.getColumns()
						.stream()
						.filter((column) -> !column.isNullable() && column.getDefaultValue() == null)
						.forEach((column) -> this.notes.add(entity.getEntityName() + "." + property.getName()
								+ " is NOT NULL in the table \"" + entity.getTable().getName()
								+ "\", which rows of other classes share: they have no value for \"" + column.getName()
								+ "\" and can't be written. Make the column nullable."));
				}
			}
		}
	}

}
