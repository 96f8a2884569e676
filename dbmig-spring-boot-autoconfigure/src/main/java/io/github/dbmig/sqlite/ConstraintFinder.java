package io.github.dbmig.sqlite;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmig.operation.DropCheck;
import io.github.dbmig.operation.DropForeignKey;
import io.github.dbmig.operation.DropUnique;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.DdlEditException;
import io.github.dbmig.sqlite.ddl.DdlName;
import io.github.dbmig.sqlite.ddl.IndexDdl;
import io.github.dbmig.sqlite.ddl.TableDdl;
import io.github.dbmig.sqlite.ddl.TermNode;

/**
 * Finds the constraints that a change means, by their names or by what they are.
 */
final class ConstraintFinder {

	private final TableDdl table;

	private final List<IndexDdl> indexes;

	ConstraintFinder(TableDdl table, List<IndexDdl> indexes) {
		this.table = table;
		this.indexes = indexes;
	}

	ConstraintNode named(String name) {
		List<ConstraintNode> found = this.table.constraintsNamed(name);
		if (found.size() == 1) {
			return found.get(0);
		}
		if (found.size() > 1) {
			throw new DdlEditException(title() + " has " + found.size() + " constraints named " + SqlNames.quote(name)
					+ "; say which by what it is, with dropUnique, dropCheck or dropForeignKey");
		}
		if (this.indexes.stream().anyMatch((index) -> index.name().is(name))) {
			throw new DdlEditException(
					title() + " has no such constraint: " + SqlNames.quote(name) + " is an index; use dropIndex");
		}
		List<String> names = this.table.allConstraints()
			.stream()
			.map((node) -> node.head().name())
			.filter((other) -> other != null)
			.map((other) -> SqlNames.quote(other.value()))
			.toList();
		throw new DdlEditException(title() + " has no such constraint: " + SqlNames.quote(name) + "; it has "
				+ (names.isEmpty() ? "none with a name" : String.join(", ", names)));
	}

	List<? extends ConstraintNode> primaryKeys() {
		List<ConstraintNode.PrimaryKey> found = this.table.all(ConstraintNode.PrimaryKey.class);
		if (found.isEmpty()) {
			throw new DdlEditException(title() + " has no primary key");
		}
		return found;
	}

	/** The order of the columns makes no difference to what a constraint refuses. */
	List<? extends ConstraintNode> uniques(DropUnique change) {
		List<ConstraintNode.Unique> found = this.table.uniques(change.columns());
		if (found.isEmpty()) {
			found = this.table.all(ConstraintNode.Unique.class)
				.stream()
				.filter((unique) -> folded(unique.columns()).equals(folded(change.columns())))
				.toList();
		}
		if (!found.isEmpty()) {
			return found;
		}
		for (IndexDdl index : this.indexes) {
			List<String> columns = index.terms().stream().map(ConstraintFinder::name).toList();
			if (index.unique() && folded(columns).equals(folded(change.columns()))) {
				throw new DdlEditException(title() + " has no unique constraint on " + names(change.columns())
						+ "; the index " + SqlNames.quote(index.name().value()) + " refuses duplicates; use dropIndex");
			}
		}
		throw new DdlEditException(title() + " has no unique constraint on " + names(change.columns()) + others(
				this.table.all(ConstraintNode.Unique.class).stream().map((node) -> names(node.columns())).toList()));
	}

	List<? extends ConstraintNode> checks(DropCheck change) {
		List<ConstraintNode.Check> found = this.table.checks(change.expression());
		if (found.isEmpty()) {
			throw new DdlEditException(title() + " has no check (" + change.expression() + ")"
					+ others(this.table.all(ConstraintNode.Check.class)
						.stream()
						.map((node) -> "(" + Dependant.oneLine(this.table.text(node.expression())) + ")")
						.toList()));
		}
		return found;
	}

	List<? extends ConstraintNode> foreignKeys(DropForeignKey change) {
		List<ConstraintNode.ForeignKey> found = this.table.foreignKeys(change.columns(), change.table());
		if (found.isEmpty()) {
			throw new DdlEditException(title() + " has no foreign key on " + names(change.columns())
					+ ((change.table() != null) ? " to " + SqlNames.quote(change.table()) : "")
					+ others(this.table.all(ConstraintNode.ForeignKey.class)
						.stream()
						.map((node) -> names(node.columnNames()) + " to " + SqlNames.quote(node.table().value()))
						.toList()));
		}
		List<String> tables = found.stream().map((node) -> node.table().value()).toList();
		if (folded(tables).size() > 1) {
			throw new DdlEditException(title() + " has " + found.size() + " foreign keys on " + names(change.columns())
					+ "; say which by the table that it refers to: "
					+ String.join(", ", tables.stream().map(SqlNames::quote).toList()));
		}
		return found;
	}

	private static String name(TermNode term) {
		DdlName name = term.name();
		return (name != null) ? name.value() : "";
	}

	private static Set<String> folded(List<String> names) {
		return new HashSet<>(names.stream().map(SqlNames::fold).toList());
	}

	private static String names(List<String> columns) {
		return "(" + String.join(", ", columns.stream().map(SqlNames::quote).toList()) + ")";
	}

	private static String others(List<String> others) {
		return others.isEmpty() ? "" : "; it has " + String.join(", ", others);
	}

	private String title() {
		return "The table " + SqlNames.quote(this.table.name().value());
	}

}
