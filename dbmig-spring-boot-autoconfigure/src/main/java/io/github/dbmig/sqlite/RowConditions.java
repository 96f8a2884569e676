package io.github.dbmig.sqlite;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.dbmig.sql.SqlNames;

/**
 * Conditions under which keys count rows, as SQLite itself compares them.
 */
final class RowConditions {

	private RowConditions() {
	}

	/**
	 * What a key looks at: a row with NULL in a part of it is neither equal to another
	 * nor refers to any.
	 * @param terms SQL text of what is compared
	 * @return the condition
	 */
	static String present(List<String> terms) {
		return terms.stream().map((term) -> term + " IS NOT NULL").collect(Collectors.joining(" AND "));
	}

	/**
	 * Whether one of several conditions is met. A chain of them would be as deep as it is
	 * long for SQLite, which takes a depth of 1,000, but tables of 2,000 columns.
	 * @param conditions SQL text of each, one at least
	 * @return the condition
	 * @see <a href="https://www.sqlite.org/limits.html">Limits In SQLite</a>
	 */
	static String any(List<String> conditions) {
		int half = conditions.size() / 2;
		return (half == 0) ? conditions.get(0) : "(" + any(conditions.subList(0, half)) + " OR "
				+ any(conditions.subList(half, conditions.size())) + ")";
	}

	/**
	 * Whether a row refers to another: by the parent's collation and affinity, so the
	 * parent stands left and a plus takes the child's affinity away.
	 * @param parent SQL text of the parent's name
	 * @param parentColumns its columns
	 * @param child SQL text of the child's name
	 * @param columns its columns, in the same order
	 * @return the condition
	 * @see <a href="https://www.sqlite.org/foreignkeys.html#fk_basics">Introduction to
	 * Foreign Key Constraints</a>
	 */
	static String refers(String parent, List<String> parentColumns, String child, List<String> columns) {
		return IntStream.range(0, columns.size())
			.mapToObj((i) -> parent + "." + SqlNames.quote(parentColumns.get(i)) + " = +" + child + "."
					+ SqlNames.quote(columns.get(i)))
			.collect(Collectors.joining(" AND "));
	}

	/**
	 * The columns of a row.
	 * @param row SQL text of its name
	 * @param columns their names
	 * @return SQL text of each
	 */
	static List<String> of(String row, List<String> columns) {
		return columns.stream().map((column) -> row + "." + SqlNames.quote(column)).toList();
	}

}
