package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import io.github.dbmig.authoring.Answers.Backfill;
import io.github.dbmig.authoring.Answers.Dropped;
import io.github.dbmig.jpa.DeclaredRenames;
import org.jspecify.annotations.Nullable;

/**
 * A random schema as entities make them, with rows, and another that it becomes. It is
 * known which column is which, and what has to be answered.
 */
final class RandomEntities {

	static final int ROWS = 4;

	private static final List<String> NAMES = List.of("alpha", "Beta", "gamma delta", "order", "eps\"ilon", "zeta",
			"eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omikron", "pi", "rho", "sigma");

	private final Random random;

	final List<Table> before = new ArrayList<>();

	final List<Table> after = new ArrayList<>();

	private int names;

	RandomEntities(long seed) {
		this.random = new Random(seed);
		int count = 1 + below(4);
		for (int i = 0; i < count; i++) {
			this.before.add(table());
		}
		this.before.forEach((table) -> table.columns.addAll(references(this.before, true)));
		this.before.forEach(this::decorate);
		Map<Table, Table> copies = new LinkedHashMap<>();
		this.before.forEach((table) -> copies.put(table, table.copy()));
		copies.values().forEach((table) -> table.columns.forEach((column) -> {
			if (column.parent != null) {
				column.parent = copies.get(column.parent);
			}
		}));
		this.after.addAll(copies.values());
		int changes = 1 + below(6);
		for (int i = 0; i < changes; i++) {
			change();
		}
	}

	private void change() {
		if (this.after.isEmpty()) {
			return;
		}
		Table table = this.after.get(below(this.after.size()));
		Column column = (table.columns.size() > 1) ? table.columns.get(1 + below(table.columns.size() - 1)) : null;
		switch (below(15)) {
			case 0 -> {
				Table added = table();
				added.columns.addAll(references(this.after, true));
				decorate(added);
				this.after.add(below(this.after.size() + 1), added);
			}
			case 1 -> drop(table);
			case 2 -> table.name = newName();
			case 3, 4 -> {
				Column added = column();
				table.columns.add(1 + below(table.columns.size()), added);
			}
			case 5 -> table.columns.addAll(references(this.after, false));
			case 6 -> {
				// Nobody could know values for the way back
				if (column != null && !(column.notNull && column.unique && column.kind == Kind.REFERENCE)
						&& !(column.notNull && column.kind == Kind.REFERENCE)) {
					table.dropColumn(column);
				}
			}
			case 7 -> rename(column);
			case 8 -> {
				if (column != null && column.kind != Kind.REFERENCE) {
					column.notNull = !column.notNull;
				}
			}
			case 9 -> {
				if (column != null && (column.kind == Kind.NUMBER || column.kind == Kind.TEXT) && !column.unique) {
					column.defaultValue = (column.defaultValue != null) ? null : constant(column.kind);
				}
			}
			case 10 -> {
				if (column != null && column.kind != Kind.ENUM && column.defaultValue == null) {
					column.unique = !column.unique;
				}
			}
			case 11 -> {
				if (column != null && column.kind == Kind.REFERENCE) {
					column.constrained = !column.constrained;
				}
			}
			case 12 -> {
				if (column != null && column.kind == Kind.ENUM) {
					if (column.constants.size() > 1 && chance(50)) {
						column.constants.remove(column.constants.size() - 1);
					}
					else {
						column.constants.add("C" + below(1000));
					}
				}
			}
			case 13 -> {
				if (column != null && column.kind == Kind.NUMBER && column.defaultValue == null) {
					column.kind = Kind.TEXT;
				}
			}
			default -> {
				table.indexes.clear();
				decorate(table);
			}
		}
	}

	private void rename(@Nullable Column column) {
		if (column != null) {
			column.name = newName();
		}
	}

	private void drop(Table table) {
		boolean needed = this.after.stream()
			.flatMap((other) -> other.columns.stream())
			.anyMatch((column) -> column.parent == table && column.notNull);
		if (!needed && this.after.size() > 1) {
			this.after.remove(table);
			for (Table other : this.after) {
				List.copyOf(other.columns)
					.stream()
					.filter((column) -> column.parent == table)
					.forEach(other::dropColumn);
			}
		}
	}

