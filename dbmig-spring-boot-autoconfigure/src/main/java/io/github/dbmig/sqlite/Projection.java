package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of a table's columns come from while its changes are made one after
 * the other. An expression means the names that the columns have at that point, so each
 * is put above what came before it as a SELECT of its own; SQLite makes one loop of them.
 */
final class Projection {

	/** The limit of SQLite for the columns of a SELECT as for those of a table. */
	private static final int MAX_COLUMNS = 2000;

	private final String table;

	private final RowKey key;

	private final List<String> columns;

	/** From the table upwards: what each column is, said in the names below it. */
	private final List<Map<String, Value>> layers = new ArrayList<>();

	/** Whether the top has fewer columns than what is below it. */
	private boolean dropped;

	/**
	 * Starts with the table as it is.
	 * @param table the table's name
	 * @param columns its columns, generated ones too
	 * @param key what tells its rows
	 */
	Projection(String table, List<String> columns, RowKey key) {
		this.table = table;
		this.key = key;
		this.columns = List.copyOf(columns);
		Map<String, Value> identity = new LinkedHashMap<>();
		columns.forEach((column) -> identity.put(SqlNames.fold(column), Value.of(column)));
		this.layers.add(identity);
	}

	/** Gives a column other values: SQL over the columns as they are called now. */
	void set(String column, String expression) {
		put(column, new Value(column, null, expression, false));
	}

	/** Adds a column whose rows hold its default. */
	void addDefault(String column, @Nullable String defaultValue) {
		put(column, new Value(column, null, (defaultValue != null) ? defaultValue : "NULL", true));
	}

	void rename(String from, String to) {
		Map<String, Value> renamed = new LinkedHashMap<>();
		top().forEach((name, value) -> {
			boolean same = SqlNames.same(name, from);
			renamed.put(same ? SqlNames.fold(to) : name, same ? value.named(to) : value);
		});
		this.layers.set(this.layers.size() - 1, renamed);
	}

	void drop(String column) {
		this.dropped |= top().remove(SqlNames.fold(column)) != null;
	}

	/** Whether the values of a new column are left to its DEFAULT. */
	boolean isDefault(String column) {
		for (int i = this.layers.size() - 1; i >= 0; i--) {
			Value value = this.layers.get(i).get(SqlNames.fold(column));
			if (value == null || value.column() == null) {
				return value != null && value.isDefault();
			}
			column = value.column();
		}
		return false;
	}

	/** The column of the table itself whose values a column still holds. */
	Optional<String> origin(String column) {
		String name = column;
		for (int i = this.layers.size() - 1; i >= 0; i--) {
			Value value = this.layers.get(i).get(SqlNames.fold(name));
			if (value == null || value.column() == null) {
				return Optional.empty();
			}
			name = value.column();
		}
		return Optional.of(name);
	}

	/** Whether a column holds what it held before, or a new column its default. */
	boolean isUntouched(String column) {
		return origin(column).isPresent() || isDefault(column);
	}

	/**
	 * The rows with all columns by their present names, to select from, called as the
	 * table is.
	 * @return SQL text for a FROM clause
	 */
	String rows() {
		return isAsIs() ? SqlNames.quote(this.table)
				: "(" + selectTop(Map.of(), this.layers.size() - 1) + ") AS " + SqlNames.quote(this.table);
	}

	/** What names a row of {@link #rows()}: SQL text that gives a text. */
	String rowKey() {
		return key().text(isAsIs());
	}

	/** Whether every column holds what it held, under its name. */
	boolean isAsIs() {
		return this.layers.size() == 1 && top().values().stream().allMatch(Value::isPlain);
	}

