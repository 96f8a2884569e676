package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.dbmig.Direction;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Checksum;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.revision.RevisionException;
import io.github.dbmig.revision.RevisionScript;
import io.github.dbmig.revision.SqlRevisionText;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlText;
import io.github.dbmig.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * Writes a revision as a SQL file, and reads it back to be sure that it says what it is
 * to say.
 */
final class SqlRevisionWriter {

	private static final String UPGRADE = "-- upgrade";

	private static final String DOWNGRADE = "-- downgrade";

	/** What begins so is, or is taken for, a marker or a remedy. */
	private static final Pattern SPECIAL = Pattern.compile("(?i)\\s*(up|down|back|on[ _-]?violation).*");

	/**
	 * Write a revision.
	 * @param revision the revision
	 * @return the text of the file, with a line end after each line
	 * @throws io.github.dbmig.MigrationException if SQL has no words for a part of it
	 */
	String write(NewRevision revision) {
		List<Operation> upgrade = new ArrayList<>();
		List<Operation> downgrade = new ArrayList<>();
		String text = header(revision) + "\n" + UPGRADE + "\n"
				+ part(revision.upgrade(), upgrade, "Write the statements here, each with a semicolon behind it.")
				+ "\n" + DOWNGRADE + "\n" + part(revision.downgrade(), downgrade,
						"Write here what takes it back. If nothing does, remove this line and the one above.");
		prove(text, revision, upgrade, downgrade);
		return text;
	}

	private static String header(NewRevision revision) {
		StringBuilder header = new StringBuilder();
		line(header, "revision", revision.id());
		line(header, "revises", String.join(", ", revision.revises()));
		line(header, "message", revision.message());
		line(header, "created", revision.created().toString());
		line(header, "labels", String.join(", ", revision.labels()));
		line(header, "depends-on", String.join(", ", revision.dependsOn()));
		return header.toString();
	}

	private static void line(StringBuilder header, String key, String value) {
		if (!value.isEmpty()) {
			header.append("-- ").append(key).append(": ").append(value).append('\n');
		}
	}

	private static String part(List<Step> steps, List<Operation> meanings, String hint) {
		StringBuilder part = new StringBuilder();
		SqlOperations operations = new SqlOperations();
		boolean gap = false;
		for (Step step : steps) {
			StringBuilder text = new StringBuilder(comments(step.comments()));
			for (SqlWriting writing : step.named().accept(operations)) {
				writing.remedies().forEach((remedy) -> text.append("-- ").append(remedy).append('\n'));
				text.append(statement(writing.statement())).append('\n');
				meanings.add(writing.meaning());
			}
			// A paragraph for what has several lines
			boolean tall = text.indexOf("\n") < text.length() - 1;
			part.append((!part.isEmpty() && (tall || gap)) ? "\n" : "").append(text);
			gap = tall;
		}
		return part.isEmpty() ? "-- " + hint + "\n" : part.toString();
	}

	private static String comments(List<String> comments) {
		return comments.stream()
			.flatMap(String::lines)
			.map((line) -> (SPECIAL.matcher(line).matches() ? "-- Note: " : "-- ") + line.strip())
			.map((line) -> line.stripTrailing() + "\n")
			.collect(Collectors.joining());
	}

	/**
	 * End a statement. A comment in it that would be a marker or a remedy, if it stood
	 * between statements, is moved away from the first column, or left out above it.
	 */
	private static String statement(String sql) {
		List<SqlToken> tokens = SqlLexer.tokens(sql);
		int count = tokens.size();
		while (count > 0
				&& (tokens.get(count - 1).isTrivia() || tokens.get(count - 1).kind() == SqlToken.Kind.SEMICOLON)) {
			count--;
		}
		StringBuilder statement = new StringBuilder();
		for (SqlToken token : tokens.subList(0, count)) {
			boolean special = token.isComment() && SPECIAL.matcher(token.text().substring(2)).lookingAt();
			if (statement.isEmpty() && (special || !token.isComment()) && token.isTrivia()) {
				continue;
			}
			boolean moved = special && statement.charAt(statement.length() - 1) == '\n';
			statement.append(moved ? " " : "").append(token.text());
		}
		return statement.append(';').toString();
	}

	private static void prove(String text, NewRevision revision, List<Operation> upgrade, List<Operation> downgrade) {
		try {
			RevisionScript script = SqlRevisionText.read(text, "the new revision");
			RevisionInfo info = script.info();
			if (!info.id().equals(revision.id()) || !info.revises().equals(revision.revises())
					|| !info.message().equals(revision.message()) || !info.labels().equals(revision.labels())
					|| !info.dependsOn().equals(revision.dependsOn()) || !info.reversible()) {
				throw SqlRefusal.of(revision, "its header would be read as " + info.title() + ".", null);
			}
			prove(upgrade, script.operations(Direction.UPGRADE));
			prove(downgrade, script.operations(Direction.DOWNGRADE));
		}
		catch (RevisionException ex) {
			throw SqlRefusal.of(revision, ex.description(), ex);
		}
	}

	private static void prove(List<Operation> meant, List<Operation> read) {
		for (int i = 0; i < meant.size(); i++) {
			if (i >= read.size() || !isSame(meant.get(i), read.get(i))) {
				throw SqlRefusal.of(meant.get(i), null);
			}
		}
		if (read.size() > meant.size()) {
			throw SqlRefusal.of(read.get(meant.size()), null);
		}
	}

	private static boolean isSame(Operation meant, Operation read) {
		return checksum(meant).equals(checksum(read)) && remedies(meant).equals(remedies(read));
	}

	private static String checksum(Operation operation) {
		return Checksum.of(List.of(operation), List.of(), SqlText::canonical);
	}

	/** Remedies are no part of the checksum. */
	private static List<String> remedies(Operation operation) {
		return (operation instanceof AlterTable alter)
				? alter.changes().stream().map(SqlRevisionWriter::remedy).toList() : List.of();
	}

	private static String remedy(TableChange change) {
		if (change instanceof AddColumn add) {
			return canonical(add.backfill());
		}
		if (change instanceof AlterColumn alter) {
			return canonical(alter.backfill()) + " " + alter.onViolation();
		}
		return (change instanceof AddConstraint add) ? String.valueOf(add.onViolation()) : "";
	}

	private static String canonical(@Nullable String sql) {
		return (sql != null) ? SqlText.canonical(sql) : "";
	}

}
