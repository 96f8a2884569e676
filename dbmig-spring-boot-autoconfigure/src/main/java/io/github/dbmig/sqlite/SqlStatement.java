package io.github.dbmig.sqlite;

import java.util.List;

import io.github.dbmig.operation.Blob;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

import java.util.HexFormat;

/**
 * A statement for SQLite.
 *
 * @param sql the text
 * @param parameters the values of its parameters
 */
record SqlStatement(String sql, List<@Nullable Object> parameters) {

	static SqlStatement of(String sql) {
		return new SqlStatement(sql, List.of());
	}

	/**
	 * Return a value as it is bound to a parameter.
	 * @param value a value of an operation
	 * @return the value for JDBC
	 */
	static @Nullable Object bindable(@Nullable Object value) {
		return (value instanceof Blob blob) ? blob.bytes() : value;
	}

	/**
	 * Return a value as it is written in SQL.
	 * @param value a value of an operation
	 * @return a literal
	 */
	static String literal(@Nullable Object value) {
		if (value == null) {
			return "NULL";
		}
		if (value instanceof Blob blob) {
			return "x'" + HexFormat.of().formatHex(blob.bytes()) + "'";
		}
		return (value instanceof Number) ? value.toString() : SqlNames.literal(value.toString());
	}

}
