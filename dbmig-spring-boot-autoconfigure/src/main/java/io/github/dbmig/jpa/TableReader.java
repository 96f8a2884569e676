package io.github.dbmig.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.PrimaryKey;
import io.github.dbmig.operation.Unique;
import io.github.dbmig.sql.SqlText;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/**
 * Reads a table. Constraints on one column stand in its definition, the others on the
 * table.
 */
final class TableReader {

	private final Mapping mapping;

	private final Table table;

	private final List<OrdinalEnum> ordinalEnums;

	private final Map<String, List<Constraint>> inline = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private final List<Constraint> constraints = new ArrayList<>();

	private TableReader(Mapping mapping, Table table, List<OrdinalEnum> ordinalEnums) {
		this.mapping = mapping;
		this.table = table;
		this.ordinalEnums = ordinalEnums;
	}

	static CreateTable read(Mapping mapping, Table table, List<OrdinalEnum> ordinalEnums) {
		return new TableReader(mapping, table, ordinalEnums).read();
	}

	private CreateTable read() {
		if (this.table.getExtraDeclarations() != null && !this.table.getExtraDeclarations().isBlank()) {
			throw this.mapping.refusal(this.table,
					"has declarations that dbmig doesn't read: " + this.table.getExtraDeclarations() + ".",
					"Say them with annotations of their own.");
		}
		List<String> key = primaryKey();
		if (key.size() > 1) {
			this.constraints.add(new PrimaryKey(null, key, false));
		}
		for (Unique unique : new UniqueReader(this.mapping, this.table).read()) {
			add(unique, unique.columns());
		}
		for (ForeignKey foreignKey : new ForeignKeyReader(this.mapping, this.table).read()) {
			add(foreignKey, foreignKey.columns());
		}
		CheckReader checks = new CheckReader(this.mapping, this.table, this.ordinalEnums);
		ColumnReader reader = new ColumnReader(this.mapping, this.table, checks);
		List<ColumnDefinition> columns = new ArrayList<>();
		for (Column column : this.table.getColumns()) {
			columns.add(complete(reader.read(column, key.equals(List.of(column.getName())))));
		}
		this.constraints.addAll(checks.read());
		List<String> options = options();
		return new CreateTable(this.table.getName(), columns, this.constraints, options.contains("strict"),
				options.contains("without rowid"));
	}

	private List<String> primaryKey() {
		if (!this.table.hasPrimaryKey()) {
			return List.of();
		}
		return this.table.getPrimaryKey()
			.getColumns()
			.stream()
			.map((column) -> this.mapping.name(this.table, column))
			.toList();
	}

	private void add(Constraint constraint, List<String> columns) {
		List<Constraint> place = (columns.size() > 1) ? this.constraints
				: this.inline.computeIfAbsent(columns.get(0), (column) -> new ArrayList<>());
		place.add(constraint);
	}

	private ColumnDefinition complete(ColumnDefinition column) {
		List<Constraint> all = Stream
			.concat(column.constraints().stream(), this.inline.getOrDefault(column.name(), List.of()).stream())
			.distinct()
			.toList();
		return new ColumnDefinition(column.name(), column.type(), column.notNull(), column.defaultValue(),
				column.collation(), column.generated(), all);
	}

	/** SQLite takes only these two behind the parentheses. */
	private List<String> options() {
		String options = this.table.getOptions();
		if (options == null || options.isBlank()) {
			return List.of();
		}
		List<String> list = List.of(SqlText.folded(options).split(" , ", -1));
		if (!List.of("strict", "without rowid").containsAll(list)) {
			throw this.mapping.refusal(this.table, "has the options '" + options + "', which SQLite doesn't have.",
					"Remove them from its @Table; SQLite knows STRICT and WITHOUT ROWID.");
		}
		return list;
	}

}
