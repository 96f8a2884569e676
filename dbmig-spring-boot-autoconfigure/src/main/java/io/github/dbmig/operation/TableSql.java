package io.github.dbmig.operation;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlParentheses;
import io.github.dbmig.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * Writes definitions of tables and indexes in SQL, as SQLite reads it.
 *
 * @see <a href="https://www.sqlite.org/lang_createtable.html">CREATE TABLE</a>
 */
public final class TableSql {

	private static final String INDENT = "\n  ";

	private TableSql() {
	}

	/**
	 * Write the statement that makes a table.
	 * @param table the table
	 * @return the statement without a semicolon, a line for each column and constraint
	 */
	public static String create(CreateTable table) {
		List<String> definitions = new ArrayList<>();
		table.columns().forEach((column) -> definitions.add(column(column)));
		table.constraints().forEach((constraint) -> definitions.add(tableConstraint(constraint)));
		List<String> options = new ArrayList<>();
		if (table.strict()) {
			options.add("STRICT");
		}
		if (table.withoutRowid()) {
			options.add("WITHOUT ROWID");
		}
		return "CREATE TABLE " + SqlNames.quote(table.name()) + " (" + INDENT + String.join("," + INDENT, definitions)
				+ "\n)" + (options.isEmpty() ? "" : " " + String.join(", ", options));
	}

	/**
	 * Write the definition of a column.
	 * @param column the column
	 * @return the text, from the column's name on
	 */
	public static String column(ColumnDefinition column) {
		StringBuilder sql = new StringBuilder(SqlNames.quote(column.name()));
		if (column.type() != null) {
			sql.append(' ').append(column.type());
		}
		if (column.notNull()) {
			sql.append(" NOT NULL");
		}
		if (column.defaultValue() != null) {
			sql.append(" DEFAULT ").append(defaultValue(column.defaultValue()));
		}
		if (column.collation() != null) {
			sql.append(" COLLATE ").append(SqlNames.quote(column.collation()));
		}
		Generated generated = column.generated();
		if (generated != null) {
			sql.append(" GENERATED ALWAYS AS (")
				.append(closed(generated.expression()))
				.append(") ")
				.append(generated.kind().name());
		}
		for (Constraint constraint : column.constraints()) {
			sql.append(' ').append(constraint.accept(new Writer(true)));
		}
		return sql.toString();
	}

	/**
	 * Write a constraint of a table.
	 * @param constraint the constraint
	 * @return the text, as it stands behind ADD or in a CREATE TABLE
	 */
	public static String tableConstraint(Constraint constraint) {
		return constraint.accept(new Writer(false));
	}

	/**
	 * Write what follows DEFAULT. SQLite wants an expression in parentheses; a literal, a
	 * signed number or a keyword such as CURRENT_TIMESTAMP it takes as it is.
	 * @param expression the default
	 * @return the text
	 */
	public static String defaultValue(String expression) {
		List<SqlToken> tokens = SqlLexer.tokens(expression).stream().filter((token) -> !token.isTrivia()).toList();
		if (tokens.isEmpty()) {
			return "(" + closed(expression) + ")";
		}
		SqlToken first = tokens.get(0);
		boolean signed = tokens.size() == 2 && (first.text().equals("-") || first.text().equals("+"));
		boolean literal = tokens.size() == 1 && first.kind() != SqlToken.Kind.QUOTED_NAME;
		boolean enclosed = SqlParentheses.enclose(tokens);
		return (signed || literal || enclosed) ? expression : "(" + closed(expression) + ")";
	}

	/**
	 * End a comment that ends an expression, before something follows it on its line.
	 */
	private static String closed(String expression) {
		List<SqlToken> tokens = SqlLexer.tokens(expression);
		boolean open = !tokens.isEmpty() && tokens.get(tokens.size() - 1).text().startsWith("--");
		return open ? expression + "\n" : expression;
	}

	/**
	 * Write the statement that makes an index.
	 * @param index the index
	 * @return the statement without a semicolon
	 */
	public static String index(CreateIndex index) {
		List<String> terms = index.terms().stream().map(TableSql::term).toList();
		return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + SqlNames.quote(index.name()) + " ON "
				+ SqlNames.quote(index.table()) + " (" + String.join(", ", terms) + ")"
				+ ((index.where() != null) ? " WHERE " + index.where() : "");
	}

	private static String term(IndexTerm term) {
		String sql = compared(term);
		return (term.order() == SortOrder.DESC) ? sql + " DESC" : sql;
	}

	/**
	 * Write what rows are compared by, without the order.
	 * @param term a column or an expression of an index
	 * @return the text
	 */
	public static String compared(IndexTerm term) {
		String sql = (term.column() != null) ? SqlNames.quote(term.column())
				: closed(String.valueOf(term.expression()));
		if (term.collation() != null) {
			// COLLATE binds more tightly than any operator
			sql = (term.column() != null) ? sql : "(" + sql + ")";
			sql += " COLLATE " + SqlNames.quote(term.collation());
		}
		return sql;
	}

	private static String columns(List<String> columns) {
		return "(" + String.join(", ", columns.stream().map(SqlNames::quote).toList()) + ")";
	}

	/**
	 * Writes constraints.
	 *
	 * @param inline whether they stand in the definition of their one column
	 */
	private record Writer(boolean inline) implements ConstraintVisitor<String> {

		@Override
		public String primaryKey(PrimaryKey key) {
			return named(key.name(), "PRIMARY KEY") + target(key.columns())
					+ (key.autoIncrement() ? " AUTOINCREMENT" : "");
		}

		@Override
		public String unique(Unique unique) {
			return named(unique.name(), "UNIQUE") + target(unique.columns());
		}

		@Override
		public String check(Check check) {
			return named(check.name(), "CHECK (") + closed(check.expression()) + ")";
		}

		@Override
		public String foreignKey(ForeignKey key) {
			StringBuilder sql = new StringBuilder();
			sql.append(this.inline ? named(key.name(), "")
					: named(key.name(), "FOREIGN KEY") + target(key.columns()) + " ");
			sql.append("REFERENCES ").append(SqlNames.quote(key.table()));
			if (!key.referencedColumns().isEmpty()) {
				sql.append(' ').append(columns(key.referencedColumns()));
			}
			if (key.onDelete() != ReferentialAction.NO_ACTION) {
				sql.append(" ON DELETE ").append(key.onDelete().sql());
			}
			if (key.onUpdate() != ReferentialAction.NO_ACTION) {
				sql.append(" ON UPDATE ").append(key.onUpdate().sql());
			}
			if (key.deferrable()) {
				sql.append(" DEFERRABLE INITIALLY DEFERRED");
			}
			return sql.toString();
		}

		private static String named(@Nullable String name, String keyword) {
			return (name != null) ? "CONSTRAINT " + SqlNames.quote(name) + " " + keyword : keyword;
		}

		private String target(List<String> columns) {
			return this.inline ? "" : " " + columns(columns);
		}

	}

}
