package io.github.dbmig.dialect;

import java.util.List;
import java.util.Optional;

import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Knows which values columns are for, by their types, and says some in the database's
 * SQL.
 */
public interface ColumnValues {

	/**
	 * Whether columns of two types are for the same kind of values, such as text or
	 * points in time.
	 * @param one a type name, null for none
	 * @param other another
	 * @return whether they are
	 */
	boolean sameKind(@Nullable String one, @Nullable String other);

	/**
	 * A constant that looks as if it meant nothing.
	 * @param type the type name of the column that takes it, null for none
	 * @return SQL text
	 */
	String constant(@Nullable String type);

	/**
	 * What rows may get for which nothing is known, the same in all of them.
	 * @param type the type name of the column that takes it, null for none
	 * @return SQL text of each, the most sensible one first
	 */
	List<String> offers(@Nullable String type);

	/**
	 * An expression that has another value in each row.
	 * @param table the table
	 * @param column the column of it that takes the values
	 * @return SQL text over the row, empty where the table has nothing of that kind
	 */
	Optional<String> distinct(Table table, Column column);

	/**
	 * What has to be said to convert the values of a column, since the database doesn't
	 * do it by itself when it copies them.
	 * @param from the column as it is
	 * @param to the column as it is to be
	 * @return SQL text over the row, empty where the database does it
	 */
	Optional<String> conversion(Column from, Column to);

}
