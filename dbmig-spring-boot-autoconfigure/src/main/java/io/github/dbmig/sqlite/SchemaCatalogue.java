package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * What SQLite says about the objects of the main database, read with five statements,
 * however many objects there are.
 *
 * @param objects what {@code sqlite_schema} holds, without what SQLite makes for itself
 * @param known the tables that were not asked about, because they and all indexes on them
 * are word for word those of a schema that is known
 * @param tables the flags of each table
 * @param columns the columns of each other table
 * @param indexes the indexes of each other table
 * @param foreignKeys the foreign keys of each other table
 * @see <a href="https://www.sqlite.org/pragma.html#pragfunc">PRAGMA functions</a>
 */
record SchemaCatalogue(List<ObjectRow> objects, Set<String> known, Map<String, TableRow> tables,
		Map<String, List<ColumnRow>> columns, Map<String, List<IndexRow>> indexes,
		Map<String, List<ForeignKeyRow>> foreignKeys) {

	private static final String OBJECTS = """
			SELECT type, name, tbl_name, sql FROM main.sqlite_schema
			WHERE substr(name, 1, 7) <> 'sqlite_' AND sql IS NOT NULL%s ORDER BY rowid""";

	private static final String TABLES = "SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main'";

	/** A virtual table has no page, and asking for its columns would load its module. */
	private static final String REAL_TABLES = """
			(SELECT name FROM main.sqlite_schema
			WHERE type = 'table' AND rootpage > 0 AND substr(name, 1, 7) <> 'sqlite_'%s) t""";

	private static final String COLUMNS = """
			SELECT t.name, x.name, x.type, x."notnull", x.dflt_value, x.pk, x.hidden
			FROM %s, pragma_table_xinfo(t.name, 'main') x ORDER BY t.name, x.cid""".formatted(REAL_TABLES);

	private static final String INDEXES = """
			SELECT t.name, l.name, l."unique", l.origin, l.partial, x.cid, x.name, x."desc", x.coll
			FROM %s, pragma_index_list(t.name, 'main') l, pragma_index_xinfo(l.name, 'main') x
			WHERE x."key" = 1 ORDER BY t.name, l.seq DESC, x.seqno""".formatted(REAL_TABLES);

	private static final String FOREIGN_KEYS = """
			SELECT t.name, f.id, f."table", f."from", f."to", f.on_delete, f.on_update
			FROM %s, pragma_foreign_key_list(t.name, 'main') f ORDER BY t.name, f.id DESC, f.seq"""
		.formatted(REAL_TABLES);

	/**
	 * Read what is there and isn't known. SQLite says the same of the same words, so only
	 * what reads otherwise is asked about.
	 * @param connection a connection
	 * @param table the one table to read with what is on it, null for all
	 * @param known what was read or written before
	 * @throws SQLException if that fails
	 */
	static SchemaCatalogue read(Connection connection, @Nullable String table, Schema known) throws SQLException {
		String filter = (table != null) ? " AND lower(tbl_name) = lower(" + SqlNames.literal(table) + ")" : "";
		List<ObjectRow> objects = new ArrayList<>();
		Map<String, TableRow> tables = new LinkedHashMap<>();
		Map<String, List<ColumnRow>> columns = new LinkedHashMap<>();
		Map<String, List<IndexRow>> indexes = new LinkedHashMap<>();
		Map<String, List<ForeignKeyRow>> foreignKeys = new LinkedHashMap<>();
		Set<String> same;
		try (Statement statement = connection.createStatement()) {
			query(statement, OBJECTS.formatted(filter), (row) -> objects
				.add(new ObjectRow(row.getString(1), row.getString(2), row.getString(3), row.getString(4))));
			query(statement, TABLES, (row) -> tables.put(row.getString(1),
					new TableRow(row.getString(2), row.getBoolean(3), row.getBoolean(4))));
			same = same(objects, tables, known);
			if (!same.isEmpty()) {
				filter += " AND name NOT IN (" + same.stream().map(SqlNames::literal).collect(Collectors.joining(", "))
						+ ")";
			}
			query(statement, COLUMNS.formatted(filter),
					(row) -> list(columns, row.getString(1)).add(new ColumnRow(row.getString(2), row.getString(3),
							row.getBoolean(4), row.getString(5), row.getInt(6), row.getInt(7))));
			query(statement, INDEXES.formatted(filter), (row) -> addIndex(list(indexes, row.getString(1)), row));
			query(statement, FOREIGN_KEYS.formatted(filter),
					(row) -> addForeignKey(list(foreignKeys, row.getString(1)), row));
		}
		return new SchemaCatalogue(objects, same, tables, columns, indexes, foreignKeys);
	}

	private static Set<String> same(List<ObjectRow> objects, Map<String, TableRow> tables, Schema known) {
		if (known.tables().isEmpty()) {
			return Set.of();
		}
		Map<String, String> texts = new HashMap<>();
		for (Table table : known.tables()) {
			texts.put(table.name(), table.sql());
		}
		for (Index index : known.indexes()) {
			texts.put(index.name(), index.sql());
		}
		Set<String> same = new HashSet<>();
		Set<String> other = new HashSet<>();
		for (ObjectRow object : objects) {
			boolean isSame = object.sql().equals(texts.get(object.name()));
			if (object.type().equals("table")) {
				TableRow flags = tables.get(object.name());
				(isSame && flags != null && flags.type().equals("table") ? same : other).add(object.name());
			}
			else if (object.type().equals("index") && !isSame) {
				other.add(object.table());
			}
		}
		same.removeAll(other);
		return same;
	}

	private static void addIndex(List<IndexRow> indexes, ResultSet row) throws SQLException {
		String name = row.getString(2);
		if (indexes.isEmpty() || !indexes.get(indexes.size() - 1).name().equals(name)) {
			indexes.add(new IndexRow(name, row.getBoolean(3), row.getString(4), row.getBoolean(5), new ArrayList<>()));
		}
		indexes.get(indexes.size() - 1)
			.terms()
			.add(new TermRow(row.getInt(6), row.getString(7), row.getBoolean(8), row.getString(9)));
	}

	private static void addForeignKey(List<ForeignKeyRow> keys, ResultSet row) throws SQLException {
		int id = row.getInt(2);
		if (keys.isEmpty() || keys.get(keys.size() - 1).id() != id) {
			keys.add(new ForeignKeyRow(id, row.getString(3), new ArrayList<>(), new ArrayList<>(), row.getString(6),
					row.getString(7)));
		}
		ForeignKeyRow key = keys.get(keys.size() - 1);
		key.from().add(row.getString(4));
		String to = row.getString(5);
		if (to != null) {
			key.to().add(to);
		}
	}

	private static <T> List<T> list(Map<String, List<T>> lists, String table) {
		return lists.computeIfAbsent(table, (key) -> new ArrayList<>());
	}

	private static void query(Statement statement, String sql, RowReader reader) throws SQLException {
		try (ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				reader.read(rows);
			}
		}
	}

	@FunctionalInterface
	private interface RowReader {

		void read(ResultSet row) throws SQLException;

	}

	record ObjectRow(String type, String name, String table, String sql) {

	}

	record TableRow(String type, boolean withoutRowid, boolean strict) {

	}

	record ColumnRow(String name, String type, boolean notNull, @Nullable String defaultValue, int primaryKey,
			int hidden) {

	}

	/** The terms are those of the key, without what SQLite adds to find the row. */
	record IndexRow(String name, boolean unique, String origin, boolean partial, List<TermRow> terms) {

	}

	/** The column is -1 for the rowid and -2 for an expression, without a name. */
	record TermRow(int column, @Nullable String name, boolean descending, String collation) {

	}

	record ForeignKeyRow(int id, String table, List<String> from, List<String> to, String onDelete, String onUpdate) {

	}

}
