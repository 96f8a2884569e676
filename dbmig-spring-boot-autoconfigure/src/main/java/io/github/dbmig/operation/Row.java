package io.github.dbmig.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row for {@code insert}: values by column name, in the order given. Integers are kept
 * as {@code Long}, floating point numbers as {@code Double}, arrays of bytes as
 * {@link Blob}.
 *
 * @param values at least one; unmodifiable
 */
public record Row(Map<String, @Nullable Object> values) {

	public Row {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		Require.notNull("row", "the map of values", values).forEach((name, value) -> {
			Require.name("row", "a column name", name);
			copy.put(name, Values.normalize("row", "the value of " + Describe.name(name), value));
		});
		Require.names("row", "column name", List.copyOf(copy.keySet()));
		values = Collections.unmodifiableMap(copy);
	}

	/**
	 * A row from names and values in turn: {@code row("id", 1, "name", "x")}.
	 * @param namesAndValues a column name, its value, and so on; values are null,
	 * Boolean, Byte, Short, Integer, Long, Float, Double, String or byte[]
	 * @return the row
	 * @throws IllegalArgumentException if a name lacks its value, is blank or given
	 * twice, or a value is of another type
	 */
	public static Row row(@Nullable Object... namesAndValues) {
		if (namesAndValues.length % 2 != 0) {
			throw Require.refusal("row", "the number of arguments, " + namesAndValues.length
					+ ", is odd; pass a value after each column name, null where it is NULL");
		}
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			if (!(namesAndValues[i] instanceof String name)) {
				throw Require.refusal("row",
						"argument " + (i + 1) + " is not a String; pass names and values in turn, a name first");
			}
			if (values.containsKey(name)) {
				throw Require.refusal("row",
						"the column name " + Describe.name(name) + " is given twice; remove one of them");
			}
			values.put(name, namesAndValues[i + 1]);
		}
		return new Row(values);
	}

	/** The names only: values may be private. */
	@Override
	public String toString() {
		return "Row" + this.values.keySet();
	}

}
