package io.github.dbmig.sql;

/**
 * Where a number ends. Underscores between digits are as in SQLite 3.46 and later.
 */
final class SqlNumbers {

	private SqlNumbers() {
	}

	static int end(String sql, int start) {
		return isHex(sql, start) ? afterDigits(sql, start + 2, true) : decimalEnd(sql, start);
	}

	/**
	 * Whether each underscore stands between two digits.
	 */
	static boolean isWellFormed(String sql, int start, int end) {
		boolean hex = isHex(sql, start);
		for (int i = start; i < end; i++) {
			if (sql.charAt(i) == '_' && !(isDigit(sql, i - 1, hex) && isDigit(sql, i + 1, hex))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isHex(String sql, int start) {
		return sql.charAt(start) == '0' && SqlChars.lowerCase(SqlChars.at(sql, start + 1)) == 'x'
				&& isDigit(sql, start + 2, true);
	}

	private static int decimalEnd(String sql, int start) {
		int end = afterDigits(sql, start, false);
		if (SqlChars.at(sql, end) == '.') {
			end = afterDigits(sql, end + 1, false);
		}
		if (SqlChars.lowerCase(SqlChars.at(sql, end)) == 'e') {
			char sign = SqlChars.at(sql, end + 1);
			int digits = (sign == '+' || sign == '-') ? end + 2 : end + 1;
			if (isDigit(sql, digits, false)) {
				return afterDigits(sql, digits, false);
			}
		}
		return end;
	}

	private static int afterDigits(String sql, int start, boolean hex) {
		int end = start;
		while (isDigit(sql, end, hex) || SqlChars.at(sql, end) == '_') {
			end++;
		}
		return end;
	}

	private static boolean isDigit(String sql, int position, boolean hex) {
		char c = SqlChars.at(sql, position);
		return hex ? SqlChars.isHexDigit(c) : SqlChars.isDigit(c);
	}

}
