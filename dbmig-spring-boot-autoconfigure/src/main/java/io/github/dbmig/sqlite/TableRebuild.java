package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.dbmig.dialect.ProgressListener;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.OptionNode;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.jspecify.annotations.Nullable;

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

	private static final List<String> ROWID_NAMES = List.of("rowid", "oid", "_rowid_");

	private final Connection connection;

	private final CopyProgress progress;

	private final TableDdl before;

	private final TableDdl after;

	private final Map<String, String> sources;

	private final String name;

	private final String temporary;

	/**
	 * Create a rebuild.
	 * @param connection a connection in a transaction, with foreign keys off
	 * @param before the table as it is
	 * @param after the table as it shall be, of the same name
	 * @param sources where the values of new or changed columns come from: SQL
	 * expressions over the old table, by the names of the new columns; a column that
	 * isn't there has the value of the old column of its name, or its default if there is
	 * none
	 * @param progress told how far the copy is
	 * @throws SQLException if the schema can't be read
	 */
	TableRebuild(Connection connection, TableDdl before, TableDdl after, Map<String, String> sources,
			ProgressListener progress) throws SQLException {
		this.connection = connection;
		this.progress = new CopyProgress(connection, progress);
		this.before = before;
		this.after = after;
		this.sources = sources;
		this.name = before.name().value();
		this.temporary = temporaryName();
	}

	/**
	 * Find a name that no object has. A rebuild leaves none behind, whatever happens,
	 * because it is part of a transaction; what has such a name is somebody's.
	 */
	private String temporaryName() throws SQLException {
		String candidate = "_dbmig_new_" + this.name;
		for (int i = 2; count("SELECT count(*) FROM sqlite_schema WHERE lower(name) = lower(?)", candidate) > 0; i++) {
			candidate = "_dbmig_new_" + i + "_" + this.name;
		}
		return candidate;
	}

	/**
	 * Rebuild the table.
	 * @throws SQLException if SQLite refuses something
	 * @throws RebuildException if the result is not what it should be
	 */
	void run() throws SQLException {
		List<String> dependants = texts("SELECT sql FROM sqlite_schema WHERE type IN ('index', 'trigger') "
				+ "AND lower(tbl_name) = lower(?) AND sql IS NOT NULL ORDER BY type, rowid", this.name);
		List<String> temporaryTriggers = texts(
				"SELECT sql FROM sqlite_temp_schema WHERE type = 'trigger' AND lower(tbl_name) = lower(?) ORDER BY rowid",
				this.name);
		Long sequence = sequence();
		List<SavedRows> statistics = List.of(SavedRows.of(this.connection, "sqlite_stat1", "tbl", this.name),
				SavedRows.of(this.connection, "sqlite_stat4", "tbl", this.name));
		Pragma.set(this.connection, "legacy_alter_table", 1);
		execute(this.after.rename(this.temporary).sql());
		copy();
		proveContent();
		execute("DROP TABLE " + SqlNames.quote(this.name));
		execute("ALTER TABLE " + SqlNames.quote(this.temporary) + " RENAME TO " + SqlNames.quote(this.name));
		Pragma.set(this.connection, "legacy_alter_table", 0);
		storeText();
		restoreSequence(sequence);
		for (String sql : dependants) {
			execute(sql);
		}
		for (String sql : temporaryTriggers) {
			execute(sql.replaceFirst("(?i)^CREATE\\s+(TEMP(ORARY)?\\s+)?TRIGGER", "CREATE TEMP TRIGGER"));
		}
		for (SavedRows rows : statistics) {
			rows.restore(this.connection);
		}
	}

	private void copy() throws SQLException {
		List<String> targets = new ArrayList<>();
		List<String> values = new ArrayList<>();
		String rowid = implicitRowid(this.before);
		String newRowid = implicitRowid(this.after);
		if (rowid != null && newRowid != null) {
			targets.add(newRowid);
			values.add(rowid);
		}
		for (ColumnNode column : this.after.columns()) {
			String value = source(column);
			if (value != null) {
				targets.add(quote(column));
				values.add(value);
			}
		}
		String from = " FROM " + SqlNames.quote(this.name);
		long rows = count("SELECT count(*)" + from);
		this.progress.execute(this.name, rows,
				"INSERT INTO " + SqlNames.quote(this.temporary)
						+ (targets.isEmpty() ? " SELECT NULL" : " (" + String.join(", ", targets) + ") SELECT ")
						+ String.join(", ", values) + from);
		long copied = count("SELECT count(*) FROM " + SqlNames.quote(this.temporary));
		if (rows != copied) {
			// ON CONFLICT IGNORE or REPLACE of the new table may swallow rows silently
			throw new RebuildException(this.name, "of " + rows + " rows " + copied + " were copied");
		}
	}

	private @Nullable String source(ColumnNode column) {
		if (column.last(ConstraintNode.Generated.class).isPresent()) {
			return null;
		}
		for (Map.Entry<String, String> source : this.sources.entrySet()) {
			if (column.name().is(source.getKey())) {
				return "(" + source.getValue() + "\n)";
			}
		}
		return this.before.column(column.name().value()).map(TableRebuild::quote).orElse(null);
	}

	/**
	 * Prove that no value changed of a column that wasn't asked to: the rows of both
	 * tables are joined by what identifies them, and compared.
	 */
	private void proveContent() throws SQLException {
		List<String> keys = identity();
		if (keys.isEmpty()) {
			return;
		}
		List<String> same = keys.stream().map((key) -> "o." + key + " = n." + key).toList();
		List<String> differences = new ArrayList<>(List.of("n." + keys.get(0) + " IS NULL"));
		for (ColumnNode column : this.after.columns()) {
			if (this.sources.keySet().stream().noneMatch((name) -> column.name().is(name))
					&& this.before.column(column.name().value()).isPresent()) {
				String quoted = quote(column);
				differences.add("o." + quoted + " IS NOT n." + quoted + " COLLATE BINARY");
				differences.add("typeof(o." + quoted + ") <> typeof(n." + quoted + ")");
			}
		}
		long wrong = count(
				"SELECT count(*) FROM " + SqlNames.quote(this.name) + " o LEFT JOIN " + SqlNames.quote(this.temporary)
						+ " n ON " + String.join(" AND ", same) + " WHERE " + String.join(" OR ", differences));
		if (wrong > 0) {
			throw new RebuildException(this.name, wrong + " rows are not what they were");
		}
	}

	/**
	 * What tells the rows of both tables: the rowid in either form, or the primary key of
	 * a table that has none.
	 */
	private List<String> identity() {
		String old = rowid(this.before);
		if (old != null && old.equals(rowid(this.after))
				&& (implicitRowid(this.before) == null) == (implicitRowid(this.after) == null)) {
			return List.of(old);
		}
		List<String> keys = this.before.primaryKey().map(ConstraintNode.PrimaryKey::columns).orElse(List.of());
		boolean kept = old == null && this.sources.keySet().stream().noneMatch(keys::contains)
				&& keys.stream().allMatch((key) -> this.after.column(key).isPresent());
		return kept ? keys.stream().map(SqlNames::quote).toList() : List.of();
	}

	private void storeText() throws SQLException {
		Pragma.set(this.connection, "writable_schema", 1);
		update("UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?", this.after.sql(), this.name);
		execute("PRAGMA writable_schema=RESET");
		List<String> stored = texts("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", this.name);
		if (!stored.equals(List.of(this.after.sql()))) {
			throw new RebuildException(this.name, "its definition was not stored as planned");
		}
	}

	private @Nullable Long sequence() throws SQLException {
		if (!hasSequences()) {
			return null;
		}
		try (PreparedStatement statement = this.connection
			.prepareStatement("SELECT seq FROM sqlite_sequence WHERE name = ?")) {
			statement.setString(1, this.name);
			try (ResultSet rows = statement.executeQuery()) {
				return rows.next() ? rows.getLong(1) : null;
			}
		}
	}

	private boolean hasSequences() throws SQLException {
		return count("SELECT count(*) FROM sqlite_schema WHERE name = ?", "sqlite_sequence") > 0;
	}

	/**
	 * The copy has counted too, from what it found; a table that never had a row had no
	 * sequence either.
	 */
	private void restoreSequence(@Nullable Long sequence) throws SQLException {
		if (!hasSequences()) {
			return;
		}
		if (autoIncrement(this.after) && !autoIncrement(this.before)) {
			return;
		}
		update("DELETE FROM sqlite_sequence WHERE name = ?", this.name);
		if (sequence == null || !autoIncrement(this.after)) {
			return;
		}
		try (PreparedStatement statement = this.connection
			.prepareStatement("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)")) {
			statement.setString(1, this.name);
			statement.setLong(2, sequence);
			statement.executeUpdate();
		}
	}

	private static boolean autoIncrement(TableDdl table) {
		return table.primaryKey().map((key) -> key.autoIncrement() != null).orElse(false);
	}

	/**
	 * Return a name by which the rowid can be had, whether or not a column is one with
	 * it.
	 */
	private static @Nullable String rowid(TableDdl table) {
		if (table.has(OptionNode.Option.WITHOUT_ROWID)) {
			return null;
		}
		return ROWID_NAMES.stream().filter((name) -> table.column(name).isEmpty()).findFirst().orElse(null);
	}

	/**
	 * Return a name by which the rowid can be had, if no column is one with it.
	 */
	private static @Nullable String implicitRowid(TableDdl table) {
		return RowidAlias.of(table).isPresent() ? null : rowid(table);
	}

	private static String quote(ColumnNode column) {
		return SqlNames.quote(column.name().value());
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private void update(String sql, String... parameters) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			statement.executeUpdate();
		}
	}

	private long count(String sql, String... parameters) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				return rows.getLong(1);
			}
		}
	}

	private List<String> texts(String sql, String parameter) throws SQLException {
		List<String> texts = new ArrayList<>();
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setString(1, parameter);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					texts.add(rows.getString(1));
				}
			}
		}
		return texts;
	}

}
