package io.github.dbmig.sqlite.ddl;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sqlite.ddl.ExpressionState.Role;

/**
 * Renames tables and columns by their tokens. New names are always quoted.
 */
final class RenameEdits {

	private final String sql;

	private final Splices splices;

	RenameEdits(Ddl ddl) {
		this.sql = ddl.sql();
		this.splices = new Splices(ddl.sql());
	}

	String apply() {
		return this.splices.apply();
	}

	RenameEdits name(DdlName name, String to) {
		this.splices.replace(name.span(), SqlNames.quote(to));
		return this;
	}

	RenameEdits names(List<DdlName> names, String from, String to) {
		names.stream().filter((name) -> name.is(from)).forEach((name) -> name(name, to));
		return this;
	}

	/** Renames the table itself, and where it names itself. */
	RenameEdits table(TableDdl table, String to) {
		String from = table.name().value();
		name(table.name(), to);
		referencedTable(table, from, to);
		for (Span expression : expressions(table)) {
			names(tokens(expression, Role.QUALIFIER), from, to);
		}
		return this;
	}

	/**
	 * Takes the table's own name away from before its columns in each CHECK. In a
	 * generated column SQLite allows none.
	 */
	RenameEdits unqualified(TableDdl table) {
		for (ConstraintNode.Check check : table.all(ConstraintNode.Check.class)) {
			for (DdlName name : tokens(check.expression(), Role.QUALIFIER)) {
				if (name.is(table.name().value())) {
					this.splices.replace(new Span(name.span().start(), afterDot(name.span().end())), "");
				}
			}
		}
		return this;
	}

	private int afterDot(int start) {
		SqlToken dot = SqlLexer.tokens(this.sql.substring(start))
			.stream()
			.filter((token) -> !token.isTrivia())
			.findFirst()
			.orElseThrow();
		return start + dot.offset() + dot.text().length();
	}

	RenameEdits referencedTable(TableDdl table, String from, String to) {
		for (ConstraintNode.ForeignKey key : table.all(ConstraintNode.ForeignKey.class)) {
			if (key.table().is(from)) {
				name(key.table(), to);
			}
		}
		return this;
	}

	RenameEdits referencedColumn(TableDdl table, String referenced, String from, String to) {
		for (ConstraintNode.ForeignKey key : table.all(ConstraintNode.ForeignKey.class)) {
			if (key.table().is(referenced)) {
				names(key.referenced(), from, to);
			}
		}
		return this;
	}

	RenameEdits column(TableDdl table, String from, String to) {
		ColumnNode column = table.column(from).orElseThrow(() -> Snippets.noColumn(table, from));
		if (!SqlNames.same(from, to) && table.column(to).isPresent()) {
			throw new DdlEditException(
					Snippets.table(table) + " has a column " + SqlNames.quote(to) + " already; choose another name");
		}
		name(column.name(), to);
		for (ConstraintNode node : table.allConstraints()) {
			if (node instanceof ConstraintNode.PrimaryKey key) {
				terms(key.terms(), from, to);
			}
			else if (node instanceof ConstraintNode.Unique unique) {
				terms(unique.terms(), from, to);
			}
			else if (node instanceof ConstraintNode.ForeignKey key && key.head().column() == null) {
				names(key.columns(), from, to);
			}
		}
		referencedColumn(table, table.name().value(), from, to);
		for (Span expression : expressions(table)) {
			expression(expression, from, to);
		}
		return this;
	}

	RenameEdits terms(List<TermNode> terms, String from, String to) {
		for (TermNode term : terms) {
			if (term.name() == null) {
				expression(term.expression(), from, to);
			}
			else if (term.isColumn(from)) {
				name(term.name(), to);
			}
		}
		return this;
	}

	RenameEdits expression(Span expression, String from, String to) {
		List<DdlName> names = tokens(expression, Role.NAME);
		for (DdlName name : names) {
			boolean string = this.sql.charAt(name.span().start()) == '"';
			if (string && name.is(to) && !SqlNames.same(from, to)) {
				throw new DdlEditException("\"" + to + "\" in (" + expression.of(this.sql)
						+ ") is a string, but would be the renamed column; write it in single quotes first");
			}
		}
		return names(names, from, to);
	}

	private static List<Span> expressions(TableDdl table) {
		List<Span> expressions = new ArrayList<>();
		table.all(ConstraintNode.Check.class).forEach((check) -> expressions.add(check.expression()));
		table.all(ConstraintNode.Generated.class).forEach((generated) -> expressions.add(generated.expression()));
		return expressions;
	}

	private List<DdlName> tokens(Span expression, Role role) {
		return ExpressionNames.of(this.sql, expression, role);
	}

}
