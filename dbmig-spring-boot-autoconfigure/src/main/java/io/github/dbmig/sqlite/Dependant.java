package io.github.dbmig.sqlite;

import java.util.List;
import java.util.Locale;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.DdlName;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.jspecify.annotations.Nullable;

/**
 * What stops working, or means something else, without the column that it uses.
 *
 * @param kind what it is
 * @param name its name, null for a constraint without one
 * @param table the table it belongs to or is on; a view or virtual table itself
 * @param text its SQL: the whole statement, or the constraint or column as it stands in
 * the statement of its table
 * @param detail what tells a constraint from others, for people; empty where the name
 * does
 * @param certain whether it surely uses the column; otherwise SQLite couldn't say, and it
 * names both table and column
 */
record Dependant(Kind kind, @Nullable String name, String table, String text, String detail, boolean certain) {

	static Dependant object(Kind kind, String name, String table, String text) {
		return new Dependant(kind, name, table, text, "", true);
	}

	/**
	 * A primary key, UNIQUE, CHECK or foreign key.
	 * @param table the table that has it
	 * @param node a node of that very tree
	 */
	static Dependant constraint(TableDdl table, ConstraintNode node) {
		DdlName name = node.head().name();
		Kind kind;
		String detail;
		if (node instanceof ConstraintNode.PrimaryKey key) {
			kind = Kind.PRIMARY_KEY;
			detail = columns(key.columns());
		}
		else if (node instanceof ConstraintNode.Unique unique) {
			kind = Kind.UNIQUE;
			detail = columns(unique.columns());
		}
		else if (node instanceof ConstraintNode.ForeignKey key) {
			kind = Kind.FOREIGN_KEY;
			detail = columns(key.columnNames());
		}
		else if (node instanceof ConstraintNode.Check check) {
			kind = Kind.CHECK;
			detail = "(" + oneLine(table.text(check.expression())) + ")";
		}
		else {
			throw new IllegalArgumentException("No constraint that could be dropped: " + node);
		}
		return new Dependant(kind, (name != null) ? name.value() : null, table.name().value(),
				table.text(node.head().span()), detail, true);
	}

	Dependant uncertain() {
		return new Dependant(this.kind, this.name, this.table, this.text, this.detail, false);
	}

	/**
	 * Return words for it, on one line.
	 */
	String describe() {
		StringBuilder words = new StringBuilder(this.kind.words);
		if (this.name != null) {
			words.append(' ').append(SqlNames.quote(this.name));
		}
		if (!this.detail.isEmpty()) {
			words.append(' ').append(this.detail);
		}
		if (this.kind == Kind.FOREIGN_KEY) {
			words.append(" of ").append(SqlNames.quote(this.table));
		}
		else if (this.kind.onTable) {
			words.append(" on ").append(SqlNames.quote(this.table));
		}
		if (!this.certain) {
			words.append(", which may use it");
		}
		return words.toString();
	}

	/**
	 * Return what the schema table calls its kind, and DROP too.
	 */
	String objectType() {
		return switch (this.kind) {
			case TRIGGER, TEMPORARY_TRIGGER -> "trigger";
			case VIEW, TEMPORARY_VIEW -> "view";
			case INDEX -> "index";
			default -> throw new IllegalStateException(describe() + " is no object of its own");
		};
	}

	/**
	 * Return the statement that drops it.
	 */
	String drop() {
		boolean temporary = this.kind == Kind.TEMPORARY_TRIGGER || this.kind == Kind.TEMPORARY_VIEW;
		return "DROP " + objectType().toUpperCase(Locale.ROOT) + (temporary ? " temp." : " main.")
				+ SqlNames.quote(String.valueOf(this.name));
	}

	private static String columns(List<String> columns) {
		return "(" + String.join(", ", columns.stream().map(SqlNames::quote).toList()) + ")";
	}

	/** Without comments and line breaks. */
	static String oneLine(String sql) {
		StringBuilder line = new StringBuilder(sql.length());
		boolean space = false;
		for (SqlToken token : SqlLexer.tokens(sql)) {
			if (token.isTrivia()) {
				space = !line.isEmpty();
			}
			else {
				line.append(space ? " " : "").append(token.text());
				space = false;
			}
		}
		return line.toString();
	}

	/** What can depend on a column, in an order in which it can be dropped. */
	enum Kind {

		TEMPORARY_TRIGGER("temporary trigger", true),

		TRIGGER("trigger", true),

		TEMPORARY_VIEW("temporary view", false),

		VIEW("view", false),

		VIRTUAL_TABLE("virtual table", false),

		INDEX("index", true),

		FOREIGN_KEY("foreign key", false),

		CHECK("check", false),

		UNIQUE("unique", false),

		PRIMARY_KEY("primary key", false),

		GENERATED_COLUMN("generated column", false);

		private final String words;

		private final boolean onTable;

		Kind(String words, boolean onTable) {
			this.words = words;
			this.onTable = onTable;
		}

	}

}
