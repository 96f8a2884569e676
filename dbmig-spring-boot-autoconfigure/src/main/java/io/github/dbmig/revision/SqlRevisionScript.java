package io.github.dbmig.revision;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.dbmig.Direction;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.sql.SqlGuard;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlScript;
import io.github.dbmig.sql.SqlSyntaxException;
import io.github.dbmig.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * A revision written in SQL. Its header is read at once, its statements when they are
 * asked for.
 */
final class SqlRevisionScript implements RevisionScript {

	private final RevisionInfo info;

	private final String text;

	private final String fingerprint;

	private volatile @Nullable Parsed parsed;

	SqlRevisionScript(byte[] bytes, String origin) {
		this.text = decode(bytes, origin);
		this.fingerprint = Fingerprints.of(bytes);
		this.info = SqlHeader.read(this.text, origin);
	}

	private static String decode(byte[] bytes, String origin) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return text.startsWith("\uFEFF") ? text.substring(1) : text;
		}
		catch (CharacterCodingException ex) {
			throw new RevisionException("The SQL revision " + origin + " is not encoded in UTF-8.", "Save it as UTF-8.",
					ex);
		}
	}

	@Override
	public RevisionInfo info() {
		return this.info;
	}

	@Override
	public String fingerprint() {
		return this.fingerprint;
	}

	@Override
	public List<Operation> operations(Direction direction) {
		return part(direction).operations();
	}

	@Override
	public String location(Direction direction, int index) {
		return this.info.origin() + ", line " + part(direction).lines().get(index);
	}

	private Part part(Direction direction) {
		Parsed result = this.parsed;
		if (result == null) {
			result = parse();
			this.parsed = result;
		}
		return (direction == Direction.DOWNGRADE) ? result.downgrade() : result.upgrade();
	}

	private Parsed parse() {
		Parsed result = new Parsed(new Part(), new Part());
		Part part = null;
		try {
			for (SqlScript.Fragment fragment : SqlScript.split(this.text)) {
				if (fragment instanceof SqlScript.Comment comment && comment.ownLine()) {
					part = switch (comment.text().stripTrailing()) {
						case SqlHeader.UPGRADE -> marker(part, null, result.upgrade(), comment);
						case SqlHeader.DOWNGRADE -> marker(part, result.upgrade(), result.downgrade(), comment);
						default -> part;
					};
				}
				else if (fragment instanceof SqlScript.Statement statement && part != null) {
					part.add(statement, this.info);
				}
			}
		}
		catch (SqlSyntaxException ex) {
			throw new RevisionException(
					"The SQL revision " + this.info.origin() + " can't be read: " + ex.getMessage() + ".",
					"Correct the file.", ex);
		}
		return result;
	}

	private Part marker(@Nullable Part now, @Nullable Part expected, Part next, SqlScript.Comment comment) {
		if (now != expected) {
			throw new RevisionException(
					"The SQL revision " + this.info.origin() + " has a second line '" + comment.text().stripTrailing()
							+ "', line " + comment.line() + ".",
					"Keep one '" + SqlHeader.UPGRADE + "' and at most one '" + SqlHeader.DOWNGRADE + "' below it.");
		}
		return next;
	}

	private record Parsed(Part upgrade, Part downgrade) {
	}

	private static final class Part {

		private final List<Operation> operations = new ArrayList<>();

		private final List<Integer> lines = new ArrayList<>();

		List<Operation> operations() {
			return Collections.unmodifiableList(this.operations);
		}

		List<Integer> lines() {
			return this.lines;
		}

		void add(SqlScript.Statement statement, RevisionInfo info) {
			String marker = swallowedMarker(statement.text());
			if (marker != null) {
				throw new RevisionException(
						"The SQL revision " + info.origin() + " has the line '" + marker
								+ "' inside a statement that begins in line " + statement.line() + ".",
						"Close the statement before it with a semicolon.");
			}
			String refusal = SqlGuard.refusal(statement.text());
			if (refusal != null) {
				throw new RevisionException(
						"In the SQL revision " + info.origin() + ", line " + statement.line() + ", " + refusal + ".",
						"Correct the file.");
			}
			this.operations.add(new Execute(statement.text(), List.of()));
			this.lines.add(statement.line());
		}

		/**
		 * Find the marker that was meant to end a statement without a semicolon. In the
		 * body of a trigger it can't be meant so, there it is a comment.
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

}
