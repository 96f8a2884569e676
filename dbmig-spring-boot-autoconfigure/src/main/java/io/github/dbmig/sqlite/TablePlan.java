package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.dbmig.operation.RenameColumn;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.Ddl;
import io.github.dbmig.sqlite.ddl.IndexDdl;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.jspecify.annotations.Nullable;

/**
 * How changes of a table are made: by SQLite's own ALTER TABLE, or by one rebuild for all
 * of them.
 *
 * @param before the table as it is
 * @param after the table as it shall be
 * @param drops what depends on the table and goes
 * @param statements native statements; with a rebuild those that come before it, which
 * rename columns, because only SQLite renames them everywhere
 * @param renames whether one of them is a rename
 * @param rebuild the rebuild, null where native statements do
 * @param reasons why the table is rebuilt, in the order of the changes
 * @param rewritesRows whether rows are written; a native statement that only edits the
 * definition does not
 * @param touchesKeys whether a foreign key could be violated that was not before
 */
record TablePlan(TableDdl before, TableDdl after, List<Dependant> drops, List<String> statements, boolean renames,
		@Nullable Rebuild rebuild, List<String> reasons, boolean rewritesRows, boolean touchesKeys) {

	TablePlan {
		drops = List.copyOf(drops);
		statements = List.copyOf(statements);
		reasons = List.copyOf(reasons);
	}

	/** The objects of their own that go. */
	List<Dependant> objectDrops() {
		return this.drops.stream().filter((dependant) -> dependant.kind() != Dependant.Kind.FOREIGN_KEY).toList();
	}

	/** The foreign keys of other tables that go, by which those tables change first. */
	List<Dependant> keyDrops() {
		return this.drops.stream().filter((dependant) -> dependant.kind() == Dependant.Kind.FOREIGN_KEY).toList();
	}

	String table() {
		return this.before.name().value();
	}

	/** Whether the table is what it was when this was planned. */
	boolean isOf(TableFacts facts) {
		return this.before.sql().equals(facts.table().sql());
	}

	/**
	 * Prints the steps, without the proofs between them.
	 * @return a line or more for each
	 */
	List<String> steps() {
		List<String> steps = new ArrayList<>();
		keyDrops().forEach((key) -> steps.add("-- drop " + key.describe()));
		objectDrops().forEach((dependant) -> steps.add(dependant.drop()));
		steps.addAll(this.statements);
		if (this.rebuild != null) {
			steps.add(this.after.sql());
			steps.add(this.rebuild.select());
		}
		return steps;
	}

	/**
	 * Says how, and why so.
	 * @return such as {@code rebuild of "t", because UNIQUE cannot be added natively}
	 */
	String describe() {
		String table = SqlNames.quote(this.before.name().value());
		if (this.rebuild != null) {
			return "rebuild of " + table + ", because "
					+ this.reasons.stream().distinct().collect(Collectors.joining(" and "));
		}
		return this.statements.isEmpty() ? "nothing to do for " + table
				: "native: " + String.join("; ", this.statements);
	}

	/**
	 * The copy that a rebuild makes.
	 *
	 * @param columns the columns of the new table that are filled
	 * @param rowid whether the rowid is copied as such
	 * @param select where their values come from
	 * @param origins by each column that keeps its values the column that it was
	 * @param renames the columns that are copied under another name, for their indexes
	 */
	record Rebuild(List<String> columns, boolean rowid, String select, List<Origin> origins,
			List<RenameColumn> renames) {

		Rebuild {
			columns = List.copyOf(columns);
			origins = List.copyOf(origins);
			renames = List.copyOf(renames);
		}

		/** The copy that makes of a table what a draft says. */
		static Rebuild of(TableDraft draft) {
			TableDdl before = draft.before();
			TableDdl after = draft.table();
			Projection projection = draft.projection();
			List<String> columns = new ArrayList<>();
			List<Origin> origins = new ArrayList<>();
			for (ColumnNode column : after.columns()) {
				String name = column.name().value();
				if (!isGenerated(column) && !projection.isDefault(name)) {
					columns.add(name);
					projection.origin(name)
						.flatMap(before::column)
						.filter((old) -> !isGenerated(old))
						.ifPresent((old) -> origins.add(Origin.of(old, column, draft.renamed())));
				}
			}
			// A new column that is one with the rowid takes it over
			boolean rowid = RowKey.of(before).isRowid() && RowKey.rowidName(after) != null
					&& RowidAlias.of(after).map((column) -> projection.isDefault(column.name().value())).orElse(true);
			return new Rebuild(columns, rowid, projection.select(columns, rowid, draft.renamed()), origins,
					draft.copiedAs());
		}

		/** An index or trigger of the table as it shall be made again. */
		String renamed(String sql) {
			String renamed = sql;
			for (RenameColumn rename : this.renames) {
				if (Ddl.parse(renamed) instanceof IndexDdl index) {
					renamed = index.renameColumn(rename.from(), rename.to()).sql();
				}
			}
			return renamed;
		}

		private static boolean isGenerated(ColumnNode column) {
			return column.last(ConstraintNode.Generated.class).isPresent();
		}

	}

	/**
	 * A column that keeps its values.
	 *
	 * @param column its name in the new table
	 * @param from its name in the old one when the copy is made
	 * @param exact whether the types are the same, so that values are stored the same
	 */
	record Origin(String column, String from, boolean exact) {

		static Origin of(ColumnNode old, ColumnNode column, Map<String, String> renamed) {
			String from = old.name().value();
			return new Origin(column.name().value(), renamed.getOrDefault(SqlNames.fold(from), from),
					old.typeName().equalsIgnoreCase(column.typeName()));
		}

	}

}
