package io.github.dbmig.authoring;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaOperations;
import io.github.dbmig.compare.SqlEquivalence;
import io.github.dbmig.dialect.ColumnValues;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.sql.SqlNames;

/**
 * How likely it is that what is to go and what is to come are the same under another
 * name, from 0 to 1.
 */
final class Likeness {

	/** From here on the two are not taken for different things without asking. */
	static final double LIKELY = 0.5;

	private final SqlEquivalence sql;

	private final ColumnValues values;

	private final Renames renames;

	/**
	 * Create it.
	 * @param sql compares types
	 * @param values compares what columns are for
	 * @param renames the tables that are renamed
	 */
	Likeness(SqlEquivalence sql, ColumnValues values, Renames renames) {
		this.sql = sql;
		this.values = values;
		this.renames = renames;
	}

	/**
	 * Of two tables: the columns count more than the names.
	 */
	double of(Table dropped, Table added) {
		long common = dropped.columns()
			.stream()
			.filter((column) -> added.column(column.name()).filter((other) -> isSameKind(column, other)).isPresent())
			.count();
		double columns = 2.0 * common / (dropped.columns().size() + added.columns().size());
		return rounded(0.7 * columns + 0.3 * ofNames(dropped.name(), added.name()));
	}

	/**
	 * Of two columns: same kind of values and same keys in any case, then a similar name
	 * or the same place.
	 */
	double of(Table from, Column dropped, Table to, Column added) {
		boolean sameKind = isSameKind(dropped, added) && (dropped.generated() == null) == (added.generated() == null)
				&& isKey(from, dropped) == isKey(to, added)
				&& parents(from, dropped, true).equals(parents(to, added, false));
		if (!sameKind) {
			return 0;
		}
		double name = ofNames(dropped.name(), added.name());
		double likeness = isSamePlace(from, dropped, to, added) ? 0.5 + 0.5 * name : name;
		likeness -= this.sql.sameType(dropped.type(), added.type(), to.strict()) ? 0 : 0.1;
		likeness -= (dropped.notNull() == added.notNull()) ? 0 : 0.05;
		likeness -= (isUnique(from, dropped) == isUnique(to, added)) ? 0 : 0.1;
		return rounded(Math.max(0, likeness));
	}

	private static double rounded(double likeness) {
		return Math.round(likeness * 100) / 100.0;
	}

	private boolean isSameKind(Column one, Column other) {
		return this.values.sameKind(one.type(), other.type());
	}

	private static boolean isKey(Table table, Column column) {
		return table.constraints(TableConstraint.PrimaryKey.class)
			.stream()
			.anyMatch((key) -> isOn(SchemaOperations.names(key.terms()), column));
	}

	private static boolean isUnique(Table table, Column column) {
		return table.constraints(TableConstraint.Unique.class)
			.stream()
			.anyMatch((unique) -> isOn(SchemaOperations.names(unique.terms()), column));
	}

	private static boolean isOn(List<String> columns, Column column) {
		return columns.stream().anyMatch((name) -> SqlNames.same(name, column.name()));
	}

	private Set<String> parents(Table table, Column column, boolean before) {
		Set<String> parents = new HashSet<>();
		table.constraints(TableConstraint.ForeignKey.class)
			.stream()
			.filter((key) -> isOn(key.columns(), column))
			.forEach((key) -> parents.add(SqlNames.fold(before ? this.renames.table(key.table()) : key.table())));
		return parents;
	}

	/** Behind as many columns that both have, and as many that only one has. */
	private static boolean isSamePlace(Table from, Column dropped, Table to, Column added) {
		return Arrays.equals(place(from, dropped, to), place(to, added, from));
	}

	private static int[] place(Table table, Column column, Table other) {
		int[] place = new int[2];
		for (Column before : table.columns().subList(0, table.columns().indexOf(column))) {
			boolean kept = other.column(before.name()).isPresent();
			place[0] += kept ? 1 : 0;
			place[1] = kept ? 0 : place[1] + 1;
		}
		return place;
	}

	/** Of two names: by their letters, or by the words that they share. */
	static double ofNames(String one, String other) {
		String first = SqlNames.fold(one).replace("_", "");
		String second = SqlNames.fold(other).replace("_", "");
		int length = Math.max(first.length(), second.length());
		double letters = (length == 0) ? 1 : 1 - (double) distance(first, second) / length;
		Set<String> words = words(one);
		Set<String> others = words(other);
		long shared = words.stream().filter(others::contains).count();
		return Math.max(letters, 2.0 * shared / (words.size() + others.size()));
	}

	private static Set<String> words(String name) {
		return new HashSet<>(List.of(SqlNames.fold(name.replaceAll("([a-z])([A-Z])", "$1_$2")).split("_")));
	}

	/**
	 * How many letters are another, too many, missing or swapped with their neighbour.
	 */
	private static int distance(String one, String other) {
		int[][] distances = new int[one.length() + 1][other.length() + 1];
		for (int i = 0; i <= one.length(); i++) {
			for (int j = 0; j <= other.length(); j++) {
				if (i == 0 || j == 0) {
					distances[i][j] = i + j;
					continue;
				}
				int change = (one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1;
				int least = Math.min(Math.min(distances[i - 1][j], distances[i][j - 1]) + 1,
						distances[i - 1][j - 1] + change);
				if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
						&& one.charAt(i - 2) == other.charAt(j - 1)) {
					least = Math.min(least, distances[i - 2][j - 2] + 1);
				}
				distances[i][j] = least;
			}
		}
		return distances[one.length()][other.length()];
	}

}
