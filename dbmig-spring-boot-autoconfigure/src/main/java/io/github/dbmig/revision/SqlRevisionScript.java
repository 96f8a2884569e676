package io.github.dbmig.revision;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.dbmig.Direction;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.sql.SqlScript;
import io.github.dbmig.sql.SqlSyntaxException;
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
			String text = new String(bytes, StandardCharsets.UTF_8);
			if (text.indexOf('\uFFFD') >= 0) {
				// Either it stands there, or it stands for what is no UTF-8
				text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			}
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
		return this.info.origin() + ", line " + part(direction).line(index);
	}

	private SqlPart part(Direction direction) {
		Parsed result = this.parsed;
		if (result == null) {
			result = parse();
			this.parsed = result;
		}
		return (direction == Direction.DOWNGRADE) ? result.downgrade() : result.upgrade();
	}

	private Parsed parse() {
		Parsed result = new Parsed(new SqlPart(this.info.origin()), new SqlPart(this.info.origin()));
		SqlPart part = null;
		try {
			for (SqlScript.Fragment fragment : SqlScript.split(this.text)) {
				SqlPart next = (fragment instanceof SqlScript.Comment comment) ? marked(part, comment, result) : null;
				if (part != null) {
					if (next != null) {
						part.end();
					}
					else {
						part.add(fragment);
					}
				}
				part = (next != null) ? next : part;
			}
		}
		catch (SqlSyntaxException ex) {
			throw new RevisionException(
					"The SQL revision " + this.info.origin() + " can't be read: " + ex.getMessage() + ".",
					"Correct the file.", ex);
		}
		if (part != null) {
			part.end();
		}
		return result;
	}

	/**
	 * Return the part that begins below a comment, null if it is no marker.
	 */
	private @Nullable SqlPart marked(@Nullable SqlPart now, SqlScript.Comment comment, Parsed result) {
		if (SqlHeader.isNearMarker(comment)) {
			throw new RevisionException(
					"The SQL revision " + this.info.origin() + " has the line '"
							+ RevisionIds.printable(comment.text().strip())
							+ "', which is no marker where and as it stands, line " + comment.line() + ".",
					"Write '" + SqlHeader.UPGRADE + "' or '" + SqlHeader.DOWNGRADE + "', or reword the comment.");
		}
		if (!comment.ownLine()) {
			return null;
		}
		return switch (comment.text().stripTrailing()) {
			case SqlHeader.UPGRADE -> marker(now, null, result.upgrade(), comment);
			case SqlHeader.DOWNGRADE -> marker(now, result.upgrade(), result.downgrade(), comment);
			default -> null;
		};
	}

	private SqlPart marker(@Nullable SqlPart now, @Nullable SqlPart expected, SqlPart next, SqlScript.Comment comment) {
		if (now != expected) {
			throw new RevisionException(
					"The SQL revision " + this.info.origin() + " has a second line '" + comment.text().stripTrailing()
							+ "', line " + comment.line() + ".",
					"Keep one '" + SqlHeader.UPGRADE + "' and at most one '" + SqlHeader.DOWNGRADE + "' below it.");
		}
		return next;
	}

	private record Parsed(SqlPart upgrade, SqlPart downgrade) {
	}

}
