package io.github.dbmig.sqlite;

import java.util.List;
import java.util.Optional;

import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.OptionNode;
import io.github.dbmig.sqlite.ddl.TableDdl;

/**
 * Which column is one with the rowid: the primary key that is declared as exactly
 * {@code INTEGER}, and not {@code DESC} in the column's own definition.
 *
 * @see <a href="https://www.sqlite.org/lang_createtable.html#rowid">ROWIDs and the
 * INTEGER PRIMARY KEY</a>
 */
final class RowidAlias {

	private RowidAlias() {
	}

	static Optional<ColumnNode> of(TableDdl table) {
		ConstraintNode.PrimaryKey key = table.primaryKey().orElse(null);
		if (key == null || table.has(OptionNode.Option.WITHOUT_ROWID)) {
			return Optional.empty();
		}
		List<String> columns = key.columns();
		boolean descending = key.head().column() != null && key.order() == SortOrder.DESC;
		if (columns.size() != 1 || descending) {
			return Optional.empty();
		}
		return table.column(columns.get(0)).filter((column) -> column.typeName().equalsIgnoreCase("INTEGER"));
	}

}