	private Table table() {
		Table table = new Table(newName());
		Column id = new Column("id", Kind.NUMBER);
		table.columns.add(id);
		table.autoIncrement = chance(10);
		int count = 1 + below(4);
		for (int i = 0; i < count; i++) {
			table.columns.add(column());
		}
		return table;
	}

	private Column column() {
		Column column = new Column(newName(), Kind.values()[below(3)]);
		column.notNull = chance(40);
		if (column.kind == Kind.ENUM) {
			column.constants.addAll(List.of("A", "B"));
		}
		else if (chance(25)) {
			column.unique = true;
		}
		else if (chance(25)) {
			column.defaultValue = constant(column.kind);
		}
		return column;
	}

	private List<Column> references(List<Table> parents, boolean newTable) {
		List<Column> columns = new ArrayList<>();
		if (chance(60) && !parents.isEmpty()) {
			Column column = new Column(newName(), Kind.REFERENCE);
			column.parent = parents.get(below(parents.size()));
			column.constrained = chance(80);
			column.cascade = chance(30);
			column.notNull = newTable && chance(30);
			column.unique = chance(15);
			columns.add(column);
		}
		return columns;
	}

	/** Indexes and uniques of several columns. */
	private void decorate(Table table) {
		if (table.columns.size() > 2 && chance(50)) {
			table.indexes
				.add(new Index("ix " + this.names++, chance(30), List.of(table.columns.get(1), table.columns.get(0))));
		}
		if (chance(30)) {
			table.indexes
				.add(new Index("ix " + this.names++, false, List.of(table.columns.get(table.columns.size() - 1))));
		}
	}

	private static String constant(Kind kind) {
		return (kind == Kind.TEXT) ? "'d'" : "-3";
	}

	private String newName() {
		String name = NAMES.get(below(NAMES.size()));
		return name + this.names++;
	}

	private int below(int limit) {
		return this.random.nextInt(limit);
	}

	private boolean chance(int percent) {
		return below(100) < percent;
	}

	static List<String> statements(List<Table> tables) {
		List<String> statements = new ArrayList<>();
		tables.forEach((table) -> {
			statements.add(table.create());
			table.indexes.forEach((index) -> statements.add(index.create(table)));
		});
		return statements;
	}

	List<String> rows() {
		List<String> rows = new ArrayList<>();
		for (Table table : this.before) {
			for (int i = 1; i <= ROWS; i++) {
				int row = i;
				rows.add("INSERT INTO " + quote(table.name) + " VALUES ("
						+ table.columns.stream().map((column) -> column.value(row)).collect(Collectors.joining(", "))
						+ ")");
			}
		}
		return rows;
	}

	DeclaredRenames renames() {
		Map<String, String> tables = new LinkedHashMap<>();
		Map<String, Map<String, String>> columns = new LinkedHashMap<>();
		for (Table table : this.after) {
			if (table.origin != null && !table.origin.name.equals(table.name)) {
				tables.put(table.origin.name, table.name);
			}
			for (Column column : table.columns) {
				if (column.origin != null && !column.origin.name.equals(column.name)) {
					columns.computeIfAbsent(table.name, (name) -> new LinkedHashMap<>())
						.put(column.origin.name, column.name);
				}
			}
		}
		return new DeclaredRenames(tables, columns, List.of());
	}

	Answers answers() {
		List<Dropped> drops = new ArrayList<>();
		List<Backfill> backfills = new ArrayList<>();
		for (Table old : this.before) {
			Table kept = this.after.stream().filter((table) -> table.origin == old).findFirst().orElse(null);
			if (kept == null) {
				drops.add(new Dropped(old.name, ""));
				continue;
			}
			old.columns.stream()
				.filter((column) -> kept.columns.stream().noneMatch((other) -> other.origin == column))
				.forEach((column) -> drops.add(new Dropped(kept.name, column.name)));
			kept.columns.stream()
				.filter((column) -> column.notNull && column.defaultValue == null)
				.filter((column) -> column.origin == null || !column.origin.notNull)
				.forEach((column) -> backfills.add(new Backfill(kept.name, column.name, column.backfill())));
		}
		return new Answers(List.of(), drops, backfills);
	}

	static String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	enum Kind {

		NUMBER, TEXT, ENUM, REFERENCE

	}

	static final class Column {

		String name;

		Kind kind;

		boolean notNull;

		boolean unique;

