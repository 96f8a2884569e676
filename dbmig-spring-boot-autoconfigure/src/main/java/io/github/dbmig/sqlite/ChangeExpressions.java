package io.github.dbmig.sqlite;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.TableChange;
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
