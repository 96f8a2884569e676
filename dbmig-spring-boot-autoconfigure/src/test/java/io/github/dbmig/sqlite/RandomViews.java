package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random views and triggers over two tables and each other. Some name what isn't there.
 */
final class RandomViews {

	static final String TABLE = "CREATE TABLE t (id INTEGER PRIMARY KEY, a UNIQUE, b, c, g AS (c || b), h AS (a))";

	private final Random random;

	private final Map<String, List<String>> sources = new LinkedHashMap<>();

	private final List<String> statements = new ArrayList<>();

	RandomViews(long seed) {
		this.random = new Random(seed);
		this.sources.put("t", List.of("id", "a", "b", "c", "g", "h"));
		this.sources.put("u", List.of("x", "c", "a"));
		this.statements.add(TABLE);
		this.statements.add("CREATE TABLE u (x, c, a UNIQUE)");
		for (int i = 2 + this.random.nextInt(6); i > 0; i--) {
			view("v" + i);
		}
		for (int i = 1 + this.random.nextInt(6); i > 0; i--) {
			trigger("tr" + i);
		}
	}

	List<String> statements() {
		return this.statements;
	}

	private <T> T one(List<T> options) {
		return options.get(this.random.nextInt(options.size()));
	}

	private String source() {
		return chance(4) ? "missing" : chance(40) ? "t" : one(List.copyOf(this.sources.keySet()));
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	private String column(String source) {
		return chance(3) ? "nope" : one(this.sources.getOrDefault(source, List.of("c")));
	}

	private String spelled(String name) {
		return one(List.of(name, name, name.toUpperCase(java.util.Locale.ROOT), "[" + name + "]", "`" + name + "`"));
	}

	private void view(String name) {
		String from = source();
		String second = source();
		List<String> columns = new ArrayList<>();
		StringBuilder sql = new StringBuilder("CREATE VIEW " + name);
		switch (this.random.nextInt(8)) {
			case 0 -> {
				columns.addAll(this.sources.getOrDefault(from, List.of("c")));
				sql.append(" AS SELECT * FROM ").append(spelled(from));
			}
			case 1 -> {
				for (int i = 0; i < this.sources.getOrDefault(from, List.of("c")).size(); i++) {
					columns.add(List.of("c", "a", "p", "q", "r", "s").get(i));
				}
				sql.append(" (")
					.append(String.join(", ", columns))
					.append(") AS SELECT p.* FROM ")
					.append(spelled(from))
					.append(" p");
			}
			case 2 -> {
				columns.add("x");
				columns.add("c");
				sql.append(" AS SELECT p.")
					.append(spelled(column(from)))
					.append(" AS x, q.")
					.append(spelled(column(second)))
					.append(" AS c FROM ")
					.append(from)
					.append(" p JOIN ")
					.append(second)
					.append(" q ON p.")
					.append(column(from))
					.append(" = q.")
					.append(column(second));
			}
			case 3 -> {
				columns.add("x");
				sql.append(" AS SELECT p.x FROM u p JOIN ")
					.append(second)
					.append(" USING (")
					.append(column("u"))
					.append(")");
			}
			case 4 -> {
				columns.add("x");
				sql.append(" AS SELECT q.x FROM ").append(from).append(" p NATURAL JOIN u q");
			}
			case 5 -> {
				columns.add("c");
				sql.append(" AS WITH w AS (SELECT * FROM ")
					.append(from)
					.append(" p) SELECT p.")
					.append(column(from))
					.append(" AS c FROM w p UNION SELECT 1");
			}
			case 6 -> {
				columns.addAll(this.sources.getOrDefault(from, List.of("c")));
				sql.append(" AS SELECT * FROM ").append(from).append(" UNION ALL SELECT * FROM ").append(from);
			}
			default -> {
				String column = column(from);
				columns.add(column);
				sql.append(" AS SELECT p.").append(spelled(column)).append(" FROM ").append(from).append(" p");
			}
		}
		this.sources.put(name, columns);
		this.statements.add(sql.toString());
	}

	private void trigger(String name) {
		String on = chance(30) ? "u" : chance(40) ? "t" : one(List.copyOf(this.sources.keySet()));
		boolean view = on.startsWith("v");
		String event = one(List.of("INSERT", "DELETE", "UPDATE", "UPDATE OF "));
		String row = event.equals("DELETE") ? "old" : event.equals("INSERT") ? "new" : one(List.of("old", "new"));
		StringBuilder sql = new StringBuilder("CREATE TRIGGER " + name + (view ? " INSTEAD OF " : " AFTER ") + event);
		if (event.endsWith("OF ")) {
			sql.append(spelled(column(on)));
		}
		sql.append(" ON ").append(on);
		if (chance(30)) {
			sql.append(" WHEN ").append(row).append('.').append(spelled(column(on))).append(" > 1");
		}
		String target = source();
		String value = chance(50) ? "1" : row + "." + column(on);
		sql.append(" BEGIN ").append(switch (this.random.nextInt(6)) {
			case 0 -> "INSERT INTO " + target + " (" + spelled(column(target)) + ") VALUES (" + value + ")";
			case 1 -> "INSERT INTO " + target + " SELECT p.* FROM " + source() + " p";
			case 2 -> "UPDATE " + target + " SET " + spelled(column(target)) + " = " + value;
			case 3 -> "DELETE FROM " + target + " WHERE " + target + "." + column(target) + " = " + value;
			case 4 -> "INSERT INTO t (a) VALUES (" + value + ") ON CONFLICT (a) DO UPDATE SET " + column("t") + " = 2";
			default -> "SELECT p." + column(target) + ", " + value + " FROM " + target + " p";
		}).append("; END");
		this.statements.add(sql.toString());
	}

}
