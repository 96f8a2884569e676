package io.github.dbmig.sqlite;

import io.github.dbmig.sql.SqlNames;
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
		// As SQLite does, by ASCII letters only
		String folded = (type != null) ? SqlNames.fold(type) : "";
		if (folded.contains("int")) {
			return INTEGER;
		}
		if (folded.contains("char") || folded.contains("clob") || folded.contains("text")) {
			return TEXT;
		}
		if (folded.contains("blob") || folded.isEmpty()) {
			return BLOB;
		}
		if (folded.contains("real") || folded.contains("floa") || folded.contains("doub")) {
			return REAL;
		}
		return NUMERIC;
	}

	/**
	 * Which values a column would change or can't take for what they are: a text that is
	 * no number or is written otherwise than the number would be, a fraction in an
	 * integer column, a number that loses digits. A text may stay what it is in a column
	 * of NUMERIC affinity, where dates are kept, and so may a blob there and in TEXT.
	 * @param type the column's type
	 * @param strict whether the table enforces types
	 * @param value SQL text of the value
	 * @return an SQL condition, false for NULL; empty if every value fits
	 */
	static String misfit(@Nullable String type, boolean strict, String value) {
		if (strict && "ANY".equalsIgnoreCase(type)) {
			return "";
		}
		return of(type).misfit(value, strict);
	}

	/**
	 * Which values a column of this affinity would change or can't take.
	 * @param value SQL text of the value
	 * @param strict whether the table enforces types
	 * @return an SQL condition, false for NULL; empty if every value fits
	 */
	String misfit(String value, boolean strict) {
		String kind = "typeof(" + value + ")";
		String integer = "CAST(" + value + " AS INTEGER)";
		String real = "CAST(" + value + " AS REAL)";
		return switch (this) {
			case INTEGER -> "(" + kind + " = 'blob' OR (" + kind + " = 'text' AND NOT " + isWritten(value, integer)
					+ ") OR (" + kind + " = 'real' AND NOT " + becomesInteger(value) + "))";
			case REAL -> "(" + kind + " = 'blob' OR (" + kind + " = 'text' AND NOT (" + isWritten(value, real) + " OR ("
					+ isWritten(value, integer) + " AND " + integer + " = " + real + "))) OR (" + kind
					+ " = 'integer' AND " + value + " <> " + real + "))";
			// A number is at most infinity, and a text that is no number is greater
			case NUMERIC ->
				"(" + kind + " = 'text' AND " + value + " <= CAST(9e999 AS REAL) AND NOT (" + isWritten(value, integer)
						+ " OR (" + isWritten(value, real) + " AND NOT " + becomesInteger(real) + ")))";
			case TEXT -> "((" + kind + " = 'real' AND CAST(CAST(" + value + " AS TEXT) AS REAL) <> " + value + ")"
					+ (strict ? " OR " + kind + " = 'blob'" : "") + ")";
			case BLOB -> strict ? kind + " NOT IN ('blob', 'null')" : "";
		};
	}

	/** SQLite leaves the smallest integer a real if it was one. */
	private static String becomesInteger(String real) {
		return "(" + real + " = CAST(" + real + " AS INTEGER) AND " + real + " > -9223372036854775808.0)";
	}

	private static String isWritten(String value, String number) {
		return "(" + value + " COLLATE BINARY = CAST(" + number + " AS TEXT))";
	}

}
