package io.github.dbmig.sqlite;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.Check;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.PrimaryKey;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.operation.Unique;
import io.github.dbmig.sql.SqlLexer;

/**
 * The SQL by which a change gives rows values, and what it names.
 */
final class ChangeExpressions {

	private ChangeExpressions() {
	}

	static List<String> of(TableChange change) {
		Stream<String> expressions = Stream.of();
		if (change instanceof AddColumn add) {
			expressions = Stream.ofNullable(add.backfill());
		}
		else if (change instanceof AlterColumn alter) {
			expressions = Stream.of(alter.convert(), alter.backfill()).filter(Objects::nonNull);
		}
		return expressions.toList();
	}

	/** The columns that a change gives a constraint, and some words that are none. */
	static List<String> constrained(TableChange change) {
		if (!(change instanceof AddConstraint add)) {
			return List.of();
		}
		Constraint constraint = add.constraint();
		if (constraint instanceof Check check) {
			return names(check.expression());
		}
		if (constraint instanceof ForeignKey key) {
			return key.columns();
		}
		return (constraint instanceof Unique unique) ? unique.columns() : ((PrimaryKey) constraint).columns();
	}

	/** Whether an expression looks at other rows, of this table or another. */
	static boolean selects(String expression) {
		return SqlLexer.tokens(expression).stream().anyMatch((token) -> token.isWord("select"));
	}

	/**
	 * The names in an expression, and some words that are none.
	 */
	static List<String> names(String expression) {
		return SqlLexer.tokens(expression)
			.stream()
			.filter((token) -> !token.isTrivia())
			.map((token) -> token.unquoted())
			.toList();
	}

}
