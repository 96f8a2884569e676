package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;

/**
 * Random expressions that SQLite takes in a CHECK, an index or a generated column.
 */
final class RandomExpression {

	private final RandomTokens random;

	private final List<String> columns;

	RandomExpression(RandomTokens random, List<String> columns) {
		this.random = random;
		this.columns = columns;
	}

	List<String> tokens(int depth) {
		List<String> tokens = new ArrayList<>();
		add(tokens, depth);
		return tokens;
	}

	private void add(List<String> tokens, int depth) {
		if (depth == 0) {
			operand(tokens);
			return;
		}
		switch (this.random.below(15)) {
			case 0, 1 -> enclosed(tokens, depth);
			case 2, 3 -> binary(tokens, depth);
			case 4 -> {
				add(tokens, depth - 1);
				tokens.add(this.random.keyword("COLLATE"));
				tokens.add(this.random.one("nocase", "\"RTRIM\"", "binary"));
			}
			case 5 -> {
				tokens.addAll(List.of("CASE", "WHEN"));
				add(tokens, depth - 1);
				tokens.add("THEN");
				add(tokens, depth - 1);
				tokens.addAll(List.of("ELSE", "0", this.random.keyword("END")));
			}
			case 6 -> {
				tokens.addAll(List.of("CAST", "("));
				add(tokens, depth - 1);
				tokens.addAll(List.of("AS", this.random.one("TEXT", "desc", "VARCHAR(3)", "a b"), ")"));
			}
			case 7 -> {
				tokens.addAll(List.of(this.random.one("lower", "length", "\"abs\"", "coalesce"), "("));
				boolean two = tokens.get(tokens.size() - 2).equals("coalesce");
				add(tokens, depth - 1);
				if (two) {
					tokens.add(",");
					add(tokens, depth - 1);
				}
				tokens.add(")");
			}
			case 8 -> {
				tokens.add(this.random.one("-", "+", "~", "NOT"));
				enclosed(tokens, depth);
			}
			case 9 -> {
				enclosed(tokens, depth);
				tokens.addAll(this.random.one(List.of("IS", "NULL"), List.of("ISNULL"), List.of("NOT", "NULL"),
						List.of("notnull"), List.of("IS", "NOT", "NULL")));
			}
			case 10 -> {
				enclosed(tokens, depth);
				tokens.addAll(List.of(this.random.keyword("BETWEEN"), "1", "AND"));
				enclosed(tokens, depth);
			}
			case 11 -> {
				enclosed(tokens, depth);
				tokens.addAll(List.of("NOT", "IN", "(", "1", ",", "'x'", ")"));
			}
			case 12 -> {
				enclosed(tokens, depth);
				tokens.addAll(List.of("LIKE", "'a%'", "ESCAPE", "'\\'"));
			}
			default -> operand(tokens);
		}
	}

	private void enclosed(List<String> tokens, int depth) {
		tokens.add("(");
		add(tokens, depth - 1);
		tokens.add(")");
	}

	private void binary(List<String> tokens, int depth) {
		add(tokens, depth - 1);
		tokens.addAll(this.random.one(List.of("+"), List.of("||"), List.of("<>"), List.of("AND"), List.of("or"),
				List.of("IS", "NOT"), List.of("glob"), List.of("IS", "DISTINCT", "FROM"), List.of("<<"), List.of("->>"),
				List.of("not", "like")));
		add(tokens, depth - 1);
	}

	private void operand(List<String> tokens) {
		if (this.columns.isEmpty() || this.random.chance(40)) {
			tokens.add(this.random.one("1", "2.5e-3", "'it''s ) , -- x'", "x'0aFF'", "NULL", "0x1F", "TRUE", "1_000"));
		}
		else {
			tokens.add(this.random.spelled(this.random.one(this.columns), false));
		}
	}

}
