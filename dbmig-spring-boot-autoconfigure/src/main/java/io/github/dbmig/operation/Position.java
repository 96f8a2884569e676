package io.github.dbmig.operation;

import org.jspecify.annotations.Nullable;

/**
 * A place among a table's columns.
 *
 * @param kind first, or on which side of a column
 * @param column the column that it is before or after, null for {@link Kind#FIRST}
 */
public record Position(Kind kind, @Nullable String column) {

	public Position {
		Require.notNull("position", "the kind", kind);
		if (kind == Kind.FIRST) {
			if (column != null) {
				throw Require.refusal("first", "it takes no column; use before(…) or after(…) to name one");
			}
		}
		else {
			Require.name(kind.word, "the column name", column);
		}
	}

	/**
	 * The place in front of a column.
	 * @param column a column of the same table
	 * @return the position
	 */
	public static Position before(String column) {
		return new Position(Kind.BEFORE, column);
	}

	/**
	 * The place behind a column.
	 * @param column a column of the same table
	 * @return the position
	 */
	public static Position after(String column) {
		return new Position(Kind.AFTER, column);
	}

	/**
	 * The place in front of all columns.
	 * @return the position
	 */
	public static Position first() {
		return new Position(Kind.FIRST, null);
	}

	String describe() {
		return this.kind.word + Describe.suffix(this.column);
	}

	/**
	 * The kinds of places.
	 */
	public enum Kind {

		/** In front of all columns. */
		FIRST("first"),

		/** In front of a column. */
		BEFORE("before"),

		/** Behind a column. */
		AFTER("after");

		private final String word;

		Kind(String word) {
			this.word = word;
		}

	}

}
