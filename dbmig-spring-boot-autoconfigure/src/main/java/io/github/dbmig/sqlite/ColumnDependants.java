package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.Dependant.Kind;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ColumnUses;
import io.github.dbmig.sqlite.ddl.Ddl;
import io.github.dbmig.sqlite.ddl.IndexDdl;
import io.github.dbmig.sqlite.ddl.TableDdl;

/**
 * Finds what depends on a column. Reads the live database and writes nothing to it; the
 * schema must stay as it is for as long as this is used.
 */
final class ColumnDependants {

	private final Connection connection;

	private final MigrationConnectionCustomizer customizer;

	private final List<StoredObject> objects;

	/**
	 * Read the schema.
	 * @param connection a connection to the live database
	 * @param customizer what prepares a connection for its schema
	 * @throws SQLException if the schema can't be read
	 */
	ColumnDependants(Connection connection, MigrationConnectionCustomizer customizer) throws SQLException {
		this.connection = connection;
		this.customizer = customizer;
		this.objects = StoredObject.read(connection);
	}

	/**
	 * Find everything that has to go before the column can, which is what CASCADE drops:
	 * what uses the column, the generated columns computed from it, what uses those, and
	 * what uses the views and triggers that would go. Constraints of the column alone go
	 * with it and are not among them, but for the primary key.
	 * @param table the name of an ordinary table
	 * @param column the name of a column of it
	 * @return the dependants in an order in which they can be dropped one by one
	 * @throws SQLException if they can't be found out
	 */
	List<Dependant> find(String table, String column) throws SQLException {
		TableDdl ddl = table(table);
		ColumnNode node = ddl.column(column)
			.orElseThrow(() -> new IllegalArgumentException(
					"The table " + SqlNames.quote(table) + " has no column " + SqlNames.quote(column)));
		List<ColumnNode> nodes = new ArrayList<>();
		addWithGenerated(ddl, node, new HashSet<>(), nodes);
		List<String> columns = nodes.stream().map((each) -> each.name().value()).toList();
		Set<Dependant> found = new LinkedHashSet<>();
		InboundKeys inbound = new InboundKeys(this.objects);
		List<StoredObject> gone = new ArrayList<>();
		for (String each : columns) {
			ColumnUses uses = ddl.uses(each);
			uses.shared().forEach((constraint) -> found.add(Dependant.constraint(ddl, constraint)));
			found.addAll(inbound.to(ddl, each));
			gone.addAll(indexes(ddl, each));
			gone.addAll(ContentTables.using(this.objects, ddl, each));
		}
		nodes.remove(node);
		nodes.forEach((generated) -> found.add(new Dependant(Kind.GENERATED_COLUMN, generated.name().value(),
				ddl.name().value(), ddl.text(generated.span()), "", true)));
		gone.forEach((object) -> found.add(dependant(object)));
		CompiledDependants compiled = new CompiledDependants(this.connection, this.customizer, this.objects, ddl,
				columns, gone);
		compiled.find();
		for (StoredObject object : this.objects) {
			if (compiled.found().contains(object)) {
				found.add(dependant(object));
			}
			else if (compiled.uncertain().contains(object)) {
				found.add(dependant(object).uncertain());
			}
		}
		return found.stream().sorted(Comparator.comparing(Dependant::kind)).toList();
	}

	/**
	 * Find the foreign keys that a change of a table would leave without a primary key or
	 * unique index to refer to. Those that had none before are not among them.
	 * @param after the table as it shall be, with the name that it has
	 * @param droppedIndexes the names of its indexes that shall go
	 * @return the foreign keys, of this table and others
	 */
	List<Dependant> inboundKeysNeeding(TableDdl after, Set<String> droppedIndexes) {
		return new InboundKeys(this.objects).losing(table(after.name().value()), after, droppedIndexes);
	}

	/** What is computed from the column, then the column: each before what it needs. */
	private static void addWithGenerated(TableDdl table, ColumnNode column, Set<String> seen, List<ColumnNode> order) {
		if (seen.add(column.name().value())) {
			for (ColumnNode generated : table.uses(column.name().value()).generated()) {
				addWithGenerated(table, generated, seen, order);
			}
			order.add(column);
		}
	}

	private TableDdl table(String name) {
		for (StoredObject object : this.objects) {
			if (object.is("table") && !object.temporary() && SqlNames.same(object.name(), name)
					&& Ddl.parse(object.sql()) instanceof TableDdl table) {
				return table;
			}
		}
		throw new IllegalArgumentException("There is no ordinary table " + SqlNames.quote(name));
	}

	private List<StoredObject> indexes(TableDdl table, String column) {
		return this.objects.stream()
			.filter((object) -> object.is("index") && !object.temporary()
					&& SqlNames.same(object.table(), table.name().value())
					&& Ddl.parse(object.sql()) instanceof IndexDdl index && index.uses(column))
			.toList();
	}

	private static Dependant dependant(StoredObject object) {
		Kind kind = switch (object.type()) {
			case "index" -> Kind.INDEX;
			case "view" -> object.temporary() ? Kind.TEMPORARY_VIEW : Kind.VIEW;
			case "trigger" -> object.temporary() ? Kind.TEMPORARY_TRIGGER : Kind.TRIGGER;
			default -> Kind.VIRTUAL_TABLE;
		};
		return Dependant.object(kind, object.name(), object.table(), object.sql());
	}

}
