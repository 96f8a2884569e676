package io.github.dbmig.operation;

import java.time.temporal.Temporal;
import java.util.Date;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The values that {@code insert} and {@code execute} take: what every database stores the
 * same way and JSON can keep.
 */
final class Values {

	private Values() {
	}

	/**
	 * Make values that mean the same equal: integers become {@code Long}, floating point
	 * numbers {@code Double}, arrays {@link Blob}. A Boolean stays one, since not every
	 * database takes 1 for true.
	 */
	static @Nullable Object normalize(String call, String what, @Nullable Object value) {
		if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Blob) {
			return value;
		}
		if (value instanceof String text) {
			return Require.encodable(call, what, text);
		}
		if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
			return ((Number) value).longValue();
		}
		if (value instanceof Double || value instanceof Float) {
			double number = ((Number) value).doubleValue();
			if (!Double.isFinite(number)) {
				throw Require.refusal(call, what + " is not a finite number; pass null instead");
			}
			return number;
		}
		if (value instanceof byte[] bytes) {
			return Blob.of(bytes);
		}
		throw Require.refusal(call,
				what + " is a " + value.getClass().getTypeName() + ", which has no form that "
						+ "every database stores alike; pass " + advice(value)
						+ " (allowed are null, Boolean, Byte, Short, Integer, Long, Float, Double, String and byte[])");
	}

	private static String advice(Object value) {
		if (value instanceof Number) {
			return "a String that keeps all digits, or a double or long";
		}
		if (value instanceof Enum) {
			return "its name() or ordinal(), whichever the column holds";
		}
		if (value instanceof Character || value instanceof CharSequence || value instanceof UUID) {
			return "its toString()";
		}
		if (value instanceof Temporal || value instanceof Date) {
			return "the String or the number that the column holds";
		}
		return "one of the allowed types";
	}

}
