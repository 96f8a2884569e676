package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.Trigger;
import io.github.dbmig.schema.View;
import io.github.dbmig.schema.VirtualTable;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.SchemaCatalogue.IndexRow;
import io.github.dbmig.sqlite.SchemaCatalogue.ObjectRow;
import io.github.dbmig.sqlite.SchemaCatalogue.TableRow;
import io.github.dbmig.sqlite.ddl.Ddl;
import io.github.dbmig.sqlite.ddl.IndexDdl;
import io.github.dbmig.sqlite.ddl.TableDdl;
import io.github.dbmig.sqlite.ddl.TriggerDdl;
import io.github.dbmig.sqlite.ddl.ViewDdl;
import io.github.dbmig.sqlite.ddl.VirtualTableDdl;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema of a live database: what the CREATE statements say, checked against
 * what SQLite itself says about each table and index. Only the main database is read, and
 * nothing that SQLite or its ANALYZE made for itself.
 *
 * @see <a href="https://www.sqlite.org/schematab.html">The Schema Table</a>
 */
final class SchemaReader {

	private final SchemaCatalogue catalogue;

	private final Map<String, Table> knownTables = new HashMap<>();

	private final Map<String, Index> knownIndexes = new HashMap<>();

	private final Map<String, TableDdl> definitions = new HashMap<>();

	private final Map<String, SchemaComparison> comparisons = new HashMap<>();

	private final List<Table> tables = new ArrayList<>();

	private final List<Index> indexes = new ArrayList<>();

	private final List<View> views = new ArrayList<>();

	private final List<Trigger> triggers = new ArrayList<>();

	private final List<VirtualTable> virtualTables = new ArrayList<>();

	private SchemaReader(SchemaCatalogue catalogue, Schema known) {
		this.catalogue = catalogue;
		known.tables().forEach((table) -> this.knownTables.put(table.name(), table));
		known.indexes().forEach((index) -> this.knownIndexes.put(index.name(), index));
	}

	/**
	 * Reads the schema. The caller sees to it that nothing changes it meanwhile, by a
	 * transaction.
	 * @throws SchemaMismatchException if SQLite and a definition disagree
	 * @throws io.github.dbmig.sqlite.ddl.DdlSyntaxException if a definition can't be read
	 */
	static Schema read(Connection connection) throws SQLException {
		return new SchemaReader(SchemaCatalogue.read(connection, null, Schema.empty()), Schema.empty()).read();
	}

	/**
	 * Reads the schema, except for the tables that are word for word known already.
	 * Otherwise like {@link #read(Connection)}.
	 */
	static Schema read(Connection connection, Schema known) throws SQLException {
		return new SchemaReader(SchemaCatalogue.read(connection, null, known), known).read();
	}

	/**
	 * Reads one table, with the indexes and triggers on it. Otherwise like
	 * {@link #read(Connection)}.
	 */
	static Schema read(Connection connection, String table) throws SQLException {
		return new SchemaReader(SchemaCatalogue.read(connection, table, Schema.empty()), Schema.empty()).read();
	}

	private Schema read() {
		for (ObjectRow row : this.catalogue.objects()) {
			if (row.type().equals("table") && !known(row)) {
				table(row);
			}
		}
		for (ObjectRow row : this.catalogue.objects()) {
			if (!row.type().equals("table") && !known(row)) {
				other(row);
			}
		}
		return new Schema(this.tables, this.indexes, this.views, this.triggers, this.virtualTables);
	}

	private boolean known(ObjectRow row) {
		if (!this.catalogue.known().contains(row.table())) {
			return false;
		}
		Table table = row.type().equals("table") ? this.knownTables.get(row.name()) : null;
		Index index = row.type().equals("index") ? this.knownIndexes.get(row.name()) : null;
		Optional.ofNullable(table).ifPresent(this.tables::add);
		Optional.ofNullable(index).ifPresent(this.indexes::add);
		return table != null || index != null;
	}

	private void table(ObjectRow row) {
		Ddl ddl = Ddl.parse(row.sql());
		TableRow flags = this.catalogue.tables().get(row.name());
		boolean isVirtual = flags != null && flags.type().equals("virtual");
		same(row, "whether it is virtual", isVirtual, ddl instanceof VirtualTableDdl);
		same(row, "its name", row.name(), ddl.name().value());
		if (ddl instanceof VirtualTableDdl virtualTable) {
			this.virtualTables.add(SchemaObjects.virtualTable(virtualTable));
		}
		else if (ddl instanceof TableDdl table && flags != null) {
			table(row, table, flags);
		}
		else {
			throw new SchemaMismatchException(object(row), "what it is", "a table", "something else");
		}
	}

	private void table(ObjectRow row, TableDdl ddl, TableRow flags) {
		Table table = SchemaObjects.table(ddl, flags.type().equals("shadow"));
		SchemaComparison comparison = new SchemaComparison(table, SchemaKeys.of(ddl));
		comparison.flags(flags);
		comparison.columns(this.catalogue.columns().getOrDefault(row.name(), List.of()));
		comparison.foreignKeys(this.catalogue.foreignKeys().getOrDefault(row.name(), List.of()));
		comparison.keys(indexRows(row.name()));
		this.tables.add(table);
		this.definitions.put(row.name(), ddl);
		this.comparisons.put(row.name(), comparison);
	}

	private void other(ObjectRow row) {
		Ddl ddl = Ddl.parse(row.sql());
		same(row, "its name", row.name(), ddl.name().value());
		if (row.type().equals("index") && ddl instanceof IndexDdl index) {
			index(row, index);
		}
		else if (row.type().equals("view") && ddl instanceof ViewDdl view) {
			this.views.add(SchemaObjects.view(view));
		}
		else if (row.type().equals("trigger") && ddl instanceof TriggerDdl trigger) {
			on(row, trigger.table().value());
			this.triggers.add(SchemaObjects.trigger(trigger, row.table()));
		}
		else {
			throw new SchemaMismatchException(object(row), "what it is", row.type(), "something else");
		}
	}

	private void index(ObjectRow row, IndexDdl ddl) {
		on(row, ddl.table().value());
		Index index = SchemaObjects.index(ddl, this.definitions.get(row.table()));
		SchemaComparison comparison = this.comparisons.get(row.table());
		IndexRow described = null;
		for (IndexRow candidate : indexRows(row.table())) {
			if (candidate.name().equals(row.name())) {
				described = candidate;
			}
		}
		if (comparison == null || described == null) {
			throw new SchemaMismatchException(object(row), "its table", "nothing", row.table());
		}
		comparison.index(index, described);
		this.indexes.add(index);
	}

	private void on(ObjectRow row, String table) {
		if (!SqlNames.same(row.table(), table)) {
			throw new SchemaMismatchException(object(row), "its table", row.table(), table);
		}
	}

	private List<IndexRow> indexRows(String table) {
		return this.catalogue.indexes().getOrDefault(table, List.of());
	}

	private static String object(ObjectRow row) {
		return SchemaComparison.quoted(row.type(), row.name());
	}

	private static void same(ObjectRow row, String what, @Nullable Object sqlite, @Nullable Object text) {
		SchemaComparison.same(object(row), what, sqlite, text);
	}

}
