package io.github.dbmig.sqlite;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.DdlName;
import io.github.dbmig.sqlite.ddl.TableDdl;

/**
 * Whether changes of a table can bring about a row that refers to nothing: they give a
 * column that refers or is referred to other values, another type or collation, or change
 * the keys themselves. If not, the foreign keys of the whole database need no check.
 */
final class KeyChanges {

	private final TableDraft draft;

	private final TableFacts facts;

	KeyChanges(TableDraft draft, TableFacts facts) {
		this.draft = draft;
		this.facts = facts;
	}

	boolean any() {
		TableDdl before = this.draft.before();
		TableDdl after = this.draft.table();
		if (before.sql().equals(after.sql()) && this.draft.renamed().isEmpty()
				&& after.columns().stream().allMatch((column) -> isUntouched(column))) {
			return false;
		}
		return !keys(before, UnaryOperator.identity()).equals(keys(after, this::origin))
				|| after.columns().stream().anyMatch((column) -> !isUntouched(column) && isKey(column));
	}

	private boolean isUntouched(ColumnNode column) {
		String name = column.name().value();
		if (this.draft.projection().isDefault(name)) {
			// One that is made again under an old name loses what was referred to
			return this.draft.before().column(name).isEmpty();
		}
		if (column.last(ConstraintNode.Generated.class).isPresent() && !this.draft.table()
			.columns()
			.stream()
			.filter((other) -> other.last(ConstraintNode.Generated.class).isEmpty())
			.allMatch(this::isUntouched)) {
			return false;
		}
		return this.draft.projection()
			.origin(name)
			.flatMap(this.draft.before()::column)
			.filter((old) -> old.typeName().equalsIgnoreCase(column.typeName()))
			.filter((old) -> collation(old).equals(collation(column)))
			.filter((old) -> old.last(ConstraintNode.Generated.class)
				.isPresent() == column.last(ConstraintNode.Generated.class).isPresent())
			.isPresent();
	}

	private static String collation(ColumnNode column) {
		return column.last(ConstraintNode.Collate.class)
			.map((node) -> SqlNames.fold(node.collation().value()))
			.orElse("binary");
	}

	private boolean isKey(ColumnNode column) {
		String name = column.name().value();
		boolean refers = this.draft.table()
			.all(ConstraintNode.ForeignKey.class)
			.stream()
			.anyMatch((key) -> key.columns().stream().anyMatch((one) -> one.is(name)));
		return refers || this.facts.isReferenced(nameInDatabase(name));
	}

	private String origin(String column) {
		return this.draft.projection().origin(column).orElse(column);
	}

	/**
	 * What a column is called in the database, whether or not its values are the same.
	 */
	private String nameInDatabase(String column) {
		return this.draft.before()
			.columns()
			.stream()
			.map((old) -> old.name().value())
			.filter((old) -> SqlNames.same(this.draft.renamed().getOrDefault(SqlNames.fold(old), ""), column))
			.findFirst()
			.orElse(column);
	}

	private static Set<String> keys(TableDdl table, UnaryOperator<String> names) {
		Set<String> keys = new HashSet<>();
		for (ConstraintNode node : table.allConstraints()) {
			if (node instanceof ConstraintNode.PrimaryKey key) {
				keys.add("unique " + folded(key.columns(), names));
			}
			else if (node instanceof ConstraintNode.Unique unique) {
				keys.add("unique " + folded(unique.columns(), names));
			}
			else if (node instanceof ConstraintNode.ForeignKey key) {
				keys.add("foreign key " + folded(key.columnNames(), names) + " " + SqlNames.fold(key.table().value())
						+ " "
						+ folded(key.referenced().stream().map(DdlName::value).toList(),
								SqlNames.same(key.table().value(), table.name().value()) ? names
										: UnaryOperator.identity()));
			}
		}
		return keys;
	}

	private static List<String> folded(List<String> columns, UnaryOperator<String> names) {
		return columns.stream().map(names).map(SqlNames::fold).toList();
	}

}
