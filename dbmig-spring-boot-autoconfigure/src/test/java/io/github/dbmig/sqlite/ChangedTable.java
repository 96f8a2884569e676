package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A table as a change leaves it or finds it: a model that is written out as CREATE
 * statements. Constraints, expressions and indexes know their columns themselves and not
 * by their names, so that a new name reaches all of them.
 */
final class ChangedTable {

	final String name;

	final List<Col> columns = new ArrayList<>();

	final List<Rule> rules = new ArrayList<>();

	final List<Ix> indexes = new ArrayList<>();

	boolean strict;

	boolean withoutRowid;

	ChangedTable(String name) {
		this.name = name;
	}

	/** A column. What it is computed from uses {@code %s} for the columns' names. */
	static final class Col {

		String name;

		String type;

		boolean notNull;

		@Nullable String value;

		@Nullable String collation;

		@Nullable Text computed;

		boolean stored;

		/** What its rows hold: NULL somewhere. */
		boolean nulls;

		/** What its rows hold: nothing twice, but for NULL. */
		boolean distinct;

		/** What its rows hold: keys of the parent table, or of this one. */
		boolean refers;

		Col(String name, String type) {
			this.name = name;
			this.type = type;
		}

		/** What the names in it stand for. */
		boolean uses(Col column) {
			return this.computed != null && this.computed.columns().contains(column);
		}

	}

	/**
	 * SQL text over columns.
	 *
	 * @param format with {@code %s} for each column
	 * @param columns the columns
	 */
	record Text(String format, List<Col> columns) {

		String sql(Function<String, String> spelling) {
			return String.format(this.format,
					this.columns.stream().map((column) -> spelling.apply(column.name)).toArray());
		}

	}

	/** The kinds of constraints. */
	enum Kind {

		PRIMARY_KEY, UNIQUE, CHECK, FOREIGN_KEY

	}

	/** A constraint. */
	static final class Rule {

		final Kind kind;

		@Nullable String name;

		final List<Col> columns;

		/** Stands in the definition of its one column. */
		boolean inline;

		boolean autoIncrement;

		@Nullable Text check;

		/** Null for the table itself. */
		@Nullable String parent;

		@Nullable Col parentColumn;

		String actions = "";

		Rule(Kind kind, @Nullable String name, List<Col> columns) {
			this.kind = kind;
			this.name = name;
			this.columns = columns;
		}

	}

	/**
	 * An index.
	 *
	 * @param name its name
	 * @param unique whether it is unique
	 * @param terms one for each column
	 * @param where the condition of a partial index
	 */
	record Ix(String name, boolean unique, List<Text> terms, @Nullable Text where) {

		boolean uses(Col column) {
			return this.terms.stream().anyMatch((term) -> term.columns().contains(column))
					|| (this.where != null && this.where.columns().contains(column));
		}

	}

	@Nullable Rule primaryKey() {
		return this.rules.stream().filter((rule) -> rule.kind == Kind.PRIMARY_KEY).findFirst().orElse(null);
	}

	boolean isKey(Col column) {
		Rule key = primaryKey();
		return key != null && key.columns.contains(column);
	}

	/** The column that is the rowid. */
	@Nullable Col rowid() {
		Rule key = primaryKey();
		return (key != null && !this.withoutRowid && key.columns.size() == 1
				&& key.columns.get(0).type.equals("INTEGER")) ? key.columns.get(0) : null;
	}

	/** The CREATE statements, names spelled and tokens joined as the writer likes. */
	List<String> statements(Writer writer) {
		List<String> items = new ArrayList<>();
		for (Col column : this.columns) {
			items.add(column(writer, column));
		}
		for (Rule rule : this.rules) {
			if (!rule.inline) {
				items.add(rule(writer, rule));
			}
		}
		List<String> options = new ArrayList<>();
		if (this.strict) {
			options.add("STRICT");
		}
		if (this.withoutRowid) {
			options.add("WITHOUT ROWID");
		}
		List<String> statements = new ArrayList<>();
		statements.add("CREATE TABLE " + writer.name(this.name) + "(" + writer.items(items) + ")"
				+ String.join(", ", options));
		for (Ix index : this.indexes) {
			statements.add(index(writer, index));
		}
		return statements;
	}

