package io.github.dbmig.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.github.dbmig.operation.Check;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.Generated;
import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.ReferentialAction;
import org.jspecify.annotations.Nullable;

/**
 * A column and one of the ways to write it. SQLite may add it to a table.
 *
 * @param definition what it is
 * @param sql its definition, with the clauses in any order
 */
record RandomColumn(ColumnDefinition definition, String sql) {

	private static final List<String> TYPES = List.of("", "INT", "VARCHAR(10)", "double precision", "DECIMAL(10, -2)",
			"\"a type\"", "KEY", "TEXT /* , */ x", "VIRTUAL", "ALWAYS GENERATED");

	private static final List<String> DEFAULTS = List.of("1", "-1.5", "'a,b'", "NULL", "true", "x'0a'",
			"CURRENT_TIMESTAMP", "abc", "+ 2");

	private static final List<String> LONG_DEFAULTS = List.of("1 + 2", "max(1, 2)", "'a' || ')'",
			"CASE 1 WHEN 1 THEN 2 END");

	private static final List<String> CHECKS = List.of("c > 0", "c IN (1, 2)", "length(c) > 3 OR c IS NULL",
			"c <> '(' -- )\n AND 1", "(c) + (b)");

	static RandomColumn of(Random random) {
		String type = pick(TYPES, random);
		List<Clause> clauses = new ArrayList<>();
		boolean generated = random.nextInt(4) == 0;
		clauses.add(generated ? generated(random) : defaultValue(random));
		clauses.add(random.nextBoolean() ? new Clause("NOT NULL") : new Clause(pick(List.of("", "NULL"), random)));
		clauses.add(random.nextInt(3) == 0 ? new Clause("COLLATE `NOCASE`") : new Clause(""));
		for (int i = random.nextInt(3); i > 0; i--) {
			clauses.add(random.nextBoolean() ? check(random) : reference(random));
		}
		Collections.shuffle(clauses, random);
		StringBuilder sql = new StringBuilder("c ").append(type);
		clauses.forEach((clause) -> sql.append(' ').append(clause.sql()));
		return new RandomColumn(definition(type, clauses), sql.toString());
	}

	private static ColumnDefinition definition(String type, List<Clause> clauses) {
		List<Constraint> constraints = new ArrayList<>();
		String value = null;
		Generated generated = null;
		boolean notNull = false;
		String collation = null;
		for (Clause clause : clauses) {
			if (clause.means() instanceof Constraint constraint) {
				constraints.add(constraint);
			}
			value = (clause.means() instanceof String text) ? text : value;
			generated = (clause.means() instanceof Generated expression) ? expression : generated;
			notNull |= clause.sql().equals("NOT NULL");
			collation = clause.sql().startsWith("COLLATE") ? "NOCASE" : collation;
		}
		return new ColumnDefinition("c", type.isEmpty() ? null : type, notNull, value, collation, generated,
				constraints);
	}

	private static Clause defaultValue(Random random) {
		return switch (random.nextInt(3)) {
			case 0 -> new Clause("");
			case 1 -> {
				String value = pick(DEFAULTS, random);
				yield new Clause("DEFAULT " + value, value);
			}
			default -> {
				String value = pick(LONG_DEFAULTS, random);
				yield new Clause("default(" + value + ")", value);
			}
		};
	}

	private static Clause generated(Random random) {
		String kind = pick(List.of("", " VIRTUAL", " stored"), random);
		return new Clause(pick(List.of("AS", "GENERATED ALWAYS AS"), random) + " (b || ')')" + kind,
				new Generated("b || ')'", kind.equals(" stored") ? GeneratedKind.STORED : GeneratedKind.VIRTUAL));
	}

	private static Clause check(Random random) {
		String name = random.nextBoolean() ? "n" + random.nextInt(1000) : null;
		String expression = pick(CHECKS, random);
		return new Clause(named(name) + "CHECK ( " + expression + ")", new Check(name, expression));
	}

	private static Clause reference(Random random) {
		String name = random.nextBoolean() ? "n" + random.nextInt(1000) : null;
		List<String> columns = random.nextBoolean() ? List.of("id") : List.of();
		ReferentialAction onDelete = pick(List.of(ReferentialAction.values()), random);
		ReferentialAction onUpdate = pick(List.of(ReferentialAction.values()), random);
		boolean deferrable = random.nextBoolean();
		String sql = named(name) + "REFERENCES [p]" + (columns.isEmpty() ? "" : "(id)") + " ON UPDATE " + onUpdate.sql()
				+ " ON DELETE " + onDelete.sql() + (deferrable ? " DEFERRABLE INITIALLY DEFERRED" : "");
		return new Clause(sql, new ForeignKey(name, List.of("c"), "p", columns, onDelete, onUpdate, deferrable));
	}

	private static String named(@Nullable String name) {
		return (name != null) ? "CONSTRAINT " + name + ' ' : "";
	}

	private static <T> T pick(List<T> values, Random random) {
		return values.get(random.nextInt(values.size()));
	}

	/**
	 * A clause.
	 *
	 * @param sql as it is written
	 * @param means a constraint, a default or what is generated
	 */
	private record Clause(String sql, @Nullable Object means) {

		Clause(String sql) {
			this(sql, null);
		}

	}

}
