package io.github.dbmig.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An index that was created as such. Those that SQLite makes for constraints are none.
 *
 * @param name the index's name
 * @param table the table it is on
 * @param unique whether two rows with the same terms are refused
 * @param terms what it is sorted by
 * @param where the condition of a partial index as SQL text, null for all rows
 * @param sql the CREATE statement as the database keeps it
 */
public record Index(String name, String table, boolean unique, List<Term> terms, @Nullable String where, String sql) {

	public Index {
		terms = List.copyOf(terms);
	}

}
