package io.github.dbmig.revision;

import java.util.regex.Pattern;

import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.OnViolation;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.sql.SqlScript;
import org.jspecify.annotations.Nullable;

/**
 * A comment line that says what happens to the rows that the statement below it would
 * refuse.
 *
 * @param kind what it says
 * @param value the expression, or the name of an {@link OnViolation}
 * @param text the line as it stands
 * @param line its number in the file
 */
record Remedy(RemedyKind kind, String value, String text, int line) {

	/**
	 * Whoever writes one of these means a remedy, while {@code -- backfill the names} is
	 * a comment.
	 */
	private static final Pattern NEAR = Pattern.compile("(?is)(-+|/\\*+)\\s*(back[ _-]?fills?\\s*[:=].*"
			+ "|back[ _-]?fill\\s+([-+]?\\d\\S*|'.*')|on[ _-]?violations?\\s*[:=].*"
			+ "|on[ _-]?violation\\s+(delete|quarantine|fail))\\s*(\\*/)?");

	/**
	 * Read a comment.
	 * @param comment a comment between statements
	 * @param origin the file, for messages
	 * @return the remedy that it is, or null if it is a comment and no more
	 * @throws RevisionException if it was probably meant to be a remedy
	 */
	static @Nullable Remedy read(SqlScript.Comment comment, String origin) {
		String text = RevisionIds.printable(comment.text().strip());
		for (RemedyKind kind : RemedyKind.values()) {
			if (comment.ownLine() && comment.text().startsWith(kind.start())) {
				return new Remedy(kind, value(kind, comment, origin), text, comment.line());
			}
		}
		if (isNear(comment.text())) {
			throw new RevisionException(
					"The SQL revision " + origin + " has the line '" + text
							+ "', which is no remedy where and as it stands, line " + comment.line() + ".",
					"Write '-- backfill: EXPRESSION', or '-- on-violation: ' and delete, quarantine or fail, from the "
							+ "first column of a line of its own, or reword the comment.");
		}
		return null;
	}

	private static String value(RemedyKind kind, SqlScript.Comment comment, String origin) {
		try {
			return kind.read(comment.text().substring(kind.start().length()).strip());
		}
		catch (UnreadableException ex) {
			throw new RevisionException(
					"In the SQL revision " + origin + ", line " + comment.line() + ", the remedy '"
							+ RevisionIds.printable(comment.text().strip()) + "' can't be read: " + ex.problem() + ".",
					"Correct the line.");
		}
	}

	/**
	 * Return whether a comment is a remedy or was probably meant to be one.
	 */
	static boolean isNear(String comment) {
		return NEAR.matcher(comment.strip()).matches();
	}

	boolean fits(TableChange change) {
		return this.kind.fits(change);
	}

	/**
	 * Give the remedy to a change that it {@linkplain #fits fits}.
	 */
	TableChange applyTo(TableChange change) {
		if (change instanceof AddColumn add) {
			return new AddColumn(add.column(), this.value, add.position());
		}
		if (change instanceof AddConstraint add) {
			return new AddConstraint(add.constraint(), OnViolation.valueOf(this.value));
		}
		return (change instanceof AlterColumn alter) ? applyTo(alter) : change;
	}

	private AlterColumn applyTo(AlterColumn alter) {
		boolean backfill = this.kind == RemedyKind.BACKFILL;
		return new AlterColumn(alter.column(), alter.type(), alter.convert(), alter.notNull(), alter.defaultChange(),
				alter.collation(), alter.generated(), backfill ? this.value : alter.backfill(),
				backfill ? alter.onViolation() : OnViolation.valueOf(this.value));
	}

}
