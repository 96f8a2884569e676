package io.github.dbmig.sqlite.ddl;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A CREATE INDEX statement.
 *
 * @param sql the statement
 * @param name the index's name
 * @param table the table it is on
 * @param unique whether two rows with the same terms are refused
 * @param terms what it is sorted by
 * @param where the condition of a partial index, null for all rows
 * @see <a href="https://www.sqlite.org/lang_createindex.html">CREATE INDEX</a>
 */
public record IndexDdl(String sql, DdlName name, DdlName table, boolean unique, List<TermNode> terms,
		@Nullable Span where) implements Ddl {

	public IndexDdl {
		terms = List.copyOf(terms);
	}

}
