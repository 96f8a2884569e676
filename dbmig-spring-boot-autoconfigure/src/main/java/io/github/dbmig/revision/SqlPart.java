package io.github.dbmig.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.sql.SqlGuard;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlScript;
import io.github.dbmig.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * What stands below a marker of a SQL revision: one operation for each statement.
 */
final class SqlPart {

	private final String origin;

	private final List<Operation> operations = new ArrayList<>();

	private final List<Integer> lines = new ArrayList<>();

	private final Remedies remedies;

	SqlPart(String origin) {
		this.origin = origin;
		this.remedies = new Remedies(origin);
	}

	List<Operation> operations() {
		return Collections.unmodifiableList(this.operations);
	}

	/** The line on which the statement of an operation begins. */
	int line(int index) {
		return this.lines.get(index);
	}

	void add(SqlScript.Fragment fragment) {
		if (fragment instanceof SqlScript.Statement statement) {
			add(statement);
		}
		else if (fragment instanceof SqlScript.Comment comment) {
			this.remedies.read(comment);
		}
	}

	private void add(SqlScript.Statement statement) {
		String marker = swallowedMarker(statement.text());
		if (marker != null) {
			throw new RevisionException(
					"The SQL revision " + this.origin + " has the line '" + marker
							+ "' inside a statement that begins in line " + statement.line() + ".",
					"Close the statement before it with a semicolon.");
		}
		String refusal = SqlGuard.refusal(statement.text());
		if (refusal != null) {
			throw new RevisionException(
					"In the SQL revision " + this.origin + ", line " + statement.line() + ", " + refusal + ".",
					"Correct the file.");
		}
		this.operations.add(this.remedies.giveTo(operation(statement), statement.line()));
		this.lines.add(statement.line());
	}

	private Operation operation(SqlScript.Statement statement) {
		Operation operation = AlterTableReader.read(statement, this.origin);
		if (operation == null) {
			return new Execute(statement.text(), List.of());
		}
		this.remedies.refuseInside(statement);
		return operation;
	}

	/** Call it after the last fragment. */
	void end() {
		this.remedies.end();
	}

	/**
	 * Find the marker that was meant to end a statement without a semicolon. In the body
	 * of a trigger it can't be meant so, there it is a comment.
	 */
	private static @Nullable String swallowedMarker(String statement) {
		if (!statement.contains("\n" + SqlHeader.UPGRADE) && !statement.contains("\n" + SqlHeader.DOWNGRADE)) {
			return null;
		}
		List<SqlToken> tokens = SqlLexer.tokens(statement);
		List<SqlToken> words = tokens.stream().filter((token) -> !token.isTrivia()).limit(3).toList();
		if (words.get(0).isWord("CREATE") && words.stream().anyMatch((token) -> token.isWord("TRIGGER"))) {
			return null;
		}
		return tokens.stream()
			.filter((token) -> token.isComment() && statement.charAt(token.offset() - 1) == '\n')
			.map((token) -> token.text().stripTrailing())
			.filter((text) -> text.equals(SqlHeader.UPGRADE) || text.equals(SqlHeader.DOWNGRADE))
			.findFirst()
			.orElse(null);
	}

}
