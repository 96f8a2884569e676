package io.github.dbmig.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A database of an acceptance case, with foreign keys on. Every migration of it ends with
 * what must hold whatever was asked: as many tables with as many rows, no key broken, the
 * file sound, nothing temporary left, the connection as it was.
 */
final class CaseDatabase implements AutoCloseable {

	private final TestDatabase database;

	private final CopyWatch copies = new CopyWatch();

	private final List<MigrationConnectionCustomizer> customizers = new ArrayList<>(List.of(this.copies));

	private final List<TestRevision> revisions = new ArrayList<>(List.of(TestRevision.of("r0")));

	private CaseDatabase(TestDatabase database) {
		this.database = database;
	}

	static CaseDatabase in(Path folder) {
		return in(folder, "delete");
	}

	static CaseDatabase in(Path folder, String journalMode) {
		return new CaseDatabase(TestDatabase.in(folder, journalMode));
	}

	/**
	 * Let dbmig's connections have what the application's have.
	 */
	CaseDatabase customizer(MigrationConnectionCustomizer customizer) {
		this.customizers.add(customizer);
		return this;
	}

	/**
	 * Put something into the database before dbmig sees it, with foreign keys off.
	 */
	CaseDatabase holds(String... statements) {
		this.database.execute(statements);
		return this;
	}

	/**
	 * Make the table that most cases begin with.
	 */
	CaseDatabase holdsTable() {
		return holds("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER)",
				"INSERT INTO t VALUES (1, 'x', 1), (2, 'y', 2)");
	}

	void migrate(Consumer<Operations> upgrade) {
		migrate(upgrade, (op) -> {
		});
	}

	/**
	 * Upgrade with one more revision.
	 */
	void migrate(Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
		Facts before = begin();
		append(upgrade, downgrade);
		engine().upgrade("head");
		sound(before);
	}

	/**
	 * Undo the last revision.
	 */
	void downgrade() {
		Facts before = begin();
		engine().downgrade("-1");
		sound(before);
		this.revisions.remove(this.revisions.size() - 1);
	}

	/**
	 * Upgrade with one more revision, which is refused and leaves every byte of the file
	 * as it was.
	 * @return what is told
	 */
	MigrationException refused(Consumer<Operations> upgrade) {
		Facts before = begin();
		byte[] bytes = this.database.bytes();
		append(upgrade, (op) -> {
		});
		MigrationException refusal = catchThrowableOfType(MigrationException.class, () -> engine().upgrade("head"));
		this.revisions.remove(this.revisions.size() - 1);
		assertThat(refusal).as("A refusal").isNotNull();
		// Every operation works on SQLite; it is only these rows or this schema that
		// forbid
		assertThat(refusal.getMessage()).doesNotContain("does not do yet");
		assertThat(Arrays.equals(this.database.bytes(), bytes)).as("The file is as it was").isTrue();
		sound(before);
		assertThat(this.database.version()).containsExactly(head());
		return refusal;
	}

	/**
	 * Rebuild a table as it is, and then with a change of one of its columns that holds
	 * no NULL and is neither NOT NULL nor has a default. Whatever text the database keeps
	 * stays as it is, but for what the change adds.
	 */
	void rebuild(String table, String column) {
		Map<String, String> before = texts();
		migrate((op) -> op.rebuildTable(table));
		assertThat(texts()).isEqualTo(before);
		migrate((op) -> op.alterTable(table,
				(t) -> t.alterColumn(column, (c) -> c.notNull().defaultValue("123456789"))));
		Map<String, String> after = texts();
		String changed = after.put("table " + table, before.get("table " + table));
		assertThat(after).isEqualTo(before);
		String withoutDefault = changed.replaceFirst("(?i) DEFAULT 123456789", "");
		assertThat(withoutDefault).isNotEqualTo(changed);
		assertThat(IntStream.range(0, withoutDefault.length())
			.filter((at) -> withoutDefault.regionMatches(true, at, " NOT NULL", 0, 9))
			.mapToObj((at) -> withoutDefault.substring(0, at) + withoutDefault.substring(at + 9)))
			.contains(before.get("table " + table));
	}

	private Facts begin() {
		if (this.database.query("SELECT 1 FROM sqlite_schema WHERE name = 'dbmig_version'").isEmpty()) {
			engine().stamp("r0");
		}
		this.copies.clear();
		return facts();
	}

	private void append(Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
		this.revisions.add(TestRevision.of("r" + this.revisions.size(), head()).up(upgrade).down(downgrade));
	}

	private String head() {
		return this.revisions.get(this.revisions.size() - 1).id();
	}

