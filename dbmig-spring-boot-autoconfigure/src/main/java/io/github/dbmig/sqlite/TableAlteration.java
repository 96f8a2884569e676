package io.github.dbmig.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Makes planned changes of a table, and proves before anybody goes on that they are what
 * was planned and nothing else.
 */
final class TableAlteration {

	private static final Log logger = LogFactory.getLog(TableAlteration.class);

	private final Sql sql;

	private final TablePlan plan;

	private final RebuildOptions options;

	private final String table;

	TableAlteration(Sql sql, TablePlan plan, RebuildOptions options) {
		this.sql = sql;
		this.plan = plan;
		this.options = options;
		this.table = plan.before().name().value();
	}

	/**
	 * Make them.
	 * @throws io.github.dbmig.dialect.StepException if SQLite refuses something
	 * @throws RebuildException if the result is not what was planned
	 */
	void run() {
		if (this.plan.rebuild() != null && this.options.told()) {
			logger.info(this.plan.describe());
		}
		else {
			logger.debug(this.plan.describe());
		}
		SchemaListing before = SchemaListing.read(this.sql);
		Map<String, Long> rows = countRows();
		SchemaListing expected = before;
		for (Dependant dependant : this.plan.objectDrops()) {
			this.sql.run(dependant.drop());
			expected = expected.without(dependant);
		}
		long written = writtenRows();
		this.plan.statements().forEach(this.sql::run);
		if (!this.plan.rewritesRows() && writtenRows() != written) {
			throw new RebuildException(this.table, "rows were written, and only the schema was to change");
		}
		TablePlan.Rebuild rebuild = this.plan.rebuild();
		if (rebuild != null) {
			if (this.plan.renames()) {
				expected = SchemaListing.read(this.sql);
			}
			expected = expected.replacing(this.table, rebuild::renamed);
			TableDdl now = TableFacts.read(this.sql, this.table).table();
			new TableRebuild(this.sql, now, this.plan.after(), rebuild, this.options).run();
		}
		else {
			StoredText.put(this.sql, this.plan.after());
		}
		boolean known = rebuild != null || !this.plan.renames();
		prove(known ? expected.with("table", this.table, this.table, this.plan.after().sql()) : null);
		if (!countRows().equals(rows)) {
			throw new RebuildException(this.table, "it or a table that refers to it has another number of rows");
		}
	}

	/**
	 * A rename of a column changes what names it, which SQLite does; the rest is known.
	 */
	private void prove(@org.jspecify.annotations.Nullable SchemaListing expected) {
		if (expected != null) {
			List<String> differences = expected.differences(SchemaListing.read(this.sql));
			if (!differences.isEmpty()) {
				throw new RebuildException(this.table,
						"the schema is not as planned, look at " + String.join(", ", differences));
			}
		}
		try {
			SchemaReader.read(this.sql.connection(), this.table);
		}
		catch (SQLException ex) {
			throw Sql.failed(ex, null);
		}
		catch (SchemaMismatchException ex) {
			throw new RebuildException(this.table, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * How many rows of any table this connection has written so far. SQLite doesn't count
	 * what its ALTER TABLE does in the schema.
	 * @see <a href="https://www.sqlite.org/c3ref/total_changes.html">Total Number Of Rows
	 * Modified</a>
	 */
	private long writtenRows() {
		return this.sql.number("SELECT total_changes()");
	}

	/**
	 * Only where rows are written: counting a large table costs as much as SET NOT NULL,
	 * and where none was written the number is what it was.
	 */
	private Map<String, Long> countRows() {
		if (!this.plan.rewritesRows()) {
			return Map.of();
		}
		Map<String, Long> counts = new LinkedHashMap<>();
		for (String name : tables()) {
			counts.put(name, this.sql.number("SELECT count(*) FROM main." + SqlNames.quote(name)));
		}
		return counts;
	}

	private Set<String> tables() {
		List<String> names = new ArrayList<>(List.of(this.table));
		this.sql.each("""
				SELECT DISTINCT s.name FROM main.sqlite_schema s, pragma_foreign_key_list(s.name, 'main') f
				WHERE s.type = 'table' AND lower(f."table") = lower(?)""", (row) -> names.add(row.getString(1)),
				this.table);
		return new LinkedHashSet<>(names);
	}

}
