package io.github.dbmig.sqlite;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How SQLite converts values that are stored in a column, which follows from a few
 * letters of its type.
 *
 * @see <a href="https://www.sqlite.org/datatype3.html#determination_of_column_affinity">
 * Determination Of Column Affinity</a>
 */
enum Affinity {

	/** Numbers, as integers where nothing is lost. */
	INTEGER,

	/** Texts; numbers become texts. */
	TEXT,

	/** Anything, as it is. */
	BLOB,

	/** Numbers, as floating point. */
	REAL,

	/** Numbers; what is none stays as it is. */
	NUMERIC;

	static Affinity of(@Nullable String type) {
		String upper = (type != null) ? type.toUpperCase(Locale.ROOT) : "";
		if (upper.contains("INT")) {
			return INTEGER;
		}
		if (upper.contains("CHAR") || upper.contains("CLOB") || upper.contains("TEXT")) {
			return TEXT;
		}
		if (upper.contains("BLOB") || upper.isBlank()) {
			return BLOB;
		}
		if (upper.contains("REAL") || upper.contains("FLOA") || upper.contains("DOUB")) {
			return REAL;
		}
		return NUMERIC;
	}

	/** Of a column of a STRICT table, where ANY keeps values as they are. */
	static Affinity ofStrict(@Nullable String type) {
		return "ANY".equalsIgnoreCase(type) ? BLOB : of(type);
	}

	/**
	 * Which values a column of this affinity would change or can't take for what they
	 * are: a text that is no number or is written otherwise than the number would be, a
	 * fraction in an integer column, a number that loses digits.
	 * @param value SQL text of the value
	 * @param strict whether the table enforces types
	 * @return an SQL condition, false for NULL; empty if every value fits
	 */
	String misfit(String value, boolean strict) {
		String kind = "typeof(" + value + ")";
		// A number is less than infinity, and a text that is no number is greater
		String number = value + " <= CAST(9e999 AS REAL)";
		String rewritten = value + " COLLATE BINARY NOT IN (CAST(CAST(" + value + " AS NUMERIC) AS TEXT), CAST(CAST("
				+ value + " AS REAL) AS TEXT))";
		String foreign = kind + " = 'blob' OR (" + kind + " = 'text' AND (NOT (" + number + ") OR " + rewritten + "))";
		return switch (this) {
			case INTEGER -> "(" + foreign + " OR (" + kind + " <> 'blob' AND typeof(CAST(" + value
					+ " AS NUMERIC)) = 'real' AND CAST(" + value + " AS NUMERIC) <> CAST(" + value + " AS INTEGER)))";
			case REAL -> "(" + foreign + " OR (" + kind + " <> 'blob' AND typeof(CAST(" + value
					+ " AS NUMERIC)) = 'integer' AND CAST(CAST(" + value + " AS REAL) AS INTEGER) <> CAST(" + value
					+ " AS NUMERIC)))";
			case NUMERIC -> "(" + kind + " = 'text' AND " + number + " AND " + rewritten + ")";
			case TEXT -> "((" + kind + " = 'real' AND CAST(CAST(" + value + " AS TEXT) AS REAL) <> " + value + ")"
					+ (strict ? " OR " + kind + " = 'blob'" : "") + ")";
			case BLOB -> "";
		};
	}

}
