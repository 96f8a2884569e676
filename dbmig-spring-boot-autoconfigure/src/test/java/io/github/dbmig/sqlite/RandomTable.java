package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;

/**
 * A random CREATE TABLE statement.
 */
final class RandomTable {

	private final RandomTokens random;

	private final String name;

	private final List<String> columns = new ArrayList<>();

	/** Those that aren't computed. */
	private final List<String> ordinary = new ArrayList<>();

	private final List<String> tokens = new ArrayList<>();

	private final boolean strict;

	private final boolean withoutRowid;

	private boolean hasKey;

	/** Whether the column being made can count by itself. */
	private boolean integer;

	RandomTable(RandomTokens random, int number) {
		this.random = random;
		this.name = random.newName(0) + "_" + number;
		this.strict = random.chance(15);
		this.withoutRowid = random.chance(15);
		create();
	}

	String name() {
		return this.name;
	}

	List<String> columns() {
		return this.columns;
	}

	String sql() {
		return this.random.join(this.tokens);
	}

	private void create() {
		words("CREATE");
		words("TABLE");
		if (this.random.chance(10)) {
			words("IF NOT EXISTS");
		}
		if (this.random.chance(10)) {
			this.tokens.addAll(List.of("main", "."));
		}
		this.tokens.add(this.random.exact(this.name));
		this.tokens.add("(");
		int count = 1 + this.random.below(6);
		for (int i = 0; i < count; i++) {
			if (i > 0) {
				this.tokens.add(",");
			}
			column(i);
		}
		int constraints = this.random.below(4);
		boolean comma = true;
		if (this.withoutRowid && !this.hasKey) {
			this.tokens.add(",");
			key();
			comma = this.random.chance(70);
		}
		for (int i = 0; i < constraints; i++) {
			if (comma) {
				this.tokens.add(",");
			}
			constraint();
			comma = this.random.chance(70);
		}
		this.tokens.add(")");
		options();
	}

	private void options() {
		List<String> options = new ArrayList<>();
		if (this.strict) {
			options.add("STRICT");
		}
		if (this.withoutRowid) {
			options.add(options.size() & this.random.below(2), "WITHOUT ROWID");
		}
		for (int i = 0; i < options.size(); i++) {
			if (i > 0) {
				this.tokens.add(",");
			}
			words(options.get(i));
		}
		if (this.random.chance(10)) {
			this.tokens.add("/* end */");
		}
		if (this.random.chance(10)) {
			this.tokens.add(";");
		}
	}

	private void column(int number) {
		String column = this.random.newName(number);
		while (this.columns.stream().anyMatch(column::equalsIgnoreCase)) {
			column = column + number;
		}
		boolean generated = number > 0 && !this.ordinary.isEmpty() && this.random.chance(12);
		this.tokens.add(this.random.spelled(column, true));
		String spelled = this.tokens.get(this.tokens.size() - 1);
		column = spelled.matches("['\"`\\[].*") ? unquoted(spelled) : spelled;
		type();
		int clauses = this.random.chance(40) ? 0 : this.random.below(5);
		List<String> earlier = List.copyOf(this.ordinary);
		this.columns.add(column);
		if (!generated) {
			this.ordinary.add(column);
		}
		else {
			generated(earlier);
		}
		for (int i = 0; i < clauses; i++) {
			clause(generated);
		}
	}

	private static String unquoted(String spelled) {
		String inner = spelled.substring(1, spelled.length() - 1);
		String quote = spelled.substring(0, 1);
		return quote.equals("[") ? inner : inner.replace(quote + quote, quote);
	}

	private void type() {
		this.integer = this.random.chance(15);
		if (this.integer) {
			this.tokens.add(this.random.one("INTEGER", "integer", "\"Integer\""));
			return;
		}
		if (this.strict) {
			this.tokens.add(this.random.one("INT", "INTEGER", "REAL", "TEXT", "BLOB", "any", "integer", "\"TEXT\""));
			return;
		}
		List<String> words = this.random.one(List.of(), List.of("INTEGER"), List.of("integer"), List.of("INT"),
				List.of("TEXT"), List.of("text"), List.of("VARCHAR", "(", "40", ")"),
				List.of("DECIMAL", "(", "10", ",", "-", "2", ")"), List.of("DOUBLE", "PRECISION"),
				List.of("UNSIGNED", "BIG", "INT"), List.of("\"quoted type\""), List.of("[Int]"), List.of("'str'", "x"),
				List.of("MONEY"), List.of("NUM", "(", "+", "1.5", ")"), List.of("[br]", "key", "desc"),
				List.of("größe", "\"x\""), List.of("VERYLONGTYPENAMEALWAYS"), List.of("replace", "action", "no"),
				List.of("INT", "GENERATED", "ALWAYS"), List.of("generated"), List.of("ab"), List.of("''"),
				List.of("`real`"), List.of("blob"), List.of("NATIVE", "CHARACTER", "(", "70", ")"));
		this.tokens.addAll(words);
	}

	private void name(int percent) {
		while (this.random.chance(percent)) {
			words("CONSTRAINT");
			this.tokens.add(this.random.spelled(this.random.newName(this.random.below(9)), true));
		}
	}

	private void generated(List<String> earlier) {
		name(5);
		if (this.random.chance(60)) {
			words("GENERATED ALWAYS");
		}
		words("AS");
		expression(earlier);
		if (this.random.chance(60)) {
			words(this.random.one("STORED", "VIRTUAL"));
		}
	}

