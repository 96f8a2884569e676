package io.github.dbmig.adoption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.dbmig.AdoptionRequest.OrphanRemedy;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.sql.SqlNames;

/**
 * Rows that a missing foreign key would refuse, and what happens to them.
 *
 * @param table the table that they are in
 * @param key the foreign key
 * @param parentColumns the columns that it refers to
 * @param remedy what happens to them
 */
public record OrphanRows(String table, ForeignKey key, List<String> parentColumns, OrphanRemedy remedy) {

	public OrphanRows {
		parentColumns = List.copyOf(parentColumns);
	}

	/**
	 * Return the statement that counts them.
	 * @return SQL that gives one number
	 */
	public String count() {
		return "SELECT count(*) FROM " + SqlNames.quote(this.table) + where();
	}

	Operation operation() {
		String name = SqlNames.quote(this.table);
		String nothing = this.key.columns()
			.stream()
			.map((column) -> SqlNames.quote(column) + " = NULL")
			.collect(Collectors.joining(", "));
		String what = (this.remedy == OrphanRemedy.DELETE) ? "DELETE FROM " + name
				: "UPDATE " + name + " SET " + nothing;
		return new Execute(what + where(), List.of());
	}

	private String where() {
		List<String> present = new ArrayList<>();
		List<String> equal = new ArrayList<>();
		for (int i = 0; i < this.key.columns().size(); i++) {
			String column = SqlNames.quote(this.table) + "." + SqlNames.quote(this.key.columns().get(i));
			present.add(column + " IS NOT NULL");
			// The parent's collation and affinity count
			equal.add("_dbmig_parent." + SqlNames.quote(this.parentColumns.get(i)) + " = +" + column);
		}
		return " WHERE " + String.join(" AND ", present) + " AND NOT EXISTS (SELECT 1 FROM "
				+ SqlNames.quote(this.key.table()) + " AS _dbmig_parent WHERE " + String.join(" AND ", equal) + ")";
	}

	/**
	 * Say what happens to them.
	 * @param count how many there are
	 * @return one line
	 */
	public String line(long count) {
		String columns = this.key.columns().stream().map(SqlNames::quote).collect(Collectors.joining(", "));
		String rows = String.format(Locale.ROOT, "%,d", count) + ((count == 1) ? " row" : " rows") + " of "
				+ SqlNames.quote(this.table);
		String parents = " rows of " + SqlNames.quote(this.key.table()) + " that don't exist";
		return (this.remedy == OrphanRemedy.DELETE) ? "delete " + rows + " that refer by " + columns + " to" + parents
				: "set " + columns + " to NULL in " + rows + " that refer to" + parents;
	}

}