	/**
	 * The values of columns for a copy, and where they come from.
	 * @param columns the columns by their present names
	 * @param withRowid whether the rowid comes first
	 * @param renamed the names that columns of the table have got meanwhile, by those
	 * that they had
	 * @return a SELECT
	 * @throws StepException if the rowid doesn't fit beside the columns
	 */
	String select(List<String> columns, boolean withRowid, Map<String, String> renamed) {
		int last = this.layers.size() - 1;
		boolean direct = last == 0 && renamed.isEmpty();
		List<String> values = new ArrayList<>();
		if (withRowid) {
			if (columns.size() >= MAX_COLUMNS || (!direct && key().parts().isEmpty())) {
				throw new StepException(
						"The table " + SqlNames.quote(this.table) + " can't be rebuilt: it has " + columns.size()
								+ " columns, and SQLite can't copy the rowid beside so many.",
						"Drop a column first, or make one of them the INTEGER PRIMARY KEY.", null, null);
			}
			values.add(direct ? this.key.parts().get(0) : key().alias(0));
		}
		for (String column : columns) {
			Value value = top().get(SqlNames.fold(column));
			if (value == null) {
				throw new IllegalStateException("No values for " + column);
			}
			values.add(value.sql());
		}
		return "SELECT " + String.join(", ", values) + " FROM " + below(renamed, last);
	}

	private String below(Map<String, String> renamed, int layer) {
		if (layer > 0) {
			return "(" + selectTop(renamed, layer - 1) + ") AS " + SqlNames.quote(this.table);
		}
		if (renamed.isEmpty()) {
			return SqlNames.quote(this.table);
		}
		String present = this.columns.stream()
			.map((column) -> SqlNames.quote(renamed.getOrDefault(SqlNames.fold(column), column)) + " AS "
					+ SqlNames.quote(column))
			.collect(Collectors.joining(", "));
		return "(SELECT " + key().columns(true) + present + " FROM " + SqlNames.quote(this.table) + ") AS "
				+ SqlNames.quote(this.table);
	}

	private String selectTop(Map<String, String> renamed, int layer) {
		String columns = this.layers.get(layer)
			.values()
			.stream()
			.map((value) -> value.sql() + " AS " + SqlNames.quote(value.name()))
			.collect(Collectors.joining(", "));
		return "SELECT " + key().columns(layer == 0 && renamed.isEmpty()) + columns + " FROM " + below(renamed, layer);
	}

	private void put(String column, Value value) {
		if (this.dropped || !top().values().stream().allMatch(Value::isPlain)) {
			Map<String, Value> identity = new LinkedHashMap<>();
			top().forEach((name, below) -> identity.put(name, Value.of(below.name())));
			this.layers.add(identity);
			this.dropped = false;
		}
		top().put(SqlNames.fold(column), value);
	}

	/** Without parts where they don't fit beside the columns. */
	private RowKey key() {
		int columns = this.layers.stream().mapToInt(Map::size).max().orElse(0);
		if (!isAsIs() && Math.max(columns, this.columns.size()) + this.key.parts().size() > MAX_COLUMNS) {
			return this.key.without();
		}
		Set<String> taken = new HashSet<>();
		this.layers.forEach((layer) -> taken.addAll(layer.keySet()));
		this.columns.forEach((column) -> taken.add(SqlNames.fold(column)));
		return this.key.besides(taken);
	}

	private Map<String, Value> top() {
		return this.layers.get(this.layers.size() - 1);
	}

	/**
	 * What a column is in one layer.
	 *
	 * @param name what it is called there
	 * @param column the column below that it is, null for an expression
	 * @param expression SQL over the columns below, null for a column
	 * @param isDefault whether the expression is the column's default
	 */
	private record Value(String name, @Nullable String column, @Nullable String expression, boolean isDefault) {

		static Value of(String column) {
			return new Value(column, column, null, false);
		}

		Value named(String to) {
			return new Value(to, this.column, this.expression, this.isDefault);
		}

		boolean isPlain() {
			return this.column != null && SqlNames.same(this.name, this.column);
		}

		String sql() {
			return (this.column != null) ? SqlNames.quote(this.column) : "(" + this.expression + "\n)";
		}

	}

}
