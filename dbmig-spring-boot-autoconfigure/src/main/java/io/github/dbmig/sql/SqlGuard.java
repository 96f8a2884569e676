package io.github.dbmig.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.dbmig.sql.SqlScript.Statement;
import io.github.dbmig.sql.SqlToken.Kind;

import org.jspecify.annotations.Nullable;

/**
 * What the SQL of a revision must not say, because it would end dbmig's transaction or
 * reach beyond it. Only the statement itself is judged: what the body of a trigger says
 * happens when the trigger fires.
 * <p>
 * Pragmas that only read are allowed, and so are {@code user_version},
 * {@code application_id}, {@code incremental_vacuum} and {@code optimize}, which roll
 * back with the transaction. Every other pragma that is given a value is refused, known
 * or not: it would be ignored inside the transaction ({@code foreign_keys},
 * {@code journal_mode}), weaken what a run relies on ({@code writable_schema},
 * {@code synchronous}), wait for a VACUUM that can't run here ({@code auto_vacuum}), or
 * stay on a pooled connection that goes back to the application ({@code trusted_schema},
 * {@code cache_size}). EXPLAIN makes no difference, because SQLite sets most pragmas
 * while it compiles them.
 *
 * @see <a href="https://www.sqlite.org/pragma.html">PRAGMA statements</a>
 */
public final class SqlGuard {

	private static final String ONE_COMMIT = "dbmig commits all pending revisions together; remove the statement";

	private static final String ALL_OR_NOTHING = "a revision is applied whole or not at all; remove the statement";

	private static final String ONE_FILE = "dbmig backs up, commits and rolls back one database file, "
			+ "and another has no part in that; move data between files outside of revisions";

	private static final String DRIVER = "the JDBC driver itself would run it, past the transaction; "
			+ "use the dbmig command of this name";

	private static final Map<String, String> REFUSED = Map.ofEntries(
			Map.entry("begin", "it already runs inside dbmig's transaction; remove the statement"),
			Map.entry("commit", ONE_COMMIT), Map.entry("end", ONE_COMMIT),
			Map.entry("rollback", "dbmig rolls everything back when a statement fails; remove the statement"),
			Map.entry("savepoint", ALL_OR_NOTHING), Map.entry("release", ALL_OR_NOTHING),
			Map.entry("vacuum",
					"SQLite can't run it inside a transaction, where revisions run; "
							+ "run it outside of revisions, and for a copy of the database use dbmig backup"),
			Map.entry("attach", ONE_FILE), Map.entry("detach", ONE_FILE), Map.entry("backup", DRIVER),
			Map.entry("restore", DRIVER));

	private SqlGuard() {
	}

	/**
	 * Judges one statement of a revision.
	 * @param statement the text, with or without a semicolon and comments around it
	 * @return what is not allowed, why, and what to do instead; null if the statement is
	 * allowed. A text that can't be read, holds no statement or more than one is not
	 * allowed either
	 */
	public static @Nullable String refusal(String statement) {
		List<SqlToken> tokens = SqlLexer.tokens(statement);
		List<Statement> statements;
		try {
			statements = SqlScript.statements(SqlScript.split(statement, tokens));
		}
		catch (SqlSyntaxException ex) {
			return ex.getMessage();
		}
		if (statements.isEmpty()) {
			return "The text holds no statement: there is nothing to run; write one or remove the call";
		}
		if (statements.size() > 1) {
			return "The text holds more than one statement: the JDBC driver would run the first and leave out "
					+ "the one on line " + statements.get(1).line() + "; run each by itself";
		}
		return refusal(meaningful(tokens, statements.get(0)));
	}

	private static @Nullable String refusal(List<SqlToken> tokens) {
		int start = 0;
		if (tokens.get(0).isWord("EXPLAIN")) {
			boolean queryPlan = tokens.size() > 2 && tokens.get(1).isWord("QUERY") && tokens.get(2).isWord("PLAN");
			start = queryPlan ? 3 : 1;
		}
		if (start == tokens.size() || tokens.get(start).kind() != Kind.WORD) {
			return null;
		}
		String keyword = SqlNames.fold(tokens.get(start).text());
		if (keyword.equals("pragma")) {
			return Pragmas.refusal(tokens.subList(start + 1, tokens.size()));
		}
		String reason = REFUSED.get(keyword);
		return (reason != null) ? keyword.toUpperCase(Locale.ROOT) + " is not allowed in a revision: " + reason : null;
	}

	private static List<SqlToken> meaningful(List<SqlToken> tokens, Statement statement) {
		int end = statement.offset() + statement.text().length();
		return tokens.stream()
			.filter((token) -> !token.isTrivia() && token.offset() >= statement.offset() && token.offset() < end)
			.toList();
	}

}
