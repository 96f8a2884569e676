package io.github.dbmig.authoring;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

import io.github.dbmig.operation.Blob;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values of rows and parameters into SQL.
 */
final class SqlLiterals {

	private SqlLiterals() {
	}

	static String of(@Nullable Object value) {
		if (value instanceof String text) {
			// A literal ends at a NUL, which a value may hold
			return (text.indexOf('\0') < 0) ? SqlNames.literal(text)
					: "CAST(" + blob(text.getBytes(StandardCharsets.UTF_8)) + " AS TEXT)";
		}
		if (value instanceof Blob blob) {
			return blob(blob.bytes());
		}
		// NULL, TRUE, FALSE or a number
		return String.valueOf(value).toUpperCase(Locale.ROOT);
	}

	private static String blob(byte[] bytes) {
		return "x'" + HexFormat.of().formatHex(bytes) + "'";
	}

}
