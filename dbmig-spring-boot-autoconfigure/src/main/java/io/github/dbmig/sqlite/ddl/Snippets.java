package io.github.dbmig.sqlite.ddl;

import java.util.Optional;

import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Reads what edits are given, so that nothing but a column, a constraint, a type or an
 * expression gets into a statement.
 */
final class Snippets {

	private static final String BEFORE_COLUMN = "CREATE TABLE t (";

	private Snippets() {
	}

	static ColumnNode column(String definition) {
		TableDdl table = read("a column", definition, BEFORE_COLUMN, ")");
		if (table.columns().size() != 1 || !table.constraints().isEmpty()) {
			throw refused("a column", definition, null);
		}
		return table.columns().get(0);
	}

	static String columnText(String definition) {
		Span span = column(definition).span();
		return span.of(BEFORE_COLUMN + definition);
	}

	static String constraint(String definition) {
		TableDdl table = read("a constraint", definition, "CREATE TABLE t (c,", ")");
		if (table.columns().size() != 1 || table.constraints().size() != 1
				|| table.constraints().get(0) instanceof ConstraintNode.NameOnly) {
			throw refused("a constraint", definition, null);
		}
		return table.text(table.constraints().get(0).head().span());
	}

	static String inlineConstraint(String definition) {
		TableDdl table = read("a constraint", definition, "CREATE TABLE t (c ", ")");
		ColumnNode column = table.columns().get(0);
		if (table.columns().size() != 1 || column.type() != null || column.constraints().size() != 1) {
			throw refused("a constraint", definition, null);
		}
		return table.text(column.constraints().get(0).head().span());
	}

	static String type(String type) {
		TableDdl table = read("a type", type, "CREATE TABLE t (c ", ")");
		ColumnNode column = table.columns().get(0);
		if (table.columns().size() != 1 || column.type() == null || !column.constraints().isEmpty()) {
			throw refused("a type", type, null);
		}
		return table.text(column.type());
	}

	/** The value as DEFAULT takes it: with parentheses where it needs them. */
	static String defaultValue(String value) {
		try {
			TableDdl table = TableDdl.parse("CREATE TABLE t (c DEFAULT " + value + "\n)");
			Optional<ConstraintNode.Default> node = table.columns().get(0).last(ConstraintNode.Default.class);
			if (table.columns().size() == 1 && table.columns().get(0).constraints().size() == 1 && node.isPresent()) {
				return table.text(node.get().value());
			}
		}
		catch (DdlSyntaxException ex) {
			// Not a literal, so it must be an expression
		}
		return "(" + expression(value) + ")";
	}

	static String expression(String expression) {
		TableDdl table = read("an expression", expression, "CREATE TABLE t (c CHECK (", "))");
		ColumnNode column = table.columns().get(0);
		if (table.columns().size() != 1 || column.constraints().size() != 1
				|| !(column.constraints().get(0) instanceof ConstraintNode.Check check)) {
			throw refused("an expression", expression, null);
		}
		boolean endsInComment = check.expression().of(table.sql()).strip().endsWith(expression.strip())
				&& expression.lastIndexOf("--") > expression.lastIndexOf('\n');
		return endsInComment ? expression + "\n" : expression;
	}

	private static TableDdl read(String what, String sql, String before, String after) {
		try {
			return TableDdl.parse(before + sql + "\n" + after);
		}
		catch (DdlSyntaxException ex) {
			throw refused(what, sql, ex);
		}
	}

	private static DdlEditException refused(String what, String sql, @Nullable Throwable cause) {
		String message = "This is not " + what + ": " + sql + "; correct the SQL text";
		return (cause != null) ? new DdlEditException(message, cause) : new DdlEditException(message);
	}

	static DdlEditException noColumn(TableDdl table, String column) {
		return new DdlEditException(table(table) + " has no column " + SqlNames.quote(column) + "; it has "
				+ String.join(", ", table.columns().stream().map((node) -> quote(node.name())).toList()));
	}

	static String table(TableDdl table) {
		return "The table " + quote(table.name());
	}

	static String quote(DdlName name) {
		return SqlNames.quote(name.value());
	}

}
