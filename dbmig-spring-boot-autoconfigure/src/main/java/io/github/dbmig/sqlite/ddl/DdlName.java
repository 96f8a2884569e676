package io.github.dbmig.sqlite.ddl;

import io.github.dbmig.sql.SqlNames;

/**
 * A name where it stands.
 *
 * @param value the name without its quotes
 * @param span where it stands, with its quotes
 */
public record DdlName(String value, Span span) {

	/**
	 * Whether SQLite takes both for the same name.
	 * @param name a name without quotes
	 * @return whether they are the same
	 */
	public boolean is(String name) {
		return SqlNames.same(this.value, name);
	}

}
