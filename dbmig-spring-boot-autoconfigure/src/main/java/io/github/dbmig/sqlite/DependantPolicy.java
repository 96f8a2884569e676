package io.github.dbmig.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.DropColumn;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ColumnUses;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.IndexDdl;
import io.github.dbmig.sqlite.ddl.TableDdl;

/**
 * Decides what happens to what depends on a column that goes: it is refused with the
 * whole list, or it all goes too where the change says so.
 */
final class DependantPolicy {

	private final Sql sql;

	private final OutsideDependants outside;

	DependantPolicy(Sql sql, OutsideDependants outside) {
		this.sql = sql;
		this.outside = outside;
	}

	/**
	 * Clears the way for a column to be dropped.
	 * @param draft the table, from which constraints and indexes may go
	 * @param change the change
	 * @return the objects besides the table that go, in the order in which they can be
	 * dropped
	 * @throws StepException if something depends on the column and must not go
	 */
	List<Dependant> drop(TableDraft draft, DropColumn change) {
		String column = change.column();
		List<Dependant> found = inTable(draft, column);
		List<Dependant> others = new ArrayList<>();
		draft.projection().origin(column).ifPresent((origin) -> {
			try {
				others.addAll(this.outside.of(draft.before(), origin, change.cascade()));
			}
			catch (SQLException ex) {
				throw Sql.failed(ex, null);
			}
		});
		found.addAll(others);
		if (!change.cascade() && !found.isEmpty()) {
			throw refusal(draft, column, found);
		}
		return new ArrayList<>(cascade(draft, column, others));
	}

	private static StepException refusal(TableDraft draft, String column, List<Dependant> found) {
		String line = System.lineSeparator() + "  - ";
		return new StepException(
				"The column " + SqlNames.quote(column) + " of " + SqlNames.quote(draft.table().name().value())
						+ " can't be dropped, because this depends on it:" + line
						+ String.join(line, found.stream().map(Dependant::describe).toList()),
				"Drop or change what depends on it in steps before it, or let it go too: dropColumn(\"" + column
						+ "\", drop -> drop.cascade()) in Java, DROP COLUMN " + SqlNames.quote(column)
						+ " CASCADE in SQL.",
				null, null);
	}

	private static List<Dependant> inTable(TableDraft draft, String column) {
		TableDdl table = draft.table();
		ColumnUses uses = table.uses(column);
		List<Dependant> found = new ArrayList<>();
		for (ConstraintNode node : uses.shared()) {
			if (!isOwnKey(node)) {
				found.add(Dependant.constraint(table, node));
			}
		}
		for (ColumnNode generated : uses.generated()) {
			found.add(Dependant.object(Dependant.Kind.GENERATED_COLUMN, generated.name().value(), table.name().value(),
					table.text(generated.span())));
		}
		for (IndexDdl index : draft.indexes()) {
			if (index.uses(column)) {
				found.add(Dependant.object(Dependant.Kind.INDEX, index.name().value(), table.name().value(),
						index.sql()));
			}
		}
		return found;
	}

	/**
	 * Who drops the one column of a primary key drops the key; keys of others refer to
	 * it.
	 */
	private static boolean isOwnKey(ConstraintNode node) {
		return node instanceof ConstraintNode.PrimaryKey key && key.columns().size() == 1;
	}

	private List<Dependant> cascade(TableDraft draft, String column, List<Dependant> others) {
		List<Dependant> drops = new ArrayList<>();
		for (Dependant dependant : others) {
			if (dependant.kind() != Dependant.Kind.FOREIGN_KEY) {
				drops.add(dependant);
			}
		}
		draft.drop(draft.table().uses(column).shared());
		for (IndexDdl index : List.copyOf(draft.indexes())) {
			if (index.uses(column)) {
				drops.add(Dependant.object(Dependant.Kind.INDEX, index.name().value(), draft.table().name().value(),
						index.sql()));
				draft.indexes().remove(index);
			}
		}
		for (ColumnNode generated : draft.table().uses(column).generated()) {
			DropColumn change = new DropColumn(generated.name().value(), true);
			drops.addAll(drop(draft, change));
			draft.dropColumn(change);
		}
		return drops;
	}

	/**
	 * Refuses that a table loses a key that foreign keys refer to.
	 * @param before the table
	 * @param after the table with the changes
	 * @param drops what goes with them
	 * @throws StepException if a foreign key would have nothing to refer to
	 */
	void refuseLostKeys(TableDdl before, TableDdl after, List<Dependant> drops) {
		Set<String> indexes = new HashSet<>();
		drops.stream()
			.filter((dependant) -> dependant.kind() == Dependant.Kind.INDEX)
			.forEach((dependant) -> indexes.add(String.valueOf(dependant.name())));
		List<Dependant> losing;
		try {
			losing = new InboundKeys(StoredObject.read(this.sql.connection())).losing(before, after, indexes);
		}
		catch (SQLException ex) {
			throw Sql.failed(ex, null);
		}
		if (!losing.isEmpty()) {
			String line = System.lineSeparator() + "  - ";
			throw new StepException(
					"The table " + SqlNames.quote(before.name().value())
							+ " would lose the key that foreign keys refer to:" + line
							+ String.join(line, losing.stream().map(Dependant::describe).toList()),
					"Drop these foreign keys in a step before it, or keep a primary key or unique constraint on the "
							+ "columns that they refer to.",
					null, null);
		}
	}

	/**
	 * Finds what depends on a column outside of its table.
	 */
	@FunctionalInterface
	interface OutsideDependants {

		/**
		 * Find views, triggers and foreign keys of other tables.
		 * @param table the table as the database has it
		 * @param column the column's name there
		 * @param all whether what depends on them is found too
		 * @return all of them, in an order in which they can be dropped
		 * @throws SQLException if they can't be found
		 */
		List<Dependant> of(TableDdl table, String column, boolean all) throws SQLException;

	}

}
