package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.OptionNode;
import io.github.dbmig.sqlite.ddl.TableDdl;

/**
 * Proves that no value changed of a column that wasn't asked to, before the old table
 * goes: the rows of both are joined by what identifies them, and compared.
 */
final class ContentProof {

	private final Sql sql;

	private final TableDdl before;

	private final TableDdl after;

	private final String copyName;

	private final TablePlan.Rebuild copy;

	ContentProof(Sql sql, TableDdl before, TableDdl after, String copyName, TablePlan.Rebuild copy) {
		this.sql = sql;
		this.before = before;
		this.after = after;
		this.copyName = copyName;
		this.copy = copy;
	}

	/**
	 * Compare.
	 * @throws RebuildException if a row is not what it was
	 */
	void run() {
		String name = this.before.name().value();
		String from = " FROM " + SqlNames.quote(name) + " o LEFT JOIN " + SqlNames.quote(this.copyName) + " n ON ";
		Optional<Join> join = join();
		long wrong = join.isPresent()
				? this.sql.number(
						"SELECT count(*)" + from + join.get().on() + " WHERE " + RowConditions.any(wrong(join.get())))
				: setDifference(name);
		if (wrong > 0) {
			throw new RebuildException(name, wrong + " rows are not what they were");
		}
	}

	private List<String> wrong(Join join) {
		List<String> conditions = new ArrayList<>(List.of(join.missing()));
		for (TablePlan.Origin origin : this.copy.origins()) {
			// Of one type they are stored the same, so 1 and 1.0 need no telling apart;
			// but a column compared as it is would take '007' for 7, which the plus
			// prevents. But the old value must take the new one's affinity, not stay a
			// number beside a text
			String as = origin.exact() ? "+" : "";
			conditions.add("+o." + SqlNames.quote(origin.from()) + " IS NOT " + as + "n."
					+ SqlNames.quote(origin.column()) + " COLLATE BINARY");
		}
		return conditions;
	}

	/** What tells a row of both: the rowid in either form, or the new primary key. */
	private Optional<Join> join() {
		String newRowid = RowKey.rowidName(this.after);
		if (this.copy.rowid() && newRowid != null) {
			return Optional
				.of(new Join("o." + RowKey.rowidName(this.before) + " = n." + newRowid, "n." + newRowid + " IS NULL"));
		}
		boolean hasRowid = !this.after.has(OptionNode.Option.WITHOUT_ROWID);
		List<String> keys = hasRowid
				? RowidAlias.of(this.after).map(ColumnNode::name).map((key) -> List.of(key.value())).orElse(List.of())
				: this.after.primaryKey().map(ConstraintNode.PrimaryKey::columns).orElse(List.of());
		List<String> same = new ArrayList<>();
		for (String key : keys) {
			this.copy.origins()
				.stream()
				.filter((origin) -> SqlNames.same(origin.column(), key))
				.findFirst()
				.ifPresent((origin) -> same
					.add("o." + SqlNames.quote(origin.from()) + " = n." + SqlNames.quote(origin.column())));
		}
		boolean complete = !keys.isEmpty() && same.size() == keys.size();
		return complete
				? Optional.of(new Join(String.join(" AND ", same), "n." + SqlNames.quote(keys.get(0)) + " IS NULL"))
				: Optional.empty();
	}

	/**
	 * Where no key is left that both have, at least no combination of values may be lost.
	 */
	private long setDifference(String name) {
		List<TablePlan.Origin> exact = this.copy.origins().stream().filter(TablePlan.Origin::exact).toList();
		if (exact.isEmpty()) {
			return 0;
		}
		String old = String.join(", ", exact.stream().map((origin) -> SqlNames.quote(origin.from())).toList());
		String now = String.join(", ", exact.stream().map((origin) -> SqlNames.quote(origin.column())).toList());
		return this.sql.number("SELECT count(*) FROM (SELECT " + old + " FROM " + SqlNames.quote(name)
				+ " EXCEPT SELECT " + now + " FROM " + SqlNames.quote(this.copyName) + ")");
	}

	/**
	 * How the rows of both tables find each other.
	 */
	private record Join(String on, String missing) {

	}

}