	private MigrationEngine engine() {
		DatabaseAccess access = this.database.access();
		return this.database.builder(this.revisions.toArray(TestRevision[]::new))
			.access(new DatabaseAccess(access.lockTimeout(), this.customizers, () -> OptionalInt.of(1),
					access.evictor()))
			.build();
	}

	private Facts facts() {
		Map<String, String> rows = new LinkedHashMap<>();
		for (String table : query("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'view' "
				+ "AND name NOT LIKE 'dbmig^_%' ESCAPE '^' AND name NOT LIKE 'sqlite^_%' ESCAPE '^'")) {
			rows.put(table, one("SELECT count(*) FROM main.\"" + table.replace("\"", "\"\"") + "\""));
		}
		return new Facts(rows, this.database.connectionState());
	}

	private void sound(Facts before) {
		Facts after = facts();
		assertThat(after.rows().values()).as("Rows of the tables, %s before, %s now", before.rows(), after.rows())
			.containsExactlyInAnyOrderElementsOf(before.rows().values());
		assertThat(query("PRAGMA foreign_key_check")).as("Broken keys").isEmpty();
		assertThat(query("PRAGMA integrity_check")).containsExactly("ok");
		assertThat(after.connection()).isEqualTo(before.connection()).containsEntry("foreign_keys", List.of("1"));
	}

	/**
	 * Ask as the application does.
	 */
	List<String> query(String sql) {
		try (Connection connection = this.database.pool().getConnection()) {
			return TestDatabase.query(connection, sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(sql, ex);
		}
	}

	String one(String sql) {
		List<String> values = query(sql);
		assertThat(values).as(sql).hasSize(1);
		return values.get(0);
	}

	/**
	 * Write as the application does.
	 */
	void write(String... statements) {
		for (String sql : statements) {
			try {
				attempt(sql);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(sql, ex);
			}
		}
	}

	/**
	 * Write what SQLite refuses.
	 */
	void refusesRow(String sql, String message) {
		assertThatExceptionOfType(SQLException.class).as(sql)
			.isThrownBy(() -> attempt(sql))
			.withMessageContaining(message);
	}

	private void attempt(String sql) throws SQLException {
		try (Connection connection = this.database.pool().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	List<String> columns(String table) {
		return query("SELECT name FROM pragma_table_xinfo('" + table + "') ORDER BY cid");
	}

	/**
	 * Return the columns of the primary key, in its order.
	 */
	List<String> primaryKey(String table) {
		return query("SELECT name FROM pragma_table_info('" + table + "') WHERE pk > 0 ORDER BY pk");
	}

	/**
	 * Return the foreign keys of a table: column, table, column referred to, ON UPDATE
	 * and ON DELETE.
	 */
	List<String> foreignKeys(String table) {
		return query("SELECT \"from\" || ' ' || \"table\" || ' ' || ifnull(\"to\", '-') || ' ' || on_update || ' ' "
				+ "|| on_delete FROM pragma_foreign_key_list('" + table + "') ORDER BY id DESC, seq");
	}

	/**
	 * Return the indexes of a table that come from CREATE INDEX ({@code c}), UNIQUE
	 * ({@code u}) or PRIMARY KEY ({@code pk}): those letters and the columns.
	 */
	List<String> indexes(String table) {
		return query("SELECT l.origin || ' ' || (SELECT group_concat(ifnull(name, '?'), ',') FROM "
				+ "pragma_index_info(l.name)) FROM pragma_index_list('" + table + "') l ORDER BY 1");
	}

	String sql(String name) {
		return one("SELECT sql FROM sqlite_schema WHERE name = '" + name + "'");
	}

	/**
	 * Return every text that the database keeps, by the kind and name of what it defines.
	 */
	Map<String, String> texts() {
		Map<String, String> texts = new LinkedHashMap<>();
		for (String name : query("SELECT type || ' ' || name FROM sqlite_schema WHERE sql IS NOT NULL "
				+ "AND name NOT LIKE 'dbmig^_%' ESCAPE '^' AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY 1")) {
			texts.put(name,
					one("SELECT sql FROM sqlite_schema WHERE type || ' ' || name = '" + name.replace("'", "''") + "'"));
		}
		return texts;
	}

	/**
	 * Return how many rows the last run inserted, by table: empty if it copied none.
	 */
	Map<String, Integer> copies() {
		return this.copies.inserted();
	}

	TestDatabase database() {
		return this.database;
	}

	@Override
	public void close() {
		this.database.close();
	}

	private record Facts(Map<String, String> rows, Map<String, Object> connection) {
	}

}
