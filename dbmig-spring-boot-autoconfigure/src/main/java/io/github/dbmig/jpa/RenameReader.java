package io.github.dbmig.jpa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.dbmig.RenamedFrom;
import io.github.dbmig.sql.SqlNames;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/**
 * Reads {@link RenamedFrom}. What can't be meant is left out and noted: a name that is
 * still in use, and one that two say they had.
 */
final class RenameReader {

	private final Mapping mapping;

	private final List<Attribute> attributes;

	private final Notes notes;

	RenameReader(Mapping mapping, List<Attribute> attributes, Notes notes) {
		this.mapping = mapping;
		this.attributes = attributes;
		this.notes = notes;
	}

	DeclaredRenames read() {
		return new DeclaredRenames(tables(), columns(), constants());
	}

	private Map<String, String> tables() {
		Claims claims = new Claims("table", this.mapping.tables().stream().map(Table::getName).toList());
		this.mapping.metadata()
			.getEntityBindings()
			.stream()
			.filter((entity) -> entity.getClassName() != null)
			.sorted(Comparator.comparing(PersistentClass::getEntityName))
			.forEach((entity) -> {
				RenamedFrom renamed = entity.getMappedClass().getAnnotation(RenamedFrom.class);
				if (renamed != null) {
					table(entity, renamed.value(), claims);
				}
			});
		return claims.renames();
	}

	private void table(PersistentClass entity, String old, Claims claims) {
		PersistentClass superclass = entity.getSuperclass();
		if (!entity.getTable().isPhysicalTable()) {
			this.notes.ignoredRename(entity.getEntityName(), "it has no table");
		}
		else if (superclass != null && superclass.getTable().equals(entity.getTable())) {
			this.notes.ignoredRename(entity.getEntityName(),
					"its rows are in the table of " + superclass.getEntityName());
		}
		else {
			claims.add(old, entity.getTable().getName(), entity.getEntityName());
		}
	}

	private Map<String, Map<String, String>> columns() {
		Map<String, Claims> claims = new TreeMap<>();
		for (Attribute attribute : this.attributes) {
			if (attribute.renamedFrom() != null && attribute.columns().size() == 1) {
				claims
					.computeIfAbsent(attribute.table().getName(),
							(table) -> new Claims("column",
									attribute.table().getColumns().stream().map(Column::getName).toList()))
					.add(attribute.renamedFrom(), attribute.columns().get(0), attribute.path());
			}
		}
		Map<String, Map<String, String>> renames = new LinkedHashMap<>();
		claims.forEach((table, each) -> {
			Map<String, String> columns = each.renames();
			if (!columns.isEmpty()) {
				renames.put(table, columns);
			}
		});
		return renames;
	}

	private List<ConstantRename> constants() {
		Set<ConstantRename> renames = new LinkedHashSet<>();
		for (Attribute attribute : this.attributes) {
			if (!attribute.isInteger()) {
				attribute.enumType()
					.ifPresent((type) -> EnumConstants.renamed(type, this.notes)
						.forEach((to, from) -> renames.add(new ConstantRename(attribute.table().getName(),
								attribute.columns().get(0), from, to))));
			}
		}
		return List.copyOf(renames);
	}

	/** Who says of which name that it was its own. */
	private final class Claims {

		private final String kind;

		private final List<String> present;

		private final Map<String, Map<String, String>> places = new LinkedHashMap<>();

		Claims(String kind, List<String> present) {
			this.kind = kind;
			this.present = present;
		}

		void add(String old, String now, String place) {
			if (SqlNames.same(old, now)) {
				return;
			}
			if (this.present.stream().anyMatch((name) -> SqlNames.same(name, old))) {
				RenameReader.this.notes.ignoredRename(place,
						"there still is a " + this.kind + " \"" + old + "\" beside \"" + now + "\"");
				return;
			}
			this.places.computeIfAbsent(old, (name) -> new LinkedHashMap<>()).putIfAbsent(now, place);
		}

		Map<String, String> renames() {
			Map<String, String> renames = new LinkedHashMap<>();
			Set<String> taken = new HashSet<>();
			this.places.forEach((old, claims) -> {
				if (claims.size() > 1) {
					List<String> all = new ArrayList<>(claims.values());
					RenameReader.this.notes.ignoredRename(String.join(" and ", all),
							"only one " + this.kind + " can have been \"" + old + "\"");
				}
				else {
					claims.forEach((now, place) -> {
						if (taken.add(SqlNames.fold(now))) {
							renames.put(old, now);
						}
						else {
							RenameReader.this.notes.ignoredRename(place,
									"of \"" + now + "\" another old name is given too");
						}
					});
				}
			});
			return renames;
		}

	}

}
