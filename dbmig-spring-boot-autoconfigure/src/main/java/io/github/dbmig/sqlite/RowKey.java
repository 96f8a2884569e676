package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.OptionNode;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.jspecify.annotations.Nullable;

/**
 * What tells the rows of a table: the rowid, under the name of its column if it has one,
 * or the primary key of a table without rowids. Empty where columns hide all names of the
 * rowid.
 *
 * @param name what messages call it
 * @param parts SQL text over the table
 * @param aliases what the parts are called in a SELECT, unlike any column
 * @param isRowid whether the one part is the rowid
 */
record RowKey(String name, List<String> parts, List<String> aliases, boolean isRowid) {

	private static final List<String> ROWID_NAMES = List.of("rowid", "_rowid_", "oid");

	static RowKey of(TableDdl table) {
		List<String> parts = new ArrayList<>();
		String name = "";
		String rowid = rowidName(table);
		if (rowid != null) {
			name = RowidAlias.of(table).map((column) -> word(column.name().value())).orElse("rowid");
			parts.add(rowid);
		}
		else if (table.has(OptionNode.Option.WITHOUT_ROWID)) {
			List<String> columns = table.primaryKey().map(ConstraintNode.PrimaryKey::columns).orElse(List.of());
			name = columns.stream().map(RowKey::word).collect(Collectors.joining(", "));
			name = (columns.size() > 1) ? "(" + name + ")" : name;
			columns.forEach((column) -> parts.add(SqlNames.quote(column)));
		}
		return new RowKey(name, parts, List.of(), rowid != null).besides(Set.of());
	}

	/**
	 * Return a name by which the rowid can be had, whether or not a column is one with
	 * it.
	 */
	static @Nullable String rowidName(TableDdl table) {
		if (table.has(OptionNode.Option.WITHOUT_ROWID)) {
			return null;
		}
		return ROWID_NAMES.stream()
			.filter((name) -> table.column(name).isEmpty())
			.findFirst()
			.or(() -> RowidAlias.of(table).map(ColumnNode::name).map((name) -> SqlNames.quote(name.value())))
			.orElse(null);
	}

	private static String word(String name) {
		return name.matches("\\w+") ? name : SqlNames.quote(name);
	}

	/**
	 * Return the same with aliases that columns don't have.
	 * @param columns the folded names of the columns
	 */
	RowKey besides(Set<String> columns) {
		List<String> free = new ArrayList<>();
		for (int i = 0; i < this.parts.size(); i++) {
			String candidate = "_dbmig_key_" + i;
			while (columns.contains(candidate)) {
				candidate = "_" + candidate;
			}
			free.add(candidate);
		}
		return new RowKey(this.name, this.parts, free, this.isRowid);
	}

	/** Return what can't tell the rows. */
	RowKey without() {
		return new RowKey(this.name, List.of(), List.of(), this.isRowid);
	}

	/** Whether a name is one of those that SQLite knows the rowid by. */
	static boolean isRowidName(String name) {
		return ROWID_NAMES.contains(SqlNames.fold(name));
	}

	String alias(int part) {
		return SqlNames.quote(this.aliases.get(part));
	}

	/** The parts for the head of a list of columns, with a comma behind each. */
	String columns(boolean ofTable) {
		List<String> columns = new ArrayList<>();
		for (int i = 0; i < this.parts.size(); i++) {
			columns.add((ofTable ? this.parts.get(i) + " AS " : "") + alias(i) + ", ");
		}
		return String.join("", columns);
	}

	/** SQL text that gives the key of a row as a text. */
	String text(boolean ofTable) {
		if (this.parts.isEmpty()) {
			return "NULL";
		}
		List<String> values = new ArrayList<>();
		for (int i = 0; i < this.parts.size(); i++) {
			values.add("quote(" + (ofTable ? this.parts.get(i) : alias(i)) + ")");
		}
		return values.stream().collect(Collectors.joining(" || ', ' || "));
	}

}
