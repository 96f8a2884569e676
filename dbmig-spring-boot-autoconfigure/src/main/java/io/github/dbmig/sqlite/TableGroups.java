package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.RebuildTable;
import io.github.dbmig.sql.SqlNames;

/**
 * Which operations are run together: adjacent changes of one table, so that the table is
 * rebuilt once for all of them.
 */
final class TableGroups {

	private TableGroups() {
	}

	/**
	 * Return how many operations, from the first, are run together.
	 * @param operations at least one
	 * @return 1 or more
	 */
	static int first(List<Operation> operations) {
		Optional<String> table = table(operations.get(0));
		int size = 1;
		if (table.isPresent()) {
			while (size < operations.size()
					&& table(operations.get(size)).filter((next) -> SqlNames.same(next, table.get())).isPresent()) {
				size++;
			}
		}
		return size;
	}

	static List<List<Operation>> of(List<Operation> operations) {
		List<List<Operation>> groups = new ArrayList<>();
		for (int i = 0; i < operations.size(); i += groups.get(groups.size() - 1).size()) {
			groups.add(operations.subList(i, i + first(operations.subList(i, operations.size()))));
		}
		return groups;
	}

	/** The table that an operation changes. */
	static Optional<String> table(Operation operation) {
		if (operation instanceof AlterTable alter) {
			return Optional.of(alter.table());
		}
		return (operation instanceof RebuildTable rebuild) ? Optional.of(rebuild.table()) : Optional.empty();
	}

}
