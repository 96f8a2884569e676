package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.sqlite.ChangedTable.Col;
import io.github.dbmig.sqlite.ChangedTable.Ix;
import io.github.dbmig.sqlite.ChangedTable.Kind;
import io.github.dbmig.sqlite.ChangedTable.Rule;
import io.github.dbmig.sqlite.ChangedTable.Text;

/**
 * A random {@link ChangedTable} with rows that all its constraints accept. Its column
 * {@code tag} tells the rows and stays.
 */
final class RandomChangedTable {

	static final int ROWS = 6;

	private static final List<String> TYPES = List.of("INTEGER", "BIGINT", "TEXT", "VARCHAR(40)", "REAL", "NUMERIC",
			"DOUBLE PRECISION", "", "BLOB");

	private static final List<String> STRICT_TYPES = List.of("INTEGER", "INT", "TEXT", "REAL", "BLOB", "ANY");

	private final RandomTokens random;

	final ChangedTable table;

	private final int pair;

	private int number;

	RandomChangedTable(RandomTokens random, int pair) {
		this.random = random;
		this.pair = pair;
		this.table = new ChangedTable(random.newName(0) + " t" + pair);
		this.table.strict = random.chance(15);
		columns();
		key();
		constraints();
		indexes();
	}

	/** A number that was not given before, for names and constants. */
	int next() {
		return ++this.number;
	}

	String newName() {
		return this.random.newName(0) + "_" + next();
	}

	String newType() {
		return this.random.one(this.table.strict ? STRICT_TYPES : TYPES);
	}

	private void columns() {
		Col tag = new Col("tag", "TEXT");
		tag.distinct = true;
		this.table.columns.add(tag);
		for (int i = 1 + this.random.below(4); i >= 0; i--) {
			Col column = new Col(newName(), newType());
			column.distinct = true;
			column.notNull = this.random.chance(30);
			column.nulls = !column.notNull && this.random.chance(40);
			if (this.random.chance(30)) {
				column.value = constant(column.type);
			}
			if (this.random.chance(15)) {
				column.collation = this.random.one("NOCASE", "RTRIM");
			}
			this.table.columns.add(this.random.below(this.table.columns.size() + 1), column);
		}
		for (int i = this.random.below(3); i > 0; i--) {
			Col reference = new Col(newName(), "INTEGER");
			reference.refers = true;
			reference.nulls = this.random.chance(50);
			this.table.columns.add(this.random.below(this.table.columns.size() + 1), reference);
		}
		if (this.random.chance(30)) {
			this.table.columns.add(computed());
		}
	}

	Col computed() {
		Col column = new Col(newName(), "TEXT");
		column.computed = text(this.random.one("'g' || %s", "ifnull('(' || %s, 'none)')", "%s || '-' || %s"));
		column.stored = this.random.chance(50);
		column.nulls = true;
		return column;
	}

	/** SQL text over ordinary columns. */
	Text text(String format) {
		List<Col> columns = new ArrayList<>();
		for (int i = format.split("%s", -1).length - 1; i > 0; i--) {
			columns.add(this.random.one(ordinary()));
		}
		return new Text(format, columns);
	}

	List<Col> ordinary() {
		return this.table.columns.stream().filter((column) -> column.computed == null).toList();
	}

	/** Columns that can be unique. */
	List<Col> distinct() {
		return ordinary().stream().filter((column) -> column.distinct).toList();
	}

	static String constant(String type) {
		return switch (type) {
			case "INTEGER", "INT", "BIGINT" -> "7";
			case "REAL", "DOUBLE PRECISION" -> "-1.5";
			case "NUMERIC" -> "+3";
			case "BLOB" -> "x'00ff'";
			default -> "'it''s'";
		};
	}

	private void key() {
		if (this.random.chance(50)) {
			Col id = new Col(newName(), "INTEGER");
			id.distinct = true;
			this.table.columns.add(this.random.below(this.table.columns.size() + 1), id);
			Rule key = rule(Kind.PRIMARY_KEY, List.of(id));
			key.inline = this.random.chance(70);
			key.autoIncrement = this.random.chance(30);
		}
		else if (this.random.chance(50)) {
			List<Col> columns = distinct().stream().filter((column) -> !column.nulls).limit(2).toList();
			Rule key = rule(Kind.PRIMARY_KEY, columns);
			key.inline = columns.size() == 1 && this.random.chance(50);
		}
		Rule key = this.table.primaryKey();
		this.table.withoutRowid = key != null && !key.autoIncrement && this.random.chance(30);
	}

