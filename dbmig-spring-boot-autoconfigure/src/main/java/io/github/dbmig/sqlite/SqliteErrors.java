package io.github.dbmig.sqlite;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * What SQLite's result codes mean for a run.
 *
 * @see <a href="https://www.sqlite.org/rescode.html">Result and Error Codes</a>
 */
final class SqliteErrors {

	private SqliteErrors() {
	}

	/**
	 * Return whether other connections are in the way for now.
	 * @param ex the exception
	 * @return {@code true} if it is worth trying again
	 */
	static boolean busy(@Nullable Throwable ex) {
		int code = code(ex);
		return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
	}

	/**
	 * Return whether the database may only be read.
	 * @param ex the exception
	 * @return {@code true} if writing was refused
	 */
	static boolean readOnly(@Nullable Throwable ex) {
		return code(ex) == SQLiteErrorCode.SQLITE_READONLY.code;
	}

	/**
	 * Return whether the file is no database.
	 * @param ex the exception
	 * @return {@code true} if SQLite doesn't recognise it
	 */
	static boolean notADatabase(@Nullable Throwable ex) {
		return code(ex) == SQLiteErrorCode.SQLITE_NOTADB.code;
	}

	/**
	 * Return whether a constraint refused rows.
	 * @param ex the exception
	 * @return {@code true} if the rows were to blame
	 */
	static boolean constraint(@Nullable Throwable ex) {
		return code(ex) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
	}

	/**
	 * Return whether there was nothing to commit or roll back.
	 * @param ex the exception
	 * @return {@code true} if no transaction is active
	 */
	static boolean noTransaction(SQLException ex) {
		return String.valueOf(ex.getMessage()).contains("no transaction is active");
	}

	private static int code(@Nullable Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql) {
				// The low byte is the primary code of an extended one
				return sql.getErrorCode() & 0xff;
			}
		}
		return 0;
	}

	/**
	 * Return SQLite's own words.
	 * @param ex the exception
	 * @return what SQLite said, without what the driver puts around it
	 */
	static String words(SQLException ex) {
		String message = String.valueOf(ex.getMessage());
		int open = message.indexOf('(');
		if (message.startsWith("[SQLITE_") && open > 0 && message.endsWith(")")) {
			String words = message.substring(open + 1, message.length() - 1);
			// SQLITE_ERROR says no more than its text; the others do
			return message.startsWith("[SQLITE_ERROR]") ? words
					: words + " " + message.substring(0, message.indexOf(']') + 1);
		}
		return message;
	}

}
