package io.github.dbmig.compare;

import io.github.dbmig.sql.SqlNames;

/**
 * Something in a database that is left alone: it is compared with nothing and never
 * proposed for dropping.
 *
 * @param kind {@code table}, {@code virtual table} or {@code view}
 * @param name its name
 * @param reason why it is left alone, in a few words
 */
public record UnmanagedObject(String kind, String name, String reason) {

	/**
	 * Say it in words.
	 * @return such as {@code table "alembic_version" (Alembic's)}
	 */
	public String describe() {
		return this.kind + " " + SqlNames.quote(this.name) + " (" + this.reason + ")";
	}

}
