package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.SchemaKeys.KeyIndex;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.Ddl;
import io.github.dbmig.sqlite.ddl.DdlName;
import io.github.dbmig.sqlite.ddl.IndexDdl;
import io.github.dbmig.sqlite.ddl.TableDdl;
import io.github.dbmig.sqlite.ddl.TermNode;

/**
 * The foreign keys that refer to a table.
 *
 * @see <a href="https://www.sqlite.org/foreignkeys.html#fk_indexes">Required and
 * Suggested Database Indexes</a>
 */
final class InboundKeys {

	private final List<StoredObject> objects;

	InboundKeys(List<StoredObject> objects) {
		this.objects = objects;
	}

	/**
	 * Find the foreign keys of other tables that refer to a column, by its name or
	 * because it belongs to the primary key.
	 */
	List<Dependant> to(TableDdl parent, String column) {
		boolean key = parent.primaryKey().filter((primary) -> contains(primary.columns(), column)).isPresent();
		List<Dependant> found = new ArrayList<>();
		for (TableDdl child : children(parent)) {
			for (ConstraintNode.ForeignKey node : keys(child, parent)) {
				boolean refers = node.referenced().isEmpty() ? key
						: node.referenced().stream().anyMatch((name) -> name.is(column));
				if (refers && !child.name().is(parent.name().value())) {
					found.add(Dependant.constraint(child, node));
				}
			}
		}
		return found;
	}

	/**
	 * Find the foreign keys that have a primary key or unique index to refer to and
	 * wouldn't have one any more.
	 * @param before the table as it is
	 * @param after the table as it shall be
	 * @param droppedIndexes the names of the indexes on it that it shall lose
	 */
	List<Dependant> losing(TableDdl before, TableDdl after, Set<String> droppedIndexes) {
		List<IndexDdl> indexes = indexes(before);
		List<IndexDdl> left = indexes.stream()
			.filter((index) -> !contains(droppedIndexes, index.name().value()))
			.toList();
		List<Dependant> found = new ArrayList<>();
		for (TableDdl child : children(before)) {
			TableDdl childAfter = child.name().is(before.name().value()) ? after : child;
			for (ConstraintNode.ForeignKey node : keys(child, before)) {
				boolean stays = keys(childAfter, after).stream()
					.anyMatch((other) -> childAfter.text(other.head().span()).equals(child.text(node.head().span())));
				if (stays && serves(before, indexes, node) && !serves(after, left, node)) {
					found.add(Dependant.constraint(child, node));
				}
			}
		}
		return found;
	}

	private static boolean serves(TableDdl parent, List<IndexDdl> indexes, ConstraintNode.ForeignKey key) {
		SchemaKeys keys = SchemaKeys.of(parent);
		int count = key.columns().size();
		if (key.referenced().isEmpty()) {
			return parent.primaryKey().filter((primary) -> primary.columns().size() == count).isPresent();
		}
		Set<String> wanted = folded(key.referenced().stream().map(DdlName::value).toList());
		String rowid = keys.rowidColumn();
		if (rowid != null && wanted.equals(Set.of(SqlNames.fold(rowid)))) {
			return true;
		}
		return keys.indexes().stream().anyMatch((index) -> serves(keys, index, wanted))
				|| indexes.stream().anyMatch((index) -> serves(keys, index, wanted));
	}

	private static boolean serves(SchemaKeys keys, KeyIndex index, Set<String> wanted) {
		return index.terms().size() == wanted.size()
				&& folded(index.terms().stream().map(SchemaKeys.KeyTerm::column).toList()).equals(wanted)
				&& index.terms()
					.stream()
					.allMatch((term) -> SqlNames.same(term.collation(), keys.collation(term.column())));
	}

	private static boolean serves(SchemaKeys keys, IndexDdl index, Set<String> wanted) {
		if (!index.unique() || index.where() != null || index.terms().size() != wanted.size()) {
			return false;
		}
		Set<String> columns = new HashSet<>();
		for (TermNode term : index.terms()) {
			DdlName name = term.name();
			if (name == null || (term.collation() != null
					&& !SqlNames.same(term.collation().value(), keys.collation(name.value())))) {
				return false;
			}
			columns.add(SqlNames.fold(name.value()));
		}
		return columns.equals(wanted);
	}

	private static List<ConstraintNode.ForeignKey> keys(TableDdl child, TableDdl parent) {
		return child.all(ConstraintNode.ForeignKey.class)
			.stream()
			.filter((node) -> node.table().is(parent.name().value()))
			.toList();
	}

	private List<TableDdl> children(TableDdl parent) {
		List<TableDdl> children = new ArrayList<>();
		for (StoredObject object : this.objects) {
			if (object.is("table") && !object.temporary()
					&& object.sql().toUpperCase(Locale.ROOT).contains("REFERENCES")
					&& Ddl.parse(object.sql()) instanceof TableDdl table && !keys(table, parent).isEmpty()) {
				children.add(table);
			}
		}
		return children;
	}

	private List<IndexDdl> indexes(TableDdl table) {
		List<IndexDdl> indexes = new ArrayList<>();
		for (StoredObject object : this.objects) {
			if (object.is("index") && !object.temporary() && SqlNames.same(object.table(), table.name().value())
					&& Ddl.parse(object.sql()) instanceof IndexDdl index) {
				indexes.add(index);
			}
		}
		return indexes;
	}

	private static boolean contains(Iterable<String> names, String name) {
		for (String other : names) {
			if (SqlNames.same(other, name)) {
				return true;
			}
		}
		return false;
	}

	private static Set<String> folded(List<String> names) {
		return new HashSet<>(names.stream().map(SqlNames::fold).toList());
	}

}
