package io.github.dbmig.compare;

import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Judges SQL by what it means to the kind of database, not by how it is written.
 */
public interface SqlEquivalence {

	/**
	 * Whether two type names make no difference: neither to what the database stores nor
	 * to what an application reads.
	 * @param one a type name, null for none
	 * @param other another
	 * @param strict whether the table enforces types
	 * @return whether they are as good as the same
	 */
	boolean sameType(@Nullable String one, @Nullable String other, boolean strict);

	/**
	 * Whether two defaults put the same value into a column.
	 * @param one SQL text, null for no default
	 * @param other another
	 * @param type the column's type name, null for none
	 * @return whether they are as good as the same
	 */
	boolean sameDefault(@Nullable String one, @Nullable String other, @Nullable String type);

	/**
	 * Whether two expressions are the same but for layout, comments, quoting and the case
	 * of words, and for the order of the constants in a list of values.
	 * @param one SQL text
	 * @param other another
	 * @return whether they are as good as the same
	 */
	boolean sameExpression(String one, String other);

	/**
	 * Whether a column never holds NULL, be it that NOT NULL is said or that its primary
	 * key or the kind of its table implies it.
	 * @param table the table
	 * @param column a column of it
	 * @return whether NULL is refused
	 */
	boolean refusesNull(Table table, Column column);

	/**
	 * Whether a column is the primary key for which the database itself finds values.
	 * @param table the table
	 * @param column a column of it
	 * @return whether a row inserted without it gets one
	 */
	boolean givesKeys(Table table, Column column);

}
