package io.github.dbmig.engine;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README shows of changing tables.
 */
class ReadmeExampleTests {

	@TempDir
	Path folder;

	@Test
	void everyChangeWorksOnEveryTable() {
		try (TestDatabase database = TestDatabase.in(this.folder)) {
			database.execute("CREATE TABLE owners (id INTEGER PRIMARY KEY)",
					"CREATE TABLE lattices (id INTEGER PRIMARY KEY, name TEXT, size TEXT, "
							+ "owner_id INTEGER REFERENCES owners, legacy TEXT)",
					"CREATE INDEX ix_legacy ON lattices (legacy)", "CREATE VIEW old AS SELECT legacy FROM lattices",
					"INSERT INTO lattices VALUES (7, 'a', '12', NULL, 'x'), (8, 'b', NULL, NULL, 'y')");
			TestRevision first = TestRevision.of("a");
			TestRevision revision = TestRevision.of("b", "a")
				.up((op) -> op.alterTable("lattices", (table) -> table
					.alterColumn("size",
							(column) -> column.type("INTEGER").convert("CAST(size AS INTEGER)").notNull().backfill("0"))
					.addColumn("note", "TEXT", (column) -> column.after("name"))
					.addUnique("uq_lattices_name", "name")
					.dropForeignKey("owner_id")
					.dropColumn("legacy", (drop) -> drop.cascade())
					.strict(true)));
			database.engine(first, revision).stamp("a");
			database.engine(first, revision).upgrade("head");
			assertThat(database.query("SELECT id || name || size || typeof(size) FROM lattices"))
				.containsExactly("7a12integer", "8b0integer");
			assertThat(database.query("SELECT sql FROM sqlite_schema WHERE name = 'lattices'")).containsExactly(
					"CREATE TABLE lattices (id INTEGER PRIMARY KEY, name TEXT, \"note\" TEXT, size INTEGER NOT NULL, "
							+ "owner_id INTEGER, CONSTRAINT \"uq_lattices_name\" UNIQUE (\"name\")) STRICT");
			assertThat(database.query("SELECT name FROM sqlite_schema WHERE name IN ('old', 'ix_legacy')")).isEmpty();
		}
	}

}