	Rule rule(Kind kind, List<Col> columns) {
		Rule rule = new Rule(kind, this.random.chance(50) ? kind + " " + next() : null, columns);
		this.table.rules.add(rule);
		return rule;
	}

	private void constraints() {
		for (int i = this.random.below(3); i > 0; i--) {
			List<Col> columns = new ArrayList<>(List.of(this.random.one(distinct())));
			Col second = this.random.one(distinct());
			if (this.random.chance(40) && !columns.contains(second)) {
				columns.add(second);
			}
			if (!isUnique(columns)) {
				rule(Kind.UNIQUE, columns).inline = columns.size() == 1 && this.random.chance(50);
			}
		}
		for (int i = this.random.below(3); i > 0; i--) {
			Text check = newCheck();
			Rule rule = rule(Kind.CHECK, check.columns());
			rule.check = check;
			rule.inline = check.columns().size() == 1 && this.random.chance(50);
		}
		for (Col column : this.table.columns) {
			if (column.refers && this.random.chance(60)) {
				reference(rule(Kind.FOREIGN_KEY, List.of(column))).inline = this.random.chance(50);
			}
		}
	}

	boolean isUnique(List<Col> columns) {
		return this.table.rules.stream()
			.filter((rule) -> rule.kind == Kind.UNIQUE || rule.kind == Kind.PRIMARY_KEY)
			.anyMatch((rule) -> rule.columns.containsAll(columns) && columns.containsAll(rule.columns));
	}

	/** A condition that holds for all rows, and that no other has. */
	Text newCheck() {
		return text(this.random.one("%s IS NOT 'no )' || " + next(), "typeof(%s) <> 'c" + next() + "' OR %s IS NULL",
				"(%s IS NOT %s) + " + next() + " > 0"));
	}

	Rule reference(Rule rule) {
		Col rowid = this.table.rowid();
		if (rowid != null && this.random.chance(40)) {
			rule.parentColumn = rowid;
		}
		else {
			rule.parent = "p";
		}
		rule.actions = this.random.one("", "ON DELETE CASCADE", "ON DELETE SET NULL ON UPDATE CASCADE",
				"DEFERRABLE INITIALLY DEFERRED", "ON UPDATE RESTRICT NOT DEFERRABLE");
		return rule;
	}

	private void indexes() {
		for (int i = this.random.below(3); i > 0; i--) {
			List<Text> terms = new ArrayList<>();
			for (int j = this.random.below(2); j >= 0; j--) {
				terms.add(new Text(this.random.one("%s", "%s DESC", "lower(%s)", "%s COLLATE NOCASE DESC"),
						List.of(this.random.one(this.table.columns))));
			}
			this.table.indexes.add(new Ix("ix " + this.pair + " " + next(), false, terms,
					this.random.chance(30) ? text("%s IS NOT NULL") : null));
		}
		if (this.random.chance(20)) {
			this.table.indexes.add(new Ix("ix " + this.pair + " " + next(), true,
					List.of(new Text("%s", List.of(this.random.one(distinct())))), null));
		}
	}

	/** INSERT statements, one a row. */
	List<String> rows(ChangedTable.Writer writer) {
		List<String> statements = new ArrayList<>();
		for (int row = 1; row <= ROWS; row++) {
			Map<String, String> values = new LinkedHashMap<>();
			for (Col column : ordinary()) {
				values.put(writer.name(column.name), value(column, row));
			}
			statements.add("INSERT INTO " + writer.name(this.table.name) + "(" + String.join(", ", values.keySet())
					+ ") VALUES (" + String.join(", ", values.values()) + ")");
		}
		return statements;
	}

	private static String value(Col column, int row) {
		if (column.name.equals("tag")) {
			return "'row" + row + "'";
		}
		if (column.nulls && row % 3 == 0) {
			return "NULL";
		}
		if (column.refers) {
			// The ids of this table and of the parent are the same
			return String.valueOf(row * 10);
		}
		String text = "'" + ((row % 2 == 0) ? "T" : "t") + row + "'";
		return switch (column.type) {
			case "INTEGER", "INT", "BIGINT", "NUMERIC" -> String.valueOf(row * 10);
			case "REAL", "DOUBLE PRECISION" -> row + ".5";
			case "BLOB" -> "x'0" + row + "'";
			case "", "ANY" -> (row % 2 == 0) ? text : String.valueOf(row);
			default -> text;
		};
	}

}
