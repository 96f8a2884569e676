package io.github.dbmig.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Objects by their names, where upper and lower case are the same, in the order of the
 * schema.
 *
 * @param <T> the kind of object
 */
final class Named<T> {

	private final Map<String, T> byName = new LinkedHashMap<>();

	static <T> Named<T> of(List<T> all, Function<T, String> name) {
		Named<T> named = new Named<>();
		all.forEach((one) -> named.byName.putIfAbsent(SqlNames.fold(name.apply(one)), one));
		return named;
	}

	/** Several objects under each name. */
	static <T> Named<List<T>> grouped(List<T> all, Function<T, String> name) {
		Named<List<T>> named = new Named<>();
		for (T one : all) {
			named.byName.computeIfAbsent(SqlNames.fold(name.apply(one)), (key) -> new ArrayList<>()).add(one);
		}
		return named;
	}

	@Nullable T get(String name) {
		return this.byName.get(SqlNames.fold(name));
	}

	boolean has(String name) {
		return this.byName.containsKey(SqlNames.fold(name));
	}

}
