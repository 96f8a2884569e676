package io.github.dbmig.jpa;

import java.util.List;
import java.util.Map;

/**
 * A column that holds constants of an enum by their position.
 *
 * @param table the table
 * @param column the column
 * @param constants the names of the constants, in their order
 * @param renamed the old name of each constant that declares one, by its new name
 */
public record OrdinalEnum(String table, String column, List<String> constants, Map<String, String> renamed) {

	public OrdinalEnum {
		constants = List.copyOf(constants);
		renamed = Map.copyOf(renamed);
	}

	/**
	 * Create one without renames.
	 * @param table the table
	 * @param column the column
	 * @param constants the names of the constants, in their order
	 */
	public OrdinalEnum(String table, String column, List<String> constants) {
		this(table, column, constants, Map.of());
	}

}
