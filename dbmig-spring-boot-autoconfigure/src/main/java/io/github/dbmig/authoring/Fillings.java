package io.github.dbmig.authoring;

import java.util.List;

import io.github.dbmig.compare.SchemaOperations;
import io.github.dbmig.compare.SqlEquivalence;
import io.github.dbmig.dialect.ColumnValues;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Table;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * What rows that are there get in a column that refuses NULL from now on.
 */
interface Fillings {

	/**
	 * What knows for which columns the database itself finds values.
	 * @return the judge of the schemas
	 */
	SqlEquivalence sql();

	/**
	 * What knows values for columns.
	 * @return the values
	 */
	ColumnValues values();

	/**
	 * Whether rows that are there need a value in a new column, since it refuses NULL and
	 * nothing else gives them one. A part of a primary key refuses it even where the
	 * database would not: it is the identity of an entity.
	 * @param table the table as it is to be
	 * @param column the column as it is to be
	 * @return whether they do
	 */
	default boolean isNeeded(Table table, Column column) {
		boolean refusesNull = column.notNull() || table.primaryKey()
			.filter((key) -> SchemaOperations.names(key.terms())
				.stream()
				.anyMatch((name) -> SqlNames.same(name, column.name())))
			.isPresent();
		return refusesNull && !column.givesValue() && !sql().givesKeys(table, column);
	}

	/**
	 * Say it for a column without a default.
	 * @param table the table as it is to be
	 * @param column the column as it is to be
	 * @param added whether the column is a new one
	 * @return what rows get
	 */
	Filling of(Table table, Column column, boolean added);

	/**
	 * What was asked for beforehand, for any column that is added or changed.
	 * @param table the table as it is to be
	 * @param column the column as it is to be
	 * @return SQL over the row, null where nothing was asked for
	 */
	default @Nullable String given(Table table, Column column) {
		return null;
	}

	/**
	 * What rows get.
	 *
	 * @param expression SQL over the row, null for nothing: then a run refuses
	 * @param comments what the reader should know
	 */
	record Filling(@Nullable String expression, List<String> comments) {

	}

}
