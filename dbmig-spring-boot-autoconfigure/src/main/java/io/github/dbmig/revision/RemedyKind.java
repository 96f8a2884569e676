package io.github.dbmig.revision;

import java.util.Locale;

import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.OnViolation;
import io.github.dbmig.operation.TableChange;

/**
 * What a {@link Remedy} can say.
 */
enum RemedyKind {

	/** An expression for rows that would hold NULL. */
	BACKFILL("-- backfill: ", "an ALTER TABLE that says ADD COLUMN or SET NOT NULL") {

		@Override
		String read(String value) {
			SqlCursor cursor = new SqlCursor(value);
			String expression = new SqlPieces(cursor).expression();
			if (!cursor.isAtEnd()) {
				throw cursor.expected("the end of the expression");
			}
			return expression;
		}

		@Override
		boolean fits(TableChange change) {
			return setsNotNull(change) || (change instanceof AddColumn add && add.column().generated() == null);
		}

	},

	/** What happens to rows that the change would refuse. */
	ON_VIOLATION("-- on-violation: ", "an ALTER TABLE that adds a constraint, or says SET NOT NULL or TYPE") {

		@Override
		String read(String value) {
			for (OnViolation constant : OnViolation.values()) {
				if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
					return constant.name();
				}
			}
			throw new UnreadableException(1,
					"expected delete, quarantine or fail, found '" + RevisionIds.printable(value) + "'");
		}

		@Override
		boolean fits(TableChange change) {
			return setsNotNull(change) || change instanceof AddConstraint
					|| (change instanceof AlterColumn alter && alter.type() != null);
		}

	};

	private final String start;

	private final String place;

	RemedyKind(String start, String place) {
		this.start = start;
		this.place = place;
	}

	/** How its line begins. */
	String start() {
		return this.start;
	}

	/** Which statements it can stand before. */
	String place() {
		return this.place;
	}

	/**
	 * Read what follows the start of the line.
	 * @return the expression, or the name of an {@link OnViolation}
	 * @throws UnreadableException if it is neither
	 */
	abstract String read(String value);

	/**
	 * Return whether rows can be in the way of this change and the remedy clears it.
	 */
	abstract boolean fits(TableChange change);

	private static boolean setsNotNull(TableChange change) {
		return change instanceof AlterColumn alter && Boolean.TRUE.equals(alter.notNull());
	}

}
