package io.github.dbmig.revision;

import java.util.function.Function;

import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.Constraint;

/**
 * Reads the parts of a CREATE TABLE as operations have them, for those who find such text
 * outside of revisions.
 */
public final class DefinitionText {

	private DefinitionText() {
	}

	/**
	 * Read the definition of a column.
	 * @param sql the text, from the column's name on
	 * @return the definition, types and expressions as they are written
	 * @throws IllegalArgumentException if the text isn't one, or says what no
	 * {@link ColumnDefinition} has; the message says what was expected where
	 */
	public static ColumnDefinition column(String sql) {
		return read(sql, (cursor) -> new ColumnDefinitionReader(cursor).read());
	}

	/**
	 * Read a constraint of a table.
	 * @param sql the text, from CONSTRAINT or the constraint's own first word on
	 * @return the constraint
	 * @throws IllegalArgumentException if the text isn't one, or says what no
	 * {@link Constraint} has; the message says what was expected where
	 */
	public static Constraint constraint(String sql) {
		return read(sql, (cursor) -> {
			ConstraintReader reader = new ConstraintReader(cursor);
			return reader.ofTable(reader.name());
		});
	}

	private static <T> T read(String sql, Function<SqlCursor, T> reader) {
		try {
			SqlCursor cursor = new SqlCursor(sql);
			T read = reader.apply(cursor);
			if (!cursor.isAtEnd()) {
				throw cursor.expected("nothing more");
			}
			return read;
		}
		catch (UnreadableException ex) {
			throw new IllegalArgumentException(ex.problem(), ex);
		}
	}

}
