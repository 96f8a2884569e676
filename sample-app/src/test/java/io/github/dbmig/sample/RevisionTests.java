package io.github.dbmig.sample;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the revisions, on the rows of an old user.
 */
class RevisionTests {

	private static final List<String> TABLES = List.of("lattices", "electrons", "electron_dependency", "executors");

	@TempDir
	Path directory;

	private SingleConnectionDataSource dataSource;

	private MigrationEngine engine;

	@BeforeEach
	void open() {
		Path file = this.directory.resolve("dispatcher.db");
		OldDatabase.create(file);
		this.dataSource = new SingleConnectionDataSource("jdbc:sqlite:" + file, true);
		this.engine = OldScript.engine(this.dataSource);
	}

	@AfterEach
	void close() {
		this.dataSource.destroy();
	}

	@Test
	void theOldHistoryHasTheChecksumThatTheRevisionHasNow() throws Exception {
		HistoryEntry old = this.engine.status().history().get(0);
		this.engine.downgrade("base");
		this.engine.upgrade(OldScript.INIT);
		assertThat(this.engine.status().history().get(0).checksum()).isEqualTo(old.checksum());
		assertThat(old.revision()).isEqualTo(OldScript.INIT);
		assertThat(old.appVersion()).isEqualTo("0.177.0");
	}

	@Test
	void upDownAndUpAgainLosesNothing() throws Exception {
		String old = everything();
		this.engine.upgrade("head");
		String upgraded = everything();
		assertThat(upgraded).isNotEqualTo(old);
		this.engine.downgrade(OldScript.INIT);
		assertThat(everything()).isEqualTo(old);
		this.engine.upgrade("head");
		assertThat(everything()).isEqualTo(upgraded);
		this.engine.downgrade("base");
		assertThat(everything()).isEmpty();
	}

	@Test
	void everyStepDownLeadsBackToWhereTheStepUpBegan() throws Exception {
		this.engine.upgrade("9b9d58f02985");
		String between = everything();
		this.engine.upgrade("head");
		this.engine.downgrade("-1");
		assertThat(everything()).isEqualTo(between);
	}

	/**
	 * The schema as SQLite understands it, since columns that come back by ALTER TABLE
	 * are written in another way, and the rows.
	 */
	private String everything() throws Exception {
		Connection connection = this.dataSource.getConnection();
		StringBuilder text = new StringBuilder();
		for (String table : TABLES) {
			List<String> columns = SqlDump.list(connection,
					"SELECT name || ' ' || type || ' ' || \"notnull\" || ' ' || "
							+ "coalesce(dflt_value, '-') || ' ' || pk FROM pragma_table_xinfo('" + table
							+ "') ORDER BY cid");
			text.append(columns.isEmpty() ? "" : table + columns + "\n");
			SqlDump.list(connection,
					"SELECT \"from\" || ' -> ' || \"table\" || '.' || \"to\" || ' ' || on_delete FROM pragma_foreign_key_list('"
							+ table + "') ORDER BY 1")
				.forEach((key) -> text.append(key).append('\n'));
			if (!columns.isEmpty()) {
				String values = String.join(" || ',' || ", SqlDump.list(connection,
						"SELECT 'quote(' || name || ')' FROM pragma_table_info('" + table + "') ORDER BY cid"));
				SqlDump.list(connection, "SELECT " + values + " FROM " + table + " ORDER BY id")
					.forEach((row) -> text.append(row).append('\n'));
			}
		}
		SqlDump
			.list(connection,
					"SELECT sql FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL ORDER BY type, name")
			.forEach((sql) -> text.append(sql).append('\n'));
		return text.toString();
	}

}
