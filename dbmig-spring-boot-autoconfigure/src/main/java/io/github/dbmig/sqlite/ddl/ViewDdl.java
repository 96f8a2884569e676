package io.github.dbmig.sqlite.ddl;

import java.util.List;

/**
 * A CREATE VIEW statement.
 *
 * @param sql the statement
 * @param name the view's name
 * @param columns the names of its columns, empty where they come from the SELECT
 * @param select the SELECT
 * @see <a href="https://www.sqlite.org/lang_createview.html">CREATE VIEW</a>
 */
public record ViewDdl(String sql, DdlName name, List<DdlName> columns, Span select) implements Ddl {

	public ViewDdl {
		columns = List.copyOf(columns);
	}

}
