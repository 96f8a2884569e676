package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Looks for rows that a change would refuse, before it is made: SQLite says only that a
 * constraint failed.
 */
final class RowChecks {

	private static final int KEYS_SHOWN = 10;

	private static final String BACKFILL = "backfill(\"…\") beside notNull() in Java, a line -- backfill: … above the "
			+ "statement in SQL.";

	private final Sql sql;

	private final String table;

	private final RowKey key;

	private final Projection projection;

	private final List<Violation> violations = new ArrayList<>();

	RowChecks(Sql sql, TableDraft draft) {
		this.sql = sql;
		this.table = draft.before().name().value();
		this.key = RowKey.of(draft.before());
		this.projection = draft.projection();
	}

	List<Violation> violations() {
		return this.violations;
	}

	/**
	 * Look for NULL in a column that is there.
	 * @param column the column
	 * @param becomes whether it is NOT NULL only from now on
	 * @param source what gives it new values, null if it keeps its own
	 */
	void notNull(String column, boolean becomes, @Nullable String source) {
		String name = SqlNames.quote(column);
		String refuses = ", which " + (becomes ? "becomes" : "is") + " NOT NULL";
		if (source != null) {
			report(name + " IS NULL", "would hold NULL in " + name + refuses + " and gets NULL from its " + source,
					valueFrom(source));
		}
		else {
			report(name + " IS NULL", "hold NULL in " + name + refuses,
					"Say what these rows get: " + BACKFILL + " Or repair the rows in a step before it.");
		}
	}

	/**
	 * Look for NULL in a new column.
	 * @param column the column
	 * @param source what gives it values, null if nothing does
	 */
	void newNotNull(String column, @Nullable String source) {
		String name = SqlNames.quote(column);
		boolean given = source == null || source.equals("default");
		report(name + " IS NULL",
				"would hold NULL in the new column " + name + ", which is NOT NULL and "
						+ ((source != null) ? "gets NULL from its " + source : "has no default"),
				given ? "Give it a default, or say what these rows get: " + BACKFILL
						: valueFrom(String.valueOf(source)));
	}

	private static String valueFrom(String source) {
		return "Let the " + source + " give these rows a value too, or repair them in a step before it.";
	}

	void primaryKeyNotNull(String column) {
		report(SqlNames.quote(column) + " IS NULL",
				"hold NULL in " + SqlNames.quote(column) + ", which becomes a part of the primary key",
				"Give these rows a value in a step before it.");
	}

	void check(String what, String expression) {
		report("NOT (" + expression + "\n)", "don't pass the " + what + " (" + Dependant.oneLine(expression) + ")",
				"Repair or delete these rows in a step before it, or correct the expression.");
	}

	/**
	 * Look for values that a type changes or can't hold.
	 * @param column the column
	 * @param type its type
	 * @param condition what is true of them, empty for none
	 * @param source what gives it new values, null if it keeps its own
	 */
	void misfit(String column, String type, String condition, @Nullable String source) {
		if (condition.isEmpty()) {
			return;
		}
		String name = SqlNames.quote(column);
		String refuses = " that " + type + " would change or can't hold";
		if (source != null) {
			report(condition, "would get values for " + name + " from its " + source + refuses,
					"Let the " + source + " give values of that type.");
		}
		else {
			report(condition, "hold values in " + name + refuses,
					"Say how values become new ones, such as CAST(" + name + " AS " + type + "): alterColumn(\""
							+ column + "\", c -> c.type(\"" + type + "\").convert(\"…\")) in Java, ALTER COLUMN " + name
							+ " TYPE " + type + " USING … in SQL. Or repair the rows in a step before it.");
		}
	}

	/**
	 * Look for rows that share their values.
	 * @param what the key, for the message
	 * @param terms SQL text of what is compared, with the collation
	 * @param where a condition for the rows that count, null for all
	 */
	void unique(String what, List<String> terms, @Nullable String where) {
		String key = String.join(", ", terms);
		String from = " FROM " + this.projection.rows() + " WHERE " + RowConditions.present(terms)
				+ ((where != null) ? " AND (" + where + "\n)" : "");
		if (!this.sql.exists("SELECT 1" + from + " GROUP BY " + key + " HAVING count(*) > 1")) {
			return;
		}
		String shared = "(SELECT " + this.projection.rowKey() + " AS k, count(*) OVER (PARTITION BY " + key + ") AS n"
				+ from + ") WHERE n > 1";
		add(this.sql.number("SELECT count(*) FROM " + shared), "SELECT k FROM " + shared,
				"share their values with others, which the " + what + " refuses",
				"Repair or delete these rows in a step before it.");
	}

	/**
	 * Look for rows that refer to nothing.
	 * @param columns the referring columns
	 * @param parent the table referred to
	 * @param parentColumns its columns, in the same order
	 */
	void references(List<String> columns, String parent, List<String> parentColumns) {
		String child = SqlNames.quote(this.table);
		String orphan = RowConditions.present(RowConditions.of(child, columns)) + " AND NOT EXISTS (SELECT 1 FROM "
				+ SqlNames.quote(parent) + " AS _dbmig_parent WHERE "
				+ RowConditions.refers("_dbmig_parent", parentColumns, child, columns) + ")";
		report(orphan, "refer by " + names(columns) + " to rows of " + SqlNames.quote(parent) + " that don't exist",
				"Repair or delete these rows in a step before it.");
	}

	private static String names(List<String> columns) {
		return columns.stream().map(SqlNames::quote).collect(Collectors.joining(", "));
	}

	private void report(String condition, String why, String remedy) {
		String from = " FROM " + this.projection.rows() + " WHERE " + condition;
		long count = this.sql.number("SELECT count(*)" + from);
		if (count > 0) {
			add(count, "SELECT " + this.projection.rowKey() + from, why, remedy);
		}
	}

	private void add(long count, String keys, String why, String remedy) {
		List<String> shown = new ArrayList<>();
		this.sql.each(keys + " LIMIT " + KEYS_SHOWN, (row) -> {
			String value = row.getString(1);
			if (value != null) {
				shown.add((this.key.parts().size() > 1) ? "(" + value + ")" : value);
			}
		});
		String rows = (count == 1) ? "1 row" : number(count) + " rows";
		String which = shown.isEmpty() ? "" : ": " + this.key.name() + " " + String.join(", ", shown)
				+ ((count > shown.size()) ? " and " + number(count - shown.size()) + " more" : "");
		Violation violation = new Violation(
				rows + " of " + SqlNames.quote(this.table) + " " + ((count == 1) ? singular(why) : why) + which,
				remedy);
		if (!this.violations.contains(violation)) {
			this.violations.add(violation);
		}
	}

	private static String number(long count) {
		return String.format(Locale.ROOT, "%,d", count);
	}

	private static String singular(String why) {
		return why.replaceFirst("^hold ", "holds ")
			.replaceFirst("^don't pass ", "doesn't pass ")
			.replaceFirst("^share their ", "shares its ")
			.replaceFirst("^refer ", "refers ")
			.replaceFirst(" to rows of (.*) that don't exist$", " to a row of $1 that doesn't exist");
	}

}
