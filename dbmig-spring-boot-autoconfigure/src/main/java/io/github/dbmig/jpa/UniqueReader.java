package io.github.dbmig.jpa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.dbmig.operation.Unique;
import io.github.dbmig.sql.SqlNames;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.DenormalizedTable;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;

/**
 * Reads the uniques of a table: every set of columns once, and the primary key's not at
 * all. A name is kept where {@code @UniqueConstraint} or {@code @Index} gives one; all
 * others Hibernate has made of a hash.
 */
final class UniqueReader {

	private final Mapping mapping;

	private final Table table;

	private final Set<Set<String>> taken = new HashSet<>();

	UniqueReader(Mapping mapping, Table table) {
		this.mapping = mapping;
		this.table = table;
		PrimaryKey key = table.getPrimaryKey();
		if (key != null) {
			this.taken.add(set(key.getColumns().stream().map(Column::getName).toList()));
		}
	}

	/**
	 * Whether a unique key is an index, because a constraint has no order.
	 */
	static boolean isIndex(UniqueKey key) {
		return key.getColumnOrderMap().containsValue("desc");
	}

	List<Unique> read() {
		List<Unique> uniques = new ArrayList<>();
		add(uniques, UniqueKey::isNameExplicit);
		add(uniques, Predicate.not(UniqueKey::isNameExplicit));
		for (Column column : this.table.getColumns()) {
			if (column.isUnique() && this.taken.add(set(List.of(column.getName())))) {
				uniques.add(new Unique(null, List.of(column.getName())));
			}
		}
		return uniques;
	}

	private void add(List<Unique> uniques, Predicate<UniqueKey> condition) {
		keys(this.table).filter(Predicate.not(UniqueReader::isIndex)).filter(condition).forEach((key) -> {
			if (key.getOptions() != null && !key.getOptions().isBlank()) {
				throw this.mapping.refusal(this.table,
						"gives a unique constraint the options '" + key.getOptions()
								+ "', which no unique constraint of SQLite has.",
						"Remove the options from its @UniqueConstraint.");
			}
			List<String> columns = key.getColumns()
				.stream()
				.map((column) -> this.mapping.name(this.table, column))
				.toList();
			if (this.taken.add(set(columns))) {
				uniques.add(new Unique(key.isNameExplicit() ? key.getName() : null, columns));
			}
		});
	}

	/**
	 * The table of a subclass has the columns of its superclass, and what is said of
	 * them.
	 */
	private static Stream<UniqueKey> keys(Table table) {
		Stream<UniqueKey> own = table.getUniqueKeys().values().stream();
		return (table instanceof DenormalizedTable inheriting) ? Stream.concat(keys(inheriting.getIncludedTable()), own)
				: own;
	}

	private static Set<String> set(List<String> columns) {
		Set<String> set = new HashSet<>();
		columns.forEach((column) -> set.add(SqlNames.fold(column)));
		return set;
	}

}
