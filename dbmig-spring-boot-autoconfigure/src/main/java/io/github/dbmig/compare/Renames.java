package io.github.dbmig.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.dbmig.schema.Schema;
import io.github.dbmig.sql.SqlNames;

/**
 * What has another name in the schema that is to be.
 *
 * @param tables the new name of each renamed table by its old name
 * @param columns the renamed columns by the new name of their table, and there the new
 * name of each by its old name
 */
public record Renames(Map<String, String> tables, Map<String, Map<String, String>> columns) {

	public Renames {
		tables = Map.copyOf(tables);
		Map<String, Map<String, String>> copy = new LinkedHashMap<>();
		columns.forEach((table, names) -> copy.put(table, Map.copyOf(names)));
		columns = Map.copyOf(copy);
	}

	/**
	 * Nothing has another name.
	 * @return no renames
	 */
	public static Renames none() {
		return new Renames(Map.of(), Map.of());
	}

	/**
	 * The way back: from the new names to the old ones.
	 * @return the inverse, its columns by the old name of their table
	 */
	public Renames inverse() {
		Map<String, String> oldTables = new LinkedHashMap<>();
		this.tables.forEach((from, to) -> oldTables.put(to, from));
		Map<String, Map<String, String>> oldColumns = new LinkedHashMap<>();
		this.columns.forEach((table, names) -> {
			Map<String, String> inverse = new LinkedHashMap<>();
			names.forEach((from, to) -> inverse.put(to, from));
			oldColumns.put(find(oldTables, table).orElse(table), inverse);
		});
		return new Renames(oldTables, oldColumns);
	}

	/**
	 * What of it is still to be done in a schema: one that was done long ago may stay
	 * declared, and somebody may have made an object of the old name anew.
	 * @param schema the schema as it is
	 * @return those whose old name is there, and whose new name is free or goes on to
	 * another
	 */
	public Renames pendingIn(Schema schema) {
		Map<String, String> pendingTables = pending(this.tables, (name) -> schema.table(name).isPresent());
		Map<String, String> oldTables = new LinkedHashMap<>();
		pendingTables.forEach((from, to) -> oldTables.put(to, from));
		Map<String, Map<String, String>> pendingColumns = new LinkedHashMap<>();
		this.columns.forEach((table, names) -> schema.table(find(oldTables, table).orElse(table))
			.map((there) -> pending(names, (name) -> there.column(name).isPresent()))
			.filter((pending) -> !pending.isEmpty())
			.ifPresent((pending) -> pendingColumns.put(table, pending)));
		return new Renames(pendingTables, pendingColumns);
	}

	private static Map<String, String> pending(Map<String, String> names, Predicate<String> isThere) {
		Map<String, String> pending = new LinkedHashMap<>();
		names.forEach((from, to) -> {
			if (isThere.test(from) && (!isThere.test(to) || find(names, to).isPresent())) {
				pending.put(from, to);
			}
		});
		return pending;
	}

	/**
	 * The new name of a table.
	 * @param table the name that it has
	 * @return the name that it is to have, the same where it isn't renamed
	 */
	public String table(String table) {
		return find(this.tables, table).orElse(table);
	}

	/**
	 * The new name of a column.
	 * @param table the new name of its table
	 * @param column the name that it has
	 * @return the name that it is to have, the same where it isn't renamed
	 */
	public String column(String table, String column) {
		return find(this.columns, table).flatMap((names) -> find(names, column)).orElse(column);
	}

	private static <T> Optional<T> find(Map<String, T> all, String name) {
		return all.entrySet()
			.stream()
			.filter((entry) -> SqlNames.same(entry.getKey(), name))
			.map(Map.Entry::getValue)
			.findFirst();
	}

}
