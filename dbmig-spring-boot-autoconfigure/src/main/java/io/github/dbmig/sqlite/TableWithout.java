package io.github.dbmig.sqlite;

import java.util.List;
import java.util.Optional;

import io.github.dbmig.sqlite.ddl.ColumnUses;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.OptionNode.Option;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.jspecify.annotations.Nullable;

/**
 * What would be left of a table without columns and all that needs them.
 */
final class TableWithout {

	private TableWithout() {
	}

	/**
	 * Take columns and the constraints that use them out of a table.
	 * @param table the table
	 * @param columns the columns, with all that are computed from them
	 * @return the table, null if no column would be left
	 */
	static @Nullable TableDdl columns(TableDdl table, List<String> columns) {
		if (columns.size() == table.columns().size()) {
			return null;
		}
		TableDdl left = table;
		for (String column : columns) {
			Optional<ConstraintNode> constraint = constraint(left, column);
			while (constraint.isPresent()) {
				left = left.dropConstraint(constraint.get());
				constraint = constraint(left, column);
			}
		}
		for (String column : columns) {
			left = left.dropColumn(column);
		}
		boolean keyless = left.has(Option.WITHOUT_ROWID) && left.primaryKey().isEmpty();
		return keyless ? left.with(Option.WITHOUT_ROWID, false) : left;
	}

	private static Optional<ConstraintNode> constraint(TableDdl table, String column) {
		ColumnUses uses = table.uses(column);
		return (!uses.own().isEmpty() ? uses.own() : uses.shared()).stream().findFirst();
	}

}
