package io.github.dbmig.operation;

import org.jspecify.annotations.Nullable;

/**
 * A change of a column's default.
 *
 * @param value the new default as SQL text, or null where the default is dropped
 */
public record DefaultChange(@Nullable String value) {

	public DefaultChange {
		Require.optionalSql("defaultValue", "the default", value);
	}

	/**
	 * The column gets a default, or another one.
	 * @param value SQL text, such as {@code 'x'} with its quotes
	 * @return the change
	 */
	public static DefaultChange set(String value) {
		return new DefaultChange(Require.sql("defaultValue", "the default", value));
	}

	/**
	 * The column loses its default.
	 * @return the change
	 */
	public static DefaultChange drop() {
		return new DefaultChange(null);
	}

}