		boolean constrained;

		boolean cascade;

		@Nullable String defaultValue;

		@Nullable Table parent;

		final List<String> constants = new ArrayList<>();

		@Nullable Column origin;

		Column(String name, Kind kind) {
			this.name = name;
			this.kind = kind;
		}

		Column copy() {
			Column copy = new Column(this.name, this.kind);
			copy.notNull = this.notNull;
			copy.unique = this.unique;
			copy.constrained = this.constrained;
			copy.cascade = this.cascade;
			copy.defaultValue = this.defaultValue;
			copy.parent = this.parent;
			copy.constants.addAll(this.constants);
			copy.origin = this;
			return copy;
		}

		/** A value that no other row has; none here and there where that is allowed. */
		String value(int row) {
			if (!this.name.equals("id") && !this.notNull && row % 2 == 0) {
				return "NULL";
			}
			return switch (this.kind) {
				case NUMBER, REFERENCE -> String.valueOf(row);
				case TEXT -> "'v" + row + "'";
				case ENUM -> "'A'";
			};
		}

		String backfill() {
			return switch (this.kind) {
				case NUMBER -> "-\"id\"";
				case REFERENCE -> "\"id\"";
				case TEXT -> "'n' || \"id\"";
				case ENUM -> "'A'";
			};
		}

		String definition() {
			StringBuilder sql = new StringBuilder(quote(this.name));
			sql.append(switch (this.kind) {
				case NUMBER -> " INTEGER";
				case REFERENCE -> " BIGINT";
				default -> " VARCHAR(20)";
			});
			if (this.notNull) {
				sql.append(" NOT NULL");
			}
			if (this.defaultValue != null) {
				sql.append(" DEFAULT ").append(this.defaultValue);
			}
			if (this.kind == Kind.ENUM) {
				sql.append(" CONSTRAINT ")
					.append(quote("ck_" + this.name))
					.append(" CHECK (")
					.append(quote(this.name))
					.append(" IN (")
					.append(this.constants.stream().map((it) -> "'" + it + "'").collect(Collectors.joining(", ")))
					.append("))");
			}
			return sql.toString();
		}

	}

	static final class Table {

		String name;

		boolean autoIncrement;

		final List<Column> columns = new ArrayList<>();

		final List<Index> indexes = new ArrayList<>();

		@Nullable Table origin;

		Table(String name) {
			this.name = name;
		}

		Table copy() {
			Table copy = new Table(this.name);
			copy.autoIncrement = this.autoIncrement;
			copy.origin = this;
			Map<Column, Column> copies = new LinkedHashMap<>();
			this.columns.forEach((column) -> copies.put(column, column.copy()));
			copy.columns.addAll(copies.values());
			this.indexes.forEach((index) -> copy.indexes
				.add(new Index(index.name, index.unique, index.columns.stream().map(copies::get).toList())));
			return copy;
		}

		void dropColumn(Column column) {
			this.columns.remove(column);
			this.indexes.removeIf((index) -> index.columns.contains(column));
		}

		String create() {
			List<String> items = new ArrayList<>();
			for (Column column : this.columns) {
				items.add(column.name.equals("id")
						? "\"id\" INTEGER PRIMARY KEY" + (this.autoIncrement ? " AUTOINCREMENT" : "")
						: column.definition());
			}
			for (Column column : this.columns) {
				if (column.unique) {
					items.add("CONSTRAINT " + quote("uq_" + column.name) + " UNIQUE (" + quote(column.name) + ")");
				}
				if (column.constrained && column.parent != null) {
					items.add("CONSTRAINT " + quote("fk_" + column.name) + " FOREIGN KEY (" + quote(column.name)
							+ ") REFERENCES " + quote(column.parent.name) + " (\"id\")"
							+ (column.cascade ? " ON DELETE CASCADE" : ""));
				}
			}
			return "CREATE TABLE " + quote(this.name) + " (" + String.join(", ", items) + ")";
		}

	}

	record Index(String name, boolean unique, List<Column> columns) {

		String create(Table table) {
			return "CREATE " + (this.unique ? "UNIQUE " : "") + "INDEX " + quote(this.name) + " ON " + quote(table.name)
					+ " (" + this.columns.stream().map((column) -> quote(column.name)).collect(Collectors.joining(", "))
					+ ")";
		}

	}

}
