package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.Ddl;
import io.github.dbmig.sqlite.ddl.TableDdl;
import io.github.dbmig.sqlite.ddl.VirtualTableDdl;

/**
 * The full-text indexes that keep no text of their own, but read it from the columns of
 * another table.
 *
 * @see <a href="https://www.sqlite.org/fts5.html#external_content_tables">External
 * Content Tables</a>
 */
final class ContentTables {

	private ContentTables() {
	}

	/**
	 * Find those that read a column.
	 */
	static List<StoredObject> using(List<StoredObject> objects, TableDdl table, String column) {
		return objects.stream()
			.filter((object) -> object.is("table") && !object.temporary())
			.filter((object) -> uses(object, table.name().value(), column))
			.toList();
	}

	private static boolean uses(StoredObject object, String table, String column) {
		if (!SqlNames.fold(object.sql()).contains("content")
				|| !(Ddl.parse(object.sql()) instanceof VirtualTableDdl ddl) || ddl.arguments() == null
				|| !SqlNames.fold(ddl.module().value()).startsWith("fts")) {
			return false;
		}
		boolean content = false;
		boolean named = false;
		boolean anyColumn = false;
		for (List<SqlToken> argument : arguments(ddl.text(ddl.arguments()))) {
			boolean option = argument.size() > 2 && argument.get(1).isOperator("=");
			String value = argument.get(option ? 2 : 0).unquoted();
			if (!option) {
				anyColumn = true;
				named |= SqlNames.same(value, column);
			}
			else if (argument.get(0).isWord("content")) {
				content = SqlNames.same(value, table);
			}
			else if (argument.get(0).isWord("content_rowid")) {
				named |= SqlNames.same(value, column);
			}
		}
		// Without columns of its own it has those of the table
		return content && (named || !anyColumn);
	}

	private static List<List<SqlToken>> arguments(String text) {
		List<List<SqlToken>> arguments = new ArrayList<>();
		List<SqlToken> argument = new ArrayList<>();
		for (SqlToken token : SqlLexer.tokens(text)) {
			if (token.isOperator(",")) {
				arguments.add(argument);
				argument = new ArrayList<>();
			}
			else if (!token.isTrivia()) {
				argument.add(token);
			}
		}
		arguments.add(argument);
		return arguments.stream().filter((tokens) -> !tokens.isEmpty()).toList();
	}

}
