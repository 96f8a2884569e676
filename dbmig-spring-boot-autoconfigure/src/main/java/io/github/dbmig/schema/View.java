package io.github.dbmig.schema;

import java.util.List;

/**
 * A view.
 *
 * @param name the view's name
 * @param columns the names of its columns, empty where they come from the SELECT
 * @param select the SELECT as SQL text
 * @param sql the CREATE statement as the database keeps it
 */
public record View(String name, List<String> columns, String select, String sql) {

	public View {
		columns = List.copyOf(columns);
	}

}
