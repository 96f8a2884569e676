package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Term;
import io.github.dbmig.sqlite.SchemaCatalogue.ColumnRow;
import io.github.dbmig.sqlite.SchemaCatalogue.ForeignKeyRow;
import io.github.dbmig.sqlite.SchemaCatalogue.IndexRow;
import io.github.dbmig.sqlite.SchemaCatalogue.TableRow;
import io.github.dbmig.sqlite.SchemaCatalogue.TermRow;
import org.jspecify.annotations.Nullable;

/**
 * Compares what SQLite says about a table with what its definition says.
 */
final class SchemaComparison {

	private final String object;

	private final Table table;

	private final SchemaKeys keys;

	SchemaComparison(Table table, SchemaKeys keys) {
		this.object = quoted("table", table.name());
		this.table = table;
		this.keys = keys;
	}

	static String quoted(String kind, String name) {
		return kind + " \"" + name.replace("\"", "\"\"") + '"';
	}

	static void same(String object, String what, @Nullable Object sqlite, @Nullable Object text) {
		if (!Objects.equals(sqlite, text)) {
			throw new SchemaMismatchException(object, what, String.valueOf(sqlite), String.valueOf(text));
		}
	}

	void flags(TableRow row) {
		same(this.object, "STRICT", row.strict(), this.table.strict());
		same(this.object, "WITHOUT ROWID", row.withoutRowid(), this.table.withoutRowid());
	}

	void columns(List<ColumnRow> rows) {
		same(this.object, "the columns", rows.stream().map(ColumnRow::name).toList(),
				this.table.columns().stream().map(Column::name).toList());
		for (int i = 0; i < rows.size(); i++) {
			column(rows.get(i), this.table.columns().get(i));
		}
	}

	private void column(ColumnRow row, Column column) {
		String of = " of " + quoted("column", column.name());
		same(this.object, "the type" + of, row.type(), (column.type() != null) ? column.type() : "");
		same(this.object, "NOT NULL" + of, row.notNull(), column.notNull() || this.keys.refusesNull(column.name()));
		same(this.object, "the default" + of, row.defaultValue(), column.defaultValue());
		same(this.object, "the place in the primary key" + of, row.primaryKey(),
				this.keys.primaryKeyPosition(column.name()));
		same(this.object, "whether values are generated" + of, row.hidden(), hidden(column));
	}

	/** As PRAGMA table_xinfo numbers it. */
	private static int hidden(Column column) {
		if (column.generated() == null) {
			return 0;
		}
		return (column.generated().kind() == GeneratedKind.VIRTUAL) ? 2 : 3;
	}

	void foreignKeys(List<ForeignKeyRow> rows) {
		List<String> sqlite = rows.stream()
			.map((row) -> row.from() + " to " + row.table() + row.to() + " on delete " + row.onDelete() + " on update "
					+ row.onUpdate())
			.toList();
		List<String> text = this.table.constraints(TableConstraint.ForeignKey.class)
			.stream()
			.map((key) -> key.columns() + " to " + key.table() + key.referencedColumns() + " on delete "
					+ key.onDelete().sql() + " on update " + key.onUpdate().sql())
			.toList();
		same(this.object, "the foreign keys", sqlite, text);
	}

	/** Compares those that SQLite made for keys. */
	void keys(List<IndexRow> rows) {
		List<String> sqlite = new ArrayList<>();
		for (IndexRow row : rows) {
			if (!row.origin().equals("c")) {
				sqlite.add(row.name() + (row.origin().equals("pk") ? " primary key " : " unique ") + terms(row.terms())
						+ partial(row.partial()));
			}
		}
		List<String> text = new ArrayList<>();
		for (SchemaKeys.KeyIndex index : this.keys.indexes()) {
			List<SchemaKeys.KeyTerm> terms = (index.primaryKey() && this.table.withoutRowid())
					? SchemaKeys.distinct(index.terms()) : index.terms();
			text.add(index.name() + (index.primaryKey() ? " primary key " : " unique ")
					+ terms.stream()
						.map((term) -> described(term.column(), term.collation(), term.descending()))
						.toList());
		}
		same(this.object, "the indexes of its keys", sqlite.stream().sorted().toList(),
				text.stream().sorted().toList());
	}

	void index(Index index, IndexRow row) {
		String object = quoted("index", index.name());
		same(object, "UNIQUE", row.unique(), index.unique());
		same(object, "its condition", partial(row.partial()), partial(index.where() != null));
		same(object, "its terms", terms(row.terms()), index.terms().stream().map(this::described).toList());
	}

	private static String partial(boolean partial) {
		return partial ? " for some rows" : "";
	}

	private static List<String> terms(List<TermRow> terms) {
		return terms.stream().map((term) -> described(column(term), term.collation(), term.descending())).toList();
	}

	private static @Nullable String column(TermRow term) {
		return (term.column() == -1) ? "rowid" : term.name();
	}

	private String described(Term term) {
		String column = term.column();
		boolean isRowid = column != null && this.table.column(column).isEmpty();
		if (isRowid) {
			column = (this.keys.rowidColumn() != null) ? this.keys.rowidColumn() : "rowid";
		}
		String collation = term.collation();
		if (collation == null) {
			collation = (column != null) ? this.keys.collation(column) : SchemaKeys.BINARY;
		}
		return described(column, collation, term.order() == SortOrder.DESC);
	}

	private static String described(@Nullable String column, String collation, boolean descending) {
		return ((column != null) ? '"' + column + '"' : "an expression") + " collate "
				+ collation.toLowerCase(Locale.ROOT) + (descending ? " desc" : "");
	}

}