	private String column(Writer writer, Col column) {
		StringBuilder sql = new StringBuilder(writer.name(column.name)).append(writer.space()).append(column.type);
		if (column.computed != null) {
			sql.append(" AS (")
				.append(column.computed.sql(writer::name))
				.append(")")
				.append(column.stored ? "STORED" : "");
		}
		for (Rule rule : this.rules) {
			if (rule.inline && rule.columns.get(0) == column) {
				sql.append(writer.space()).append(inline(writer, rule));
			}
		}
		if (column.notNull) {
			sql.append(writer.space()).append("NOT NULL");
		}
		if (column.value != null) {
			sql.append(writer.space()).append("DEFAULT ").append(column.value);
		}
		if (column.collation != null) {
			sql.append(writer.space()).append("COLLATE ").append(column.collation);
		}
		return sql.toString();
	}

	private String inline(Writer writer, Rule rule) {
		return named(writer, rule) + switch (rule.kind) {
			case PRIMARY_KEY -> "PRIMARY KEY" + (rule.autoIncrement ? " AUTOINCREMENT" : "");
			case UNIQUE -> "UNIQUE";
			case CHECK -> check(writer, rule);
			case FOREIGN_KEY -> references(writer, rule);
		};
	}

	private String rule(Writer writer, Rule rule) {
		String columns = "(" + names(writer, rule.columns) + ")";
		return named(writer, rule) + switch (rule.kind) {
			case PRIMARY_KEY -> "PRIMARY KEY"
					+ (rule.autoIncrement ? "(" + writer.name(rule.columns.get(0).name) + " AUTOINCREMENT)" : columns);
			case UNIQUE -> "UNIQUE" + columns;
			case CHECK -> check(writer, rule);
			case FOREIGN_KEY -> "FOREIGN KEY" + columns + references(writer, rule);
		};
	}

	private static String named(Writer writer, Rule rule) {
		return (rule.name != null) ? "CONSTRAINT " + writer.name(rule.name) + " " : "";
	}

	private static String check(Writer writer, Rule rule) {
		return (rule.check != null) ? "CHECK (" + rule.check.sql(writer::name) + ")" : "";
	}

	private String references(Writer writer, Rule rule) {
		String column = (rule.parentColumn != null) ? rule.parentColumn.name : "id";
		return " REFERENCES " + writer.name((rule.parent != null) ? rule.parent : this.name) + "(" + writer.name(column)
				+ ") " + rule.actions;
	}

	private String index(Writer writer, Ix index) {
		return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + writer.name(index.name()) + " ON "
				+ writer.name(this.name) + "("
				+ index.terms().stream().map((term) -> term.sql(writer::name)).collect(Collectors.joining(",")) + ")"
				+ ((index.where() != null) ? " WHERE " + index.where().sql(writer::name) : "");
	}

	private static String names(Writer writer, List<Col> columns) {
		return columns.stream().map((column) -> writer.name(column.name)).collect(Collectors.joining(","));
	}

	/**
	 * How a table is written: plainly, or with all that SQLite's grammar leaves free.
	 */
	static class Writer {

		String name(String name) {
			return RandomTokens.dq(name);
		}

		String space() {
			return " ";
		}

		String items(List<String> items) {
			return String.join(", ", items);
		}

	}

	/** Writes names and space as they come. */
	static final class RandomWriter extends Writer {

		private final RandomTokens random;

		RandomWriter(RandomTokens random) {
			this.random = random;
		}

		@Override
		String name(String name) {
			return switch (this.random.below(4)) {
				case 0 -> name.contains("]") ? RandomTokens.dq(name) : "[" + name + "]";
				case 1 -> "`" + name.replace("`", "``") + "`";
				case 2 -> name.matches("[a-z]\\d?") ? name : RandomTokens.dq(name);
				default -> RandomTokens.dq(name);
			};
		}

		@Override
		String space() {
			return this.random.one(" ", "  ", "\n\t", " /* ,) */ ", " -- (\n");
		}

		@Override
		String items(List<String> items) {
			String comma = this.random.one(",", ", ", ",\n  ", " -- the end\n, ");
			return this.random.one("", "\n") + String.join(comma, items) + this.random.one("", "\n", " /* last */ ");
		}

	}

}
