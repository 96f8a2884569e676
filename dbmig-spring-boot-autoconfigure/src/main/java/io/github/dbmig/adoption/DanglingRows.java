package io.github.dbmig.adoption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.dbmig.sql.SqlNames;

/**
 * Rows that refer to nothing by a foreign key, whether the database has that key or not.
 *
 * @param table the table that they are in
 * @param columns the referring columns
 * @param parent the table that they refer to
 * @param parentColumns its columns, in the same order
 */
public record DanglingRows(String table, List<String> columns, String parent, List<String> parentColumns) {

	public DanglingRows {
		columns = List.copyOf(columns);
		parentColumns = List.copyOf(parentColumns);
	}

	static String name(String table, List<String> columns) {
		return table + "." + String.join(",", columns);
	}

	/**
	 * Return by which name it is said what happens to them.
	 * @return the key of {@code AdoptionRequest.orphans}
	 */
	public String name() {
		return name(this.table, this.columns);
	}

	/**
	 * Return the statement that counts them.
	 * @return SQL that gives one number
	 */
	public String count() {
		return "SELECT count(*) FROM " + SqlNames.quote(this.table) + where();
	}

	String where() {
		List<String> present = new ArrayList<>();
		List<String> equal = new ArrayList<>();
		for (int i = 0; i < this.columns.size(); i++) {
			String column = SqlNames.quote(this.table) + "." + SqlNames.quote(this.columns.get(i));
			present.add(column + " IS NOT NULL");
			// The parent's collation and affinity count
			equal.add("_dbmig_parent." + SqlNames.quote(this.parentColumns.get(i)) + " = +" + column);
		}
		return " WHERE " + String.join(" AND ", present) + " AND NOT EXISTS (SELECT 1 FROM "
				+ SqlNames.quote(this.parent) + " AS _dbmig_parent WHERE " + String.join(" AND ", equal) + ")";
	}

	/**
	 * Say that they refer to rows which were to be deleted.
	 * @param count how many there are
	 * @return one line
	 */
	public String left(long count) {
		return rows(count) + ((count == 1) ? " refers by " : " refer by ") + quotedColumns() + " to rows of "
				+ SqlNames.quote(this.parent) + " that would be deleted";
	}

	String quotedColumns() {
		return this.columns.stream().map(SqlNames::quote).collect(Collectors.joining(", "));
	}

	String rows(long count) {
		return String.format(Locale.ROOT, "%,d", count) + ((count == 1) ? " row" : " rows") + " of "
				+ SqlNames.quote(this.table);
	}

}
