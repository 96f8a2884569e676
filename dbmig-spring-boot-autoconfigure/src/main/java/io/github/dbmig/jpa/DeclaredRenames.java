package io.github.dbmig.jpa;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link io.github.dbmig.RenamedFrom} says in the entities. Whether anything of the
 * old name is there to be renamed is for the reader to find out.
 *
 * @param tables the new name of each table by its old name
 * @param columns by the new name of their table, and there the new name of each column by
 * its old name
 * @param constants the constants of enums
 */
public record DeclaredRenames(Map<String, String> tables, Map<String, Map<String, String>> columns,
		List<ConstantRename> constants) {

	public DeclaredRenames {
		tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
		Map<String, Map<String, String>> copy = new LinkedHashMap<>();
		columns.forEach((table, names) -> copy.put(table, Collections.unmodifiableMap(new LinkedHashMap<>(names))));
		columns = Collections.unmodifiableMap(copy);
		constants = List.copyOf(constants);
	}

	/**
	 * The entities declare nothing.
	 * @return no renames
	 */
	public static DeclaredRenames none() {
		return new DeclaredRenames(Map.of(), Map.of(), List.of());
	}

}