	private void expression(List<String> columns) {
		this.tokens.add("(");
		this.tokens.addAll(new RandomExpression(this.random, columns).tokens(this.random.below(4)));
		this.tokens.add(")");
	}

	private void clause(boolean generated) {
		name(20);
		switch (this.random.below(14)) {
			case 0, 1, 2 -> {
				words("NOT NULL");
				onConflict();
			}
			case 3 -> {
				words("NULL");
				onConflict();
			}
			case 4 -> words("UNIQUE");
			case 5, 6 -> {
				words("CHECK");
				expression(this.columns);
			}
			case 7, 8 -> {
				if (!generated) {
					defaultValue();
				}
			}
			case 9 -> {
				words("COLLATE");
				this.tokens.add(this.random.one("NOCASE", "rtrim", "\"binary\"", "'nocase'"));
			}
			case 10, 11 -> references();
			case 12 -> deferrable();
			default -> {
				if (!this.hasKey && !generated) {
					inlineKey();
				}
			}
		}
	}

	private void inlineKey() {
		this.hasKey = true;
		words("PRIMARY KEY");
		boolean descending = this.random.chance(20);
		if (descending || this.random.chance(20)) {
			words(descending ? "DESC" : "ASC");
		}
		onConflict();
		if (!this.withoutRowid && !descending && this.random.chance(this.integer ? 50 : 3)) {
			words("AUTOINCREMENT");
		}
	}

	private void defaultValue() {
		words("DEFAULT");
		List<String> value = this.random.one(List.of("1"), List.of("-", "1.5"), List.of("+", "0x1f"),
				List.of("'it''s'"), List.of("x'00'"), List.of("NULL"), List.of("true"), List.of("CURRENT_TIMESTAMP"),
				List.of("\"dq\""), List.of("abort"), List.of("current_date"), List.of("-", "'x'"), List.of("indexed"),
				List.of("(", "1", ")"));
		if (this.random.chance(20)) {
			expression(List.of());
		}
		else {
			this.tokens.addAll(value);
		}
	}

	private void references() {
		words("REFERENCES");
		this.tokens.add(this.random.spelled(this.random.newName(this.random.below(3)), true));
		if (this.random.chance(60)) {
			this.tokens.addAll(List.of("(", this.random.spelled(this.random.newName(0), true), ")"));
		}
		actions();
		if (this.random.chance(30)) {
			deferrable();
		}
	}

	private void actions() {
		for (int i = this.random.below(4); i > 0; i--) {
			if (this.random.chance(15)) {
				words("MATCH");
				this.tokens.add(this.random.one("FULL", "simple", "\"x\""));
			}
			else {
				words("ON " + this.random.one("DELETE", "UPDATE", "INSERT", "DELETE", "UPDATE"));
				words(this.random.one("SET NULL", "SET DEFAULT", "CASCADE", "RESTRICT", "NO ACTION"));
			}
		}
	}

	private void deferrable() {
		if (this.random.chance(30)) {
			words("NOT");
		}
		words("DEFERRABLE");
		if (this.random.chance(60)) {
			words(this.random.one("INITIALLY DEFERRED", "INITIALLY IMMEDIATE"));
		}
	}

	private void onConflict() {
		if (this.random.chance(20)) {
			words("ON CONFLICT");
			words(this.random.one("ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE"));
		}
	}

	private void constraint() {
		name(30);
		switch (this.random.below(5)) {
			case 0 -> {
				words("CHECK");
				expression(this.columns);
				onConflict();
			}
			case 1 -> {
				words("UNIQUE");
				terms(this.columns, 1 + this.random.below(3));
			}
			case 2, 3 -> foreignKey();
			default -> {
				if (this.hasKey) {
					words("CHECK");
					expression(this.columns);
				}
				else {
					key();
				}
			}
		}
	}

	private void key() {
		this.hasKey = true;
		words("PRIMARY KEY");
		terms(this.ordinary, 1 + this.random.below(3));
		onConflict();
	}

	private void terms(List<String> columns, int count) {
		this.tokens.add("(");
		for (int i = 0; i < count; i++) {
			if (i > 0) {
				this.tokens.add(",");
			}
			boolean enclosed = this.random.chance(10);
			if (enclosed) {
				this.tokens.add("(");
			}
			this.tokens.add(this.random.spelled(this.random.one(columns), true));
			if (this.random.chance(20)) {
				words("COLLATE");
				this.tokens.add(this.random.one("nocase", "RTRIM", "[binary]"));
			}
			if (enclosed) {
				this.tokens.add(")");
			}
			if (this.random.chance(25)) {
				words(this.random.one("ASC", "DESC"));
			}
		}
		this.tokens.add(")");
	}

	private void foreignKey() {
		words("FOREIGN KEY");
		int count = 1 + this.random.below(2);
		names(count, this.columns);
		words("REFERENCES");
		this.tokens.add(this.random.spelled(this.random.newName(1), true));
		if (this.random.chance(60)) {
			names(count, List.of("p", "q", "key"));
		}
		actions();
		if (this.random.chance(30)) {
			deferrable();
		}
	}

	private void names(int count, List<String> names) {
		this.tokens.add("(");
		for (int i = 0; i < count; i++) {
			if (i > 0) {
				this.tokens.add(",");
			}
			this.tokens.add(this.random.spelled(this.random.one(names), true));
		}
		this.tokens.add(")");
	}

	private void words(String words) {
		for (String word : words.split(" ", -1)) {
			this.tokens.add(this.random.keyword(word));
		}
	}

}
