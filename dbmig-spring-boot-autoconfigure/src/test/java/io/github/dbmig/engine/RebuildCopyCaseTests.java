package io.github.dbmig.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.Position;
import io.github.dbmig.operation.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Acceptance cases S53 and S57: a rebuild copies the rows once, and then builds the
 * indexes.
 */
class RebuildCopyCaseTests {

	private CaseDatabase database;

	@BeforeEach
	void open(@TempDir Path folder) {
		this.database = CaseDatabase.in(folder);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void s53_severalChangesOfATableAreOneCopy() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t",
				(t) -> t.alterColumn("a", (c) -> c.type("VARCHAR(40)").notNull())
					.alterColumn("b", (c) -> c.notNull().defaultValue("7"))
					.addUnique("uq", "a")
					.addCheck("ck", "b > 0")
					.addColumn("c", "INTEGER", (c) -> c.generatedAs("b * 2", GeneratedKind.STORED))
					.addColumn("d", "TEXT", (c) -> c.notNull().backfill("a || b"))
					.moveColumn("b", Position.first())
					.renameColumn("a", "name")));
		assertThat(this.database.copies().values()).containsExactly(2);
	}

	@Test
	void s53_adjacentChangesOfATableAreOneCopy() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.addUnique("uq", "a"))
			.alterTable("t", (t) -> t.alterColumn("b", (c) -> c.defaultValue("7")))
			.rebuildTable("t"));
		assertThat(this.database.copies().values()).containsExactly(2);
		assertThat(this.database.sql("t")).contains("DEFAULT 7", "uq");
	}

	@Test
	void s53_whatStandsBetweenTwoChangesSeesTheFirst() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.alterTable("t", (t) -> t.addColumn("c", "TEXT", (c) -> c.first()))
			.execute("UPDATE t SET c = a || b")
			.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.notNull().defaultValue("'-'"))));
		assertThat(this.database.query("SELECT c FROM t ORDER BY id")).containsExactly("x1", "y2");
	}

	@Test
	void s53_anIndexAloneNeedsNoCopy() {
		this.database.holdsTable();
		this.database.migrate((op) -> op.createIndex("ix", "t", (ix) -> ix.column("a")), (op) -> op.dropIndex("ix"));
		assertThat(this.database.copies()).isEmpty();
		this.database.downgrade();
		assertThat(this.database.copies()).isEmpty();
	}

	@Test
	void s57_indexesAreBuiltAfterTheCopy() {
		List<Integer> copied = new ArrayList<>();
		this.database.customizer(noting(copied));
		holdsManyRows(20_000);
		this.database.migrate((op) -> op.createIndex("noted", "t", (ix) -> ix.expression("noted(c3)")));
		copied.clear();
		this.database.migrate((op) -> op.rebuildTable("t"));
		assertThat(this.database.copies().values()).containsExactly(20_000);
		assertThat(copied).hasSizeGreaterThanOrEqualTo(20_000).containsOnly(20_000);
	}

	/**
	 * Registers a function that notes how many rows the run has copied when it is called.
	 */
	private MigrationConnectionCustomizer noting(List<Integer> copied) {
		Function noted = new Function() {

			@Override
			protected void xFunc() throws SQLException {
				copied.add(RebuildCopyCaseTests.this.database.copies()
					.values()
					.stream()
					.mapToInt(Integer::intValue)
					.sum());
				result(value_int(0));
			}

		};
		return (connection) -> Function.create(connection.unwrap(Connection.class), "noted", noted, 1,
				Function.FLAG_DETERMINISTIC);
	}

	private void holdsManyRows(int rows) {
		this.database.holds(
				"CREATE TABLE t(id INTEGER PRIMARY KEY, c1 TEXT, c2 TEXT, c3 INTEGER, c4 REAL, c5 TEXT, c6 INTEGER, "
						+ "c7 TEXT, c8 INTEGER, c9 TEXT)",
				"INSERT INTO t WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < " + rows
						+ ") "
						+ "SELECT i, 'one ' || i, 'two ' || (i % 977), i * 7, i / 3.0, 'five', i % 13, 'seven', -i, NULL FROM n",
				"CREATE INDEX ix1 ON t(c1)", "CREATE INDEX ix2 ON t(c2, c3)");
	}

	/**
	 * Without anything that watches the copy, because that makes garbage for each row.
	 */
	@Test
	@Tag("benchmark")
	void s57_aMillionRowsNeedNoMoreMemory() throws IOException {
		holdsManyRows(1_000_000);
		TestDatabase bare = this.database.database();
		MigrationEngine engine = bare.engine(TestRevision.of("a"),
				TestRevision.of("b", "a")
					.up((op) -> op.createIndex("ix3", "t", (ix) -> ix.column("c6"))
						// What the machine loads for a first rebuild is none of the rows'
						// memory
						.createTable("small", (t) -> t.column("c3", "INTEGER"))
						.insert("small", Row.row("c3", 1))
						.alterTable("small", (t) -> t.alterColumn("c3", (c) -> c.notNull().defaultValue("0")))),
				TestRevision.of("c", "b")
					.up((op) -> op.alterTable("t", (t) -> t.alterColumn("c3", (c) -> c.notNull().defaultValue("0")))));
		engine.stamp("a");
		engine.upgrade("b");
		long size = Files.size(bare.file()) / 1024;
		long before = peak();
		assumeThat(before).as("What the kernel tells").isPositive();
		engine.upgrade("c");
		assertThat(peak() - before).as("KiB more, for a file of %s KiB", size).isLessThan(size / 4);
		assertThat(bare.query("SELECT count(*), sum(c3) FROM t")).containsExactly("1000000|3500003500000");
		assertThat(bare.query("PRAGMA integrity_check")).containsExactly("ok");
	}

	/**
	 * Return the greatest size in KiB that this process has had, 0 where the kernel
	 * doesn't tell.
	 */
	private static long peak() throws IOException {
		Path status = Path.of("/proc/self/status");
		if (!Files.exists(status)) {
			return 0;
		}
		return Files.readAllLines(status)
			.stream()
			.filter((line) -> line.startsWith("VmHWM:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.sum();
	}

}
