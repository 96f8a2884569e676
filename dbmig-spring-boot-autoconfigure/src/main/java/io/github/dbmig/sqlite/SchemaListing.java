package io.github.dbmig.sqlite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import io.github.dbmig.sql.SqlNames;

/**
 * The texts of all objects of a database, to be compared with what a change should make
 * of them.
 *
 * @param objects by kind and name what is kept about each
 */
record SchemaListing(Map<String, String> objects) {

	static SchemaListing read(Sql sql) {
		Map<String, String> objects = new LinkedHashMap<>();
		// What SQLite makes for keys has no text, and comes and goes with its table
		sql.each(
				"SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL "
						+ "AND substr(name, 1, 7) <> 'sqlite_'",
				(row) -> objects.put(key(row.getString(1), row.getString(2)),
						row.getString(3) + ": " + row.getString(4)));
		return new SchemaListing(objects);
	}

	private static String key(String type, String name) {
		return type + " " + SqlNames.quote(name);
	}

	SchemaListing with(String type, String name, String table, String sql) {
		Map<String, String> changed = new LinkedHashMap<>(this.objects);
		changed.put(key(type, name), table + ": " + sql);
		return new SchemaListing(changed);
	}

	SchemaListing without(Dependant dependant) {
		Map<String, String> changed = new LinkedHashMap<>(this.objects);
		changed.remove(key(dependant.objectType(), String.valueOf(dependant.name())));
		return new SchemaListing(changed);
	}

	/** What is kept about the indexes and triggers on a table, changed. */
	SchemaListing replacing(String table, UnaryOperator<String> change) {
		Map<String, String> changed = new LinkedHashMap<>(this.objects);
		String on = table + ": ";
		changed.replaceAll((key, text) -> (key.startsWith("index ") && text.startsWith(on))
				? on + change.apply(text.substring(on.length())) : text);
		return new SchemaListing(changed);
	}

	/**
	 * Names the objects that are not the same, missing or too many in another listing.
	 * @param other the other listing
	 * @return their kinds and names
	 */
	List<String> differences(SchemaListing other) {
		Map<String, String> all = new LinkedHashMap<>(this.objects);
		all.putAll(other.objects);
		return all.keySet()
			.stream()
			.filter((key) -> !Objects.equals(this.objects.get(key), other.objects.get(key)))
			.toList();
	}

}
