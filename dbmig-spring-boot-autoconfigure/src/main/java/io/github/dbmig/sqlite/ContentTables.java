package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
			.filter((object) -> of(object.sql())
				.filter((content) -> SqlNames.same(content.table(), table.name().value()) && content.names(column))
				.isPresent())
			.toList();
	}

	/**
	 * Return the statement by which an index reads its text.
	 * @param sql the CREATE statement of a table
	 * @return the statement, or empty if it is no such index
	 */
	static Optional<String> reading(String sql) {
		return of(sql).map(Content::statement);
	}

	private static Optional<Content> of(String sql) {
		if (!SqlNames.fold(sql).contains("content") || !(Ddl.parse(sql) instanceof VirtualTableDdl ddl)
				|| ddl.arguments() == null || !SqlNames.fold(ddl.module().value()).startsWith("fts")) {
			return Optional.empty();
		}
		String table = "";
		String rowid = "rowid";
		List<String> columns = new ArrayList<>();
		for (List<SqlToken> argument : arguments(ddl.text(ddl.arguments()))) {
			boolean option = argument.size() > 2 && argument.get(1).isOperator("=");
			String value = argument.get(option ? 2 : 0).unquoted();
			if (!option) {
				columns.add(value);
			}
			else if (argument.get(0).isWord("content")) {
				table = value;
			}
			else if (argument.get(0).isWord("content_rowid")) {
				rowid = value;
			}
		}
		// An index may also have no text at all
		return table.isEmpty() ? Optional.empty() : Optional.of(new Content(table, rowid, columns));
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

	/**
	 * What an index reads.
	 *
	 * @param table the table or view
	 * @param rowid its column that tells the rows
	 * @param columns the columns with the text, none for all
	 */
	private record Content(String table, String rowid, List<String> columns) {

		boolean names(String column) {
			return this.columns.isEmpty() || SqlNames.same(this.rowid, column)
					|| this.columns.stream().anyMatch((name) -> SqlNames.same(name, column));
		}

		String statement() {
			// Behind the alias, for a quoted name alone that means nothing is a text
			List<String> read = new ArrayList<>(RowConditions.of("c", List.of(this.rowid)));
			read.addAll(this.columns.isEmpty() ? List.of("c.*") : RowConditions.of("c", this.columns));
			return "SELECT " + String.join(", ", read) + " FROM main." + SqlNames.quote(this.table) + " AS c";
		}

	}

}
