package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random CREATE statements that use every clause of SQLite's grammar. The same seed makes
 * the same statements.
 */
final class RandomDdl {

	private final RandomTokens random;

	RandomDdl(long seed) {
		this.random = new RandomTokens(new Random(seed));
	}

	/** A table and what is on it, in the order in which it can be made. */
	List<String> statements(int number) {
		List<String> statements = new ArrayList<>();
		if (this.random.chance(4)) {
			statements.add(virtualTable(number));
			return statements;
		}
		RandomTable table = new RandomTable(this.random, number);
		statements.add(table.sql());
		for (int i = this.random.below(3); i > 0; i--) {
			statements.add(index(table, number + "_" + i));
		}
		if (this.random.chance(15)) {
			statements.add(view(table, number));
		}
		if (this.random.chance(20)) {
			statements.add(trigger(table, number));
		}
		return statements;
	}

	private String index(RandomTable table, String number) {
		List<String> tokens = words("CREATE");
		if (this.random.chance(30)) {
			tokens.addAll(words("UNIQUE"));
		}
		tokens.addAll(words("INDEX"));
		tokens.add(this.random.exact("ix " + number));
		tokens.addAll(words("ON"));
		tokens.add(this.random.spelled(table.name(), true));
		tokens.add("(");
		int count = 1 + this.random.below(3);
		for (int i = 0; i < count; i++) {
			if (i > 0) {
				tokens.add(",");
			}
			if (this.random.chance(70)) {
				tokens.add(this.random.spelled(this.random.one(table.columns()), true));
				if (this.random.chance(20)) {
					tokens.addAll(words("COLLATE NOCASE"));
				}
			}
			else {
				tokens.addAll(new RandomExpression(this.random, table.columns()).tokens(3));
			}
			if (this.random.chance(30)) {
				tokens.addAll(words(this.random.one("ASC", "DESC")));
			}
		}
		tokens.add(")");
		if (this.random.chance(20)) {
			tokens.addAll(words("WHERE"));
			tokens.addAll(new RandomExpression(this.random, table.columns()).tokens(2));
		}
		return this.random.join(tokens);
	}

	private String view(RandomTable table, int number) {
		List<String> tokens = words("CREATE VIEW");
		tokens.add(this.random.exact("v " + number));
		boolean named = this.random.chance(40);
		if (named) {
			tokens.addAll(List.of("(", this.random.spelled("key", true), ",", "b", ")"));
		}
		tokens.addAll(words("AS"));
		tokens.addAll(List.of(this.random.keyword("SELECT"), "1", ",", "';'", "FROM", RandomTokens.dq(table.name())));
		return this.random.join(tokens);
	}

	private String trigger(RandomTable table, int number) {
		List<String> tokens = words("CREATE TRIGGER");
		tokens.add(this.random.exact("tr " + number));
		tokens.addAll(words(this.random.one("BEFORE", "AFTER", "")));
		String event = this.random.one("DELETE", "INSERT", "UPDATE", "UPDATE OF");
		tokens.addAll(words(event));
		if (event.endsWith("OF")) {
			tokens.add(this.random.spelled(this.random.one(table.columns()), true));
		}
		tokens.addAll(words("ON"));
		tokens.add(this.random.spelled(table.name(), true));
		tokens.addAll(words(this.random.one("FOR EACH ROW", "")));
		if (this.random.chance(50)) {
			tokens.addAll(words("WHEN"));
			List<String> columns = List.of("begin", "end");
			tokens.addAll(new RandomExpression(this.random, List.of()).tokens(3));
			tokens.addAll(List.of("<>", this.random.one("new", "old"), ".", this.random.one(columns)));
		}
		tokens.addAll(words("BEGIN"));
		tokens.addAll(List.of("SELECT", "CASE", "1", "WHEN", "2", "THEN", "3", "END", ";", "DELETE", "FROM",
				RandomTokens.dq(table.name()), ";"));
		tokens.addAll(words("END"));
		return this.random.join(tokens);
	}

	private String virtualTable(int number) {
		List<String> tokens = words("CREATE VIRTUAL TABLE");
		tokens.add(this.random.exact("virtual " + number));
		tokens.addAll(words("USING"));
		tokens
			.addAll(this.random.one(List.of("fts5", "(", "a", ",", "\"b c\"", ",", "tokenize", "=", "'unicode61'", ")"),
					List.of("rtree", "(", "id", ",", "minX", ",", "maxX", ")"),
					List.of("FTS5", "(", "x", ",", "content", "=", "''", ")")));
		return this.random.join(tokens);
	}

	private List<String> words(String words) {
		List<String> tokens = new ArrayList<>();
		for (String word : words.split(" ", -1)) {
			if (!word.isEmpty()) {
				tokens.add(this.random.keyword(word));
			}
		}
		return tokens;
	}

}
