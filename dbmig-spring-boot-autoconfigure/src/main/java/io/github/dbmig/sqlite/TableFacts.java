package io.github.dbmig.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.schema.TriggerEvent;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.Ddl;
import io.github.dbmig.sqlite.ddl.IndexDdl;
import io.github.dbmig.sqlite.ddl.TableDdl;
import io.github.dbmig.sqlite.ddl.TriggerDdl;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a live table before it is changed. Read when it is asked for.
 */
final class TableFacts {

	private final Sql sql;

	private final TableDdl table;

	private final List<IndexDdl> indexes = new ArrayList<>();

	private @Nullable SqliteVersion version;

	private @Nullable Boolean hasRows;

	private @Nullable List<String> broken;

	private TableFacts(Sql sql, TableDdl table) {
		this.sql = sql;
		this.table = table;
	}

	/**
	 * Reads a table's definition and those of its indexes.
	 * @throws StepException if there is no such table, or none that can be changed
	 */
	static TableFacts read(Sql sql, String name) {
		TableFacts facts = new TableFacts(sql, definition(sql, name));
		facts.readIndexes();
		return facts;
	}

	private static TableDdl definition(Sql sql, String name) {
		List<TableDdl> found = new ArrayList<>();
		sql.each("""
				SELECT l.type, s.sql FROM main.sqlite_schema s
				JOIN pragma_table_list l ON l.name = s.name AND l.schema = 'main'
				WHERE s.type IN ('table', 'view') AND lower(s.name) = lower(?)""", (row) -> {
			String type = row.getString(1);
			if (!type.equals("table") || SqlNames.fold(name).startsWith("sqlite_")) {
				throw new StepException(
						SqlNames.quote(name) + " is no table that can be altered, it is " + kind(type) + ".",
						instead(type), null, null);
			}
			found.add(TableDdl.parse(row.getString(2)));
		}, name);
		if (found.isEmpty()) {
			throw new StepException("The database has no such table: " + name + ".", "Correct the revision.", null,
					null);
		}
		return found.get(0);
	}

	private static String kind(String type) {
		return switch (type) {
			case "view" -> "a view";
			case "virtual" -> "a virtual table";
			case "shadow" -> "a table in which a virtual table keeps its data";
			default -> "a table of SQLite's own";
		};
	}

	private static String instead(String type) {
		return switch (type) {
			case "view", "virtual" -> "Drop it and create it again instead.";
			case "shadow" -> "Change the virtual table instead.";
			default -> "Leave it to SQLite.";
		};
	}

	private void readIndexes() {
		this.sql.each("SELECT sql FROM main.sqlite_schema WHERE type = 'index' AND sql IS NOT NULL "
				+ "AND lower(tbl_name) = lower(?) ORDER BY rowid", (row) -> {
					if (Ddl.parse(row.getString(1)) instanceof IndexDdl index) {
						this.indexes.add(index);
					}
				}, name());
	}

	TableDdl table() {
		return this.table;
	}

	List<IndexDdl> indexes() {
		return this.indexes;
	}

	SqliteVersion version() {
		SqliteVersion known = this.version;
		if (known == null) {
			known = SqliteVersion.parse(this.sql.texts("SELECT sqlite_version()").get(0));
			this.version = known;
		}
		return known;
	}

	boolean hasRows() {
		if (this.hasRows == null) {
			this.hasRows = this.sql.exists("SELECT 1 FROM " + SqlNames.quote(name()));
		}
		return this.hasRows;
	}

	/** Whether an UPDATE of a row does more than that. */
	boolean firesOnUpdate() {
		List<Ddl> triggers = new ArrayList<>();
		for (String schema : List.of("main.sqlite_schema", "sqlite_temp_schema")) {
			this.sql.each("SELECT sql FROM " + schema + " WHERE type = 'trigger' AND lower(tbl_name) = lower(?)",
					(row) -> triggers.add(Ddl.parse(row.getString(1))), name());
		}
		return triggers.stream()
			.anyMatch((ddl) -> !(ddl instanceof TriggerDdl trigger) || trigger.event() == TriggerEvent.UPDATE);
	}

	/**
	 * Whether every view and trigger works: where one doesn't, SQLite refuses some
	 * changes.
	 */
	boolean isSound() {
		return broken().isEmpty();
	}

	/** What doesn't work, in words. */
	List<String> broken() {
		List<String> known = this.broken;
		if (known == null) {
			List<String> found = new ArrayList<>();
			try {
				new SchemaSoundness(this.sql.connection()).broken()
					.forEach((use, words) -> found.add(use.describe() + ": " + words));
			}
			catch (SQLException ex) {
				throw Sql.failed(ex, null);
			}
			known = found;
			this.broken = known;
		}
		return known;
	}

	/** Whether a condition is neither true nor false for a row. */
	boolean isUnknownForSome(Projection projection, String condition) {
		return this.sql.exists("SELECT 1 FROM " + projection.rows() + " WHERE (" + condition + "\n) IS NULL");
	}

	/**
	 * Whether foreign keys of other tables refer to a column.
	 * @param column the column's name
	 */
	boolean isReferenced(String column) {
		boolean inKey = this.table.primaryKey()
			.filter((key) -> key.columns().stream().anyMatch((name) -> SqlNames.same(name, column)))
			.isPresent();
		return this.sql.exists("""
				SELECT 1 FROM main.sqlite_schema s, pragma_foreign_key_list(s.name, 'main') f
				WHERE s.type = 'table' AND lower(f."table") = lower(?)
				AND (lower(f."to") = lower(?) OR (f."to" IS NULL AND ?))""", name(), column, inKey);
	}

	private String name() {
		return this.table.name().value();
	}

}
