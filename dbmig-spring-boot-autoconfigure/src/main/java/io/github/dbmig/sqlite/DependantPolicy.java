package io.github.dbmig.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.DropColumn;
import io.github.dbmig.operation.DropForeignKey;
import io.github.dbmig.operation.RenameColumn;
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

	private final MigrationConnectionCustomizer customizer;

	/**
	 * Create the policy.
	 * @param sql statements on the database, which is only read
	 * @param customizer what prepares a connection for its schema
	 */
	DependantPolicy(Sql sql, MigrationConnectionCustomizer customizer) {
		this.sql = sql;
		this.customizer = customizer;
	}

	/** What judges a CHECK by running it. */
	CheckSteadiness steadiness() {
		return new CheckSteadiness(this.customizer);
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
		List<Dependant> others = outside(draft, column);
		found.addAll(others);
		if (!change.cascade() && !found.isEmpty()) {
			throw refusal(draft, column, found);
		}
		refuseVirtualTables(draft, column, others);
		return new ArrayList<>(cascade(draft, column, others));
	}

	/**
	 * Refuses to rename a column that SQLite can't rename while others use it by its
	 * name.
	 * @param draft the table
	 * @param change the change
	 * @throws StepException if something outside of the table names the column
	 */
	void refuseUses(TableDraft draft, RenameColumn change) {
		List<Dependant> found = outside(draft, change.from());
		if (!found.isEmpty()) {
			String line = System.lineSeparator() + "  - ";
			throw new StepException(
					"SQLite can't rename the column " + SqlNames.quote(change.from()) + " of "
							+ SqlNames.quote(draft.table().name().value())
							+ ", the key of a WITHOUT ROWID table that is in another key too, and this uses it:" + line
							+ String.join(line, found.stream().map(Dependant::describe).toList()),
					"Drop what uses it in steps before it, and create it again with the new name after it.", null,
					null);
		}
	}

	/**
	 * Refuses to rename a column that a full-text index reads by its name, which SQLite
	 * would do and leave the index broken.
	 * @param draft the table
	 * @param change the change
	 * @throws StepException if an index reads it
	 */
	void refuseContentTables(TableDraft draft, RenameColumn change) {
		String column = draft.projection().origin(change.from()).orElse(null);
		if (column == null || SqlNames.same(change.from(), change.to())) {
			return;
		}
		List<StoredObject> tables;
		try {
			tables = ContentTables.using(StoredObject.read(this.sql.connection()), draft.before(), column);
		}
		catch (SQLException ex) {
			throw Sql.failed(ex, null);
		}
		if (!tables.isEmpty()) {
			String line = System.lineSeparator() + "  - ";
			throw new StepException("The column " + SqlNames.quote(change.from()) + " of "
					+ SqlNames.quote(draft.table().name().value())
					+ " can't be renamed, because this reads it by its name:" + line
					+ String.join(line,
							tables.stream().map((table) -> "virtual table " + SqlNames.quote(table.name())).toList()),
					"Drop it in a step before it, and create it again with the new name after it.", null, null);
		}
	}

	private static StepException refusal(TableDraft draft, String column, List<Dependant> found) {
		String line = System.lineSeparator() + "  - ";
		return new StepException(
				"The column " + SqlNames.quote(column) + " of " + SqlNames.quote(draft.table().name().value())
						+ " can't be dropped, because this depends on it:" + line
						+ String.join(line, found.stream().map(Dependant::describe).toList()),
				"Drop or change what depends on it in steps before it"
						+ (keepsData(found) ? "; a virtual table keeps data of its own, so it goes with nothing else."
								: ", or let it go too: dropColumn(\"" + column
										+ "\", drop -> drop.cascade()) in Java, DROP COLUMN " + SqlNames.quote(column)
										+ " CASCADE in SQL."),
				null, null);
	}

	/** A column that the database doesn't have yet has nothing outside of the table. */
	private List<Dependant> outside(TableDraft draft, String column) {
		String origin = draft.projection().origin(column).orElse(null);
		if (origin == null) {
			return List.of();
		}
		String table = draft.before().name().value();
		try {
			return new ColumnDependants(this.sql.connection(), this.customizer).find(table, origin)
				.stream()
				.filter((dependant) -> isOutside(dependant, table))
				.toList();
		}
		catch (SQLException ex) {
			throw Sql.failed(ex, null);
		}
	}

	private static boolean isOutside(Dependant dependant, String table) {
		return switch (dependant.kind()) {
			case TRIGGER, TEMPORARY_TRIGGER, VIEW, TEMPORARY_VIEW, VIRTUAL_TABLE -> true;
			case FOREIGN_KEY -> !SqlNames.same(dependant.table(), table);
			default -> false;
		};
	}

	/** What a virtual table keeps is data, which no cascade may drop. */
	private static void refuseVirtualTables(TableDraft draft, String column, List<Dependant> others) {
		List<Dependant> tables = others.stream()
			.filter((dependant) -> dependant.kind() == Dependant.Kind.VIRTUAL_TABLE)
			.toList();
		if (!tables.isEmpty()) {
			throw refusal(draft, column, tables);
		}
	}

	private static boolean keepsData(List<Dependant> found) {
		return found.stream().anyMatch((dependant) -> dependant.kind() == Dependant.Kind.VIRTUAL_TABLE);
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
		List<Dependant> drops = new ArrayList<>(others);
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
	 * @param draft the table with the changes
	 * @param drops what goes with them
	 * @throws StepException if a foreign key would have nothing to refer to
	 */
	void refuseLostKeys(TableDraft draft, List<Dependant> drops) {
		TableDdl after = byOldNames(draft);
		Set<String> indexes = new HashSet<>();
		drops.stream()
			.filter((dependant) -> dependant.kind() == Dependant.Kind.INDEX)
			.forEach((dependant) -> indexes.add(String.valueOf(dependant.name())));
		List<Dependant> losing;
		try {
			losing = new ColumnDependants(this.sql.connection(), this.customizer).inboundKeysNeeding(after, indexes);
		}
		catch (SQLException ex) {
			throw Sql.failed(ex, null);
		}
		losing = losing.stream().filter((key) -> !drops.contains(key)).toList();
		if (!losing.isEmpty()) {
			String line = System.lineSeparator() + "  - ";
			throw new StepException(
					"The table " + SqlNames.quote(after.name().value())
							+ " would lose the key that foreign keys refer to:" + line
							+ String.join(line, losing.stream().map(Dependant::describe).toList()),
					"Drop these foreign keys in a step before it, or keep a primary key or unique constraint on the "
							+ "columns that they refer to.",
					null, null);
		}
	}

	/** Keys refer to columns by the names that they have now. */
	private static TableDdl byOldNames(TableDraft draft) {
		TableDdl table = draft.table();
		for (ColumnNode column : draft.before().columns()) {
			String old = column.name().value();
			String now = draft.renamed().get(SqlNames.fold(old));
			if (now != null && table.column(now).isPresent() && table.column(old).isEmpty()) {
				table = table.renameColumn(now, old);
			}
		}
		return table;
	}

	/**
	 * The change of another table that lets a foreign key go.
	 * @param key a foreign key of that table
	 * @return the change
	 */
	AlterTable without(Dependant key) {
		TableDdl table = TableFacts.read(this.sql, key.table()).table();
		ConstraintNode.ForeignKey node = table.all(ConstraintNode.ForeignKey.class)
			.stream()
			.filter((candidate) -> table.text(candidate.head().span()).equals(key.text()))
			.findFirst()
			.orElseThrow();
		return new AlterTable(key.table(), List.of(new DropForeignKey(node.columnNames(), node.table().value())));
	}

}
