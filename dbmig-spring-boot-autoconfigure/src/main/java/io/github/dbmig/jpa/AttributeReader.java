package io.github.dbmig.jpa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the classes and lists what is kept in columns, down into embeddables and
 * collections.
 */
final class AttributeReader {

	private final List<Attribute> attributes = new ArrayList<>();

	private final Notes notes;

	private AttributeReader(Notes notes) {
		this.notes = notes;
	}

	static List<Attribute> read(Mapping mapping, Notes notes) {
		AttributeReader reader = new AttributeReader(notes);
		mapping.metadata()
			.getEntityBindings()
			.stream()
			.filter((entity) -> entity.getClassName() != null)
			.sorted(Comparator.comparing(PersistentClass::getEntityName))
			.forEach(reader::entity);
		return List.copyOf(reader.attributes);
	}

	private void entity(PersistentClass entity) {
		Class<?> type = entity.getMappedClass();
		boolean union = entity instanceof UnionSubclass;
		Table table = union ? entity.getTable() : null;
		if (entity.getSuperclass() == null || union) {
			Property id = entity.getIdentifierProperty();
			if (id != null) {
				property(id, type, table, type.getName());
			}
			else if (entity.getIdentifier() instanceof Component component) {
				component.getProperties().forEach((property) -> property(property, type, table, type.getName()));
			}
		}
		(union ? entity.getPropertyClosure() : entity.getProperties())
			.forEach((property) -> property(property, type, table, type.getName()));
	}

	/**
	 * Reads a property.
	 * @param owner the class that has it
	 * @param table the table that has the columns, null for the one that the value names
	 */
	private void property(Property property, Class<?> owner, @Nullable Table table, String where) {
		if (property.isBackRef() || property.isSynthetic()) {
			return;
		}
		String path = where + "." + property.getName();
		String renamedFrom = Attribute.renamedFrom(owner, property.getName());
		Value value = property.getValue();
		if (value instanceof Collection collection) {
			collection(collection, path, renamedFrom);
		}
		else {
			value(value, path, table, renamedFrom);
		}
	}

	private void value(Value value, String path, @Nullable Table table, @Nullable String renamedFrom) {
		if (value instanceof Component component) {
			if (renamedFrom != null) {
				this.notes.ignoredRename(path,
						"it has no column of its own; the fields of " + component.getComponentClassName() + " have");
			}
			Class<?> type = component.getComponentClass();
			component.getProperties().forEach((property) -> property(property, type, table, path));
			return;
		}
		Attribute attribute = new Attribute(path, (table != null) ? table : value.getTable(), value, renamedFrom);
		int columns = attribute.columns().size();
		if (columns == 0 && renamedFrom != null) {
			this.notes.ignoredRename(path, "it has no column");
		}
		else if (columns > 1 && renamedFrom != null) {
			this.notes.ignoredRename(path, "it has several columns: " + String.join(", ", attribute.columns()));
		}
		if (columns > 0) {
			this.attributes.add(attribute);
		}
	}

	private void collection(Collection collection, String path, @Nullable String renamedFrom) {
		Value element = collection.getElement();
		Table table = collection.getCollectionTable();
		boolean associates = element instanceof OneToMany || element instanceof org.hibernate.mapping.ManyToOne;
		if (element instanceof OneToMany && !collection.isInverse()) {
			value(collection.getKey(), path, table, renamedFrom);
		}
		else if (!associates) {
			value(element, path, table, renamedFrom);
		}
		else if (renamedFrom != null) {
			this.notes.ignoredRename(path, collection.isInverse() ? "its columns belong to the other side"
					: "it has a table of its own, of which autogenerate recognizes the new name, or asks");
		}
		if (collection instanceof IndexedCollection indexed && !collection.isInverse() && indexed.getIndex() != null) {
			value(indexed.getIndex(), path + " (key)", table, null);
		}
	}

}
