package io.github.dbmig.adoption;

import java.util.List;
import java.util.stream.Collectors;

import io.github.dbmig.AdoptionRequest.OrphanRemedy;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.sql.SqlNames;

/**
 * Rows that refer to nothing, and what happens to them.
 *
 * @param rows the rows
 * @param remedy what happens to them
 */
public record OrphanRows(DanglingRows rows, OrphanRemedy remedy) {

	/**
	 * Return the statement that does it. What refers to rows that it deletes refers to
	 * nothing after it.
	 * @return SQL
	 */
	public String statement() {
		String name = SqlNames.quote(this.rows.table());
		String nothing = this.rows.columns()
			.stream()
			.map((column) -> SqlNames.quote(column) + " = NULL")
			.collect(Collectors.joining(", "));
		String what = (this.remedy == OrphanRemedy.DELETE) ? "DELETE FROM " + name
				: "UPDATE " + name + " SET " + nothing;
		return what + this.rows.where();
	}

	/**
	 * Return the same as an operation.
	 * @return the operation
	 */
	public Operation operation() {
		return new Execute(statement(), List.of());
	}

	/**
	 * Say what happens to them.
	 * @param count how many there are
	 * @return one line
	 */
	public String line(long count) {
		String which = this.rows.rows(count);
		String columns = this.rows.quotedColumns();
		String parents = " rows of " + SqlNames.quote(this.rows.parent()) + " that don't exist";
		return (this.remedy == OrphanRemedy.DELETE) ? "delete " + which + " that refer by " + columns + " to" + parents
				: "set " + columns + " to NULL in " + which + " that refer to" + parents;
	}

}
