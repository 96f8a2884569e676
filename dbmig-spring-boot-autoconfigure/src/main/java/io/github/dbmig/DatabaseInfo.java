package io.github.dbmig;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * What a database says about itself.
 *
 * @param product the name of the database engine, such as {@code SQLite}
 * @param version the version of the database engine
 * @param path the absolute path of the database file, or {@code null} for a database in
 * memory
 * @param sizeBytes the size of the database file in bytes, 0 where there is no file
 * @param journalMode how the engine keeps its journal, in lower case, or {@code null} if
 * it can't be told without making a file
 */
public record DatabaseInfo(String product, String version, @Nullable Path path, long sizeBytes,
		@Nullable String journalMode) {

	/**
	 * Return the words by which messages name the database.
	 * @return the path, or that it is in memory
	 */
	public String title() {
		return (this.path != null) ? this.path.toString() : "the " + this.product + " database in memory";
	}

}
