package io.github.dbmig.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.dbmig.compare.SchemaDifference.IndexAdded;
import io.github.dbmig.compare.SchemaDifference.IndexDropped;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.Term;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Compares the indexes of a table: by name, because that is how they are dropped, and
 * then by what they do. Of one that does the same under another name nothing is said if
 * either name is one that dbmig finds where the entities give none.
 */
final class IndexDiff {

	private final Table from;

	private final Table to;

	private final SqlEquivalence sql;

	private final List<SchemaDifference> dropped = new ArrayList<>();

	private final List<SchemaDifference> added = new ArrayList<>();

	/**
	 * Compare indexes.
	 * @param from the table with the names that are to be
	 * @param to the table as it is to be
	 * @param sql judges expressions
	 */
	IndexDiff(Table from, Table to, SqlEquivalence sql) {
		this.from = from;
		this.to = to;
		this.sql = sql;
	}

	/**
	 * Compare them.
	 * @param original the indexes as they are
	 * @param renamed the same with the names that are to be, in the same order
	 * @param wanted the indexes that are to be
	 */
	IndexDiff compare(List<Index> original, List<Index> renamed, List<Index> wanted) {
		List<Index> missing = new ArrayList<>(wanted);
		List<Integer> open = new ArrayList<>();
		for (int i = 0; i < renamed.size(); i++) {
			Index index = renamed.get(i);
			if (!missing.removeIf((other) -> SqlNames.same(index.name(), other.name()) && same(index, other))) {
				open.add(i);
			}
		}
		for (int place : open) {
			Index index = renamed.get(place);
			Index other = missing.stream()
				.filter((candidate) -> isOtherNameOf(index, candidate))
				.findFirst()
				.orElse(null);
			if (other != null) {
				missing.remove(other);
			}
			else {
				this.dropped.add(new IndexDropped(this.to.name(), original.get(place)));
			}
		}
		missing.forEach((index) -> this.added.add(new IndexAdded(index)));
		return this;
	}

	List<SchemaDifference> dropped() {
		return this.dropped;
	}

	List<SchemaDifference> added() {
		return this.added;
	}

	private boolean isOtherNameOf(Index index, Index candidate) {
		return (isFound(index) || isFound(candidate)) && same(index, candidate);
	}

	/** Whether the name is one that dbmig finds for an index to which nobody gave one. */
	private static boolean isFound(Index index) {
		String columns = index.terms()
			.stream()
			.map((term) -> (term.column() != null) ? term.column() : "expression")
			.collect(Collectors.joining("_"));
		String found = SqlNames.fold("ix_" + index.table() + "_" + columns);
		String name = SqlNames.fold(index.name());
		return name.startsWith(found) && name.substring(found.length()).matches("(_[0-9]+)?");
	}

	private boolean same(Index one, Index other) {
		if (one.unique() != other.unique() || one.terms().size() != other.terms().size()
				|| !same(one.where(), other.where())) {
			return false;
		}
		for (int i = 0; i < one.terms().size(); i++) {
			if (!same(one.terms().get(i), other.terms().get(i))) {
				return false;
			}
		}
		return true;
	}

	private boolean same(Term one, Term other) {
		boolean sameColumn = (one.column() == null || other.column() == null)
				? (one.column() == null && other.column() == null) : SqlNames.same(one.column(), other.column());
		return sameColumn && one.order() == other.order() && same(one.expression(), other.expression())
				&& String.valueOf(TermForm.collation(one, this.from))
					.equals(String.valueOf(TermForm.collation(other, this.to)));
	}

	private boolean same(@Nullable String one, @Nullable String other) {
		return (one == null || other == null) ? (one == null && other == null) : this.sql.sameExpression(one, other);
	}

}
