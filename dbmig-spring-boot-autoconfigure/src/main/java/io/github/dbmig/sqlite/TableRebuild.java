package io.github.dbmig.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.TableDdl;

/**
 * Makes a table anew: the new one first, a copy of the rows, the old one dropped, the new
 * one renamed. What isn't asked to change stays as it is: rows with their rowids, the
 * sequence of AUTOINCREMENT, statistics, indexes, triggers, and every byte of the stored
 * texts. Needs a transaction with foreign keys off; whatever it finds wrong it throws,
 * and the transaction has to be given up.
 *
 * @see <a href="https://www.sqlite.org/lang_altertable.html#otheralter">Making Other
 * Kinds Of Table Schema Changes</a>
 */
final class TableRebuild {

	private final Sql sql;

	private final TableDdl before;

	private final TableDdl after;

	private final TablePlan.Rebuild copy;

	private final RebuildOptions options;

	private final String name;

	private final String temporary;

	/**
	 * Create a rebuild.
	 * @param sql statements in a transaction, with foreign keys off
	 * @param before the table as it is now
	 * @param after the table as it shall be, of the same name
	 * @param copy where its rows come from
	 * @param options how it is done
	 */
	TableRebuild(Sql sql, TableDdl before, TableDdl after, TablePlan.Rebuild copy, RebuildOptions options) {
		this.sql = sql;
		this.before = before;
		this.after = after;
		this.copy = copy;
		this.options = options;
		this.name = before.name().value();
		this.temporary = temporaryName();
	}

	/**
	 * Find a name that no object has. A rebuild leaves none behind, whatever happens,
	 * because it is part of a transaction; what has such a name is somebody's.
	 */
	private String temporaryName() {
		String candidate = "_dbmig_new_" + this.name;
		for (int i = 2; isTaken(candidate); i++) {
			candidate = "_dbmig_new_" + i + "_" + this.name;
		}
		return candidate;
	}

	private boolean isTaken(String candidate) {
		return this.sql.exists("SELECT 1 FROM (SELECT name FROM main.sqlite_schema UNION ALL "
				+ "SELECT name FROM sqlite_temp_schema) WHERE lower(name) = lower(?)", candidate);
	}

	/**
	 * Rebuild the table.
	 * @throws io.github.dbmig.dialect.StepException if SQLite refuses something
	 * @throws RebuildException if the result is not what it should be
	 */
	void run() {
		List<String> dependants = texts("SELECT sql FROM main.sqlite_schema WHERE type IN ('index', 'trigger') "
				+ "AND lower(tbl_name) = lower(?) AND sql IS NOT NULL ORDER BY type, rowid");
		List<String> temporaryTriggers = texts(
				"SELECT sql FROM sqlite_temp_schema WHERE type = 'trigger' AND lower(tbl_name) = lower(?) ORDER BY rowid");
		TableSequence sequence = TableSequence.of(this.sql, this.name);
		List<SavedRows> statistics = List.of(SavedRows.of(this.sql, "sqlite_stat1", "tbl", this.name),
				SavedRows.of(this.sql, "sqlite_stat4", "tbl", this.name));
		this.sql.run("PRAGMA legacy_alter_table=1");
		// A rename in the legacy way leaves the name before a column, and fails on it
		this.sql.run(this.after.unqualified().rename(this.temporary).sql());
		copy();
		this.sql.run("DROP TABLE " + SqlNames.quote(this.name));
		this.sql.run("ALTER TABLE " + SqlNames.quote(this.temporary) + " RENAME TO " + SqlNames.quote(this.name));
		this.sql.run("PRAGMA legacy_alter_table=0");
		StoredText.write(this.sql, this.after);
		sequence.restore(this.sql, this.before, this.after, keepsKeys());
		dependants.forEach((text) -> this.sql.run(this.copy.renamed(text)));
		for (String trigger : temporaryTriggers) {
			this.sql.run(trigger.replaceFirst("(?i)^CREATE\\s+(TEMP(ORARY)?\\s+)?TRIGGER", "CREATE TEMP TRIGGER"));
		}
		statistics.forEach((rows) -> rows.restore(this.sql));
	}

	private boolean keepsKeys() {
		return this.copy.rowid() || RowidAlias.of(this.after)
			.map((key) -> key.name().value())
			.map((key) -> this.copy.origins().stream().anyMatch((origin) -> SqlNames.same(origin.column(), key)))
			.orElse(true);
	}

	private void copy() {
		List<String> targets = new ArrayList<>();
		if (this.copy.rowid()) {
			targets.add(String.valueOf(RowKey.rowidName(this.after)));
		}
		this.copy.columns().forEach((column) -> targets.add(SqlNames.quote(column)));
		String into = "INSERT INTO " + SqlNames.quote(this.temporary);
		long rows = this.sql.number("SELECT count(*) FROM " + SqlNames.quote(this.name));
		// Columns that are all new, of a table without a rowid to be had, take their
		// defaults
		copy(rows, targets.isEmpty() ? into + " SELECT NULL FROM " + SqlNames.quote(this.name)
				: into + " (" + String.join(", ", targets) + ") " + this.copy.select());
		long copied = this.sql.number("SELECT count(*) FROM " + SqlNames.quote(this.temporary));
		if (rows != copied) {
			// ON CONFLICT IGNORE or REPLACE of the new table may swallow rows silently
			throw new RebuildException(this.name, "of " + rows + " rows " + copied + " were copied");
		}
		if (this.options.compareContent()) {
			new ContentProof(this.sql, this.before, this.after, this.temporary, this.copy).run();
		}
	}

	private void copy(long rows, String insert) {
		try {
			new CopyProgress(this.sql.connection(), this.options.progress()).execute(this.name, rows, insert);
		}
		catch (SQLException ex) {
			throw Sql.failed(ex, insert);
		}
	}

	private List<String> texts(String query) {
		return List.copyOf(this.sql.texts(query, this.name));
	}

}
