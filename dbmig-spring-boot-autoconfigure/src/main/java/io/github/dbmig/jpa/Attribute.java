package io.github.dbmig.jpa;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.github.dbmig.RenamedFrom;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.hibernate.type.descriptor.java.EnumJavaType;
import org.jspecify.annotations.Nullable;

/**
 * Something of an entity that is kept in columns of one table.
 *
 * @param path where it is in the classes, for messages
 * @param table the table
 * @param value what Hibernate knows of it
 * @param renamedFrom the name that its column had, null if nothing is said
 */
record Attribute(String path, Table table, Value value, @Nullable String renamedFrom) {

	/** Its columns, as the table names them; none where it is computed. */
	List<String> columns() {
		return this.value.getSelectables()
			.stream()
			.filter(Column.class::isInstance)
			.map((column) -> ((Column) column).getName())
			.toList();
	}

	/**
	 * The enum whose constants are stored, by name or by position. What a converter makes
	 * of them is its own affair.
	 */
	Optional<Class<? extends Enum<?>>> enumType() {
		if (columns().size() == 1 && this.value instanceof BasicValue basic && basic.getResolution() != null
				&& basic.getResolution().getValueConverter() == null
				&& basic.getResolution().getDomainJavaType() instanceof EnumJavaType<?> type) {
			return Optional.of(type.getJavaTypeClass());
		}
		return Optional.empty();
	}

	/** Whether numbers are stored. */
	boolean isInteger() {
		return this.value instanceof BasicValue basic && basic.getResolution() != null
				&& basic.getResolution().getJdbcType().isInteger();
	}

	/**
	 * What a class says about the name that one of its fields or properties had.
	 * @param type the class, its superclasses are looked at too
	 * @param property the property's name
	 * @return the old name, null if it says nothing
	 */
	static @Nullable String renamedFrom(Class<?> type, String property) {
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			for (AnnotatedElement member : members(each, property)) {
				RenamedFrom renamed = member.getAnnotation(RenamedFrom.class);
				if (renamed != null) {
					return renamed.value();
				}
			}
		}
		return null;
	}

	private static List<AnnotatedElement> members(Class<?> type, String property) {
		List<AnnotatedElement> members = new ArrayList<>();
		try {
			members.add(type.getDeclaredField(property));
		}
		catch (NoSuchFieldException ex) {
			// The property has getters only
		}
		String capitalized = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
		List<String> getters = List.of("get" + capitalized, "is" + capitalized);
		for (Method method : type.getDeclaredMethods()) {
			if (method.getParameterCount() == 0 && getters.contains(method.getName())) {
				members.add(method);
			}
		}
		return members;
	}

}
